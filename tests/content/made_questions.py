"""Questions of every kind, made for tests: a plain record as it stands in YAML, and questions drawn at random."""

from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sherpa_sim.content.question import Question

QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
NAMES = ("pear", "fig", "kiwi", "plum", "apple", "lime", "date", "nut")


def text(word: str) -> dict[str, str]:
    return {"en": f"{word} in English", "nl": f"{word} in het Nederlands"}


def parts(names: tuple[str, ...] | list[str], **more: Any) -> list[dict[str, Any]]:
    """Options with these keys; each has a feedback that names it."""
    return [
        {"key": name, "text": text(name), "feedback": text(f"told about {name}")} | more for name in names
    ]


def rubric() -> dict[str, Any]:
    levels = [{"points": points, "text": text(f"level worth {points}")} for points in (0, 1, 3)]
    return {
        "criteria": [{"key": "depth", "name": text("the criterion"), "levels": levels}],
        "good": text("what good looks like"),
    }


def yardstick(measure: str, points: int, nothing: float, everything: float) -> dict[str, Any]:
    return {
        "measure": measure,
        "points": points,
        "nothing": nothing,
        "all": everything,
        "name": text(f"the {measure}"),
        "good": text(f"a good {measure}"),
        "better": text(f"a better {measure}"),
    }


def record(kind: str, **changes: Any) -> dict[str, Any]:
    """A question of a kind, as it stands in YAML."""
    head = {
        "id": "made-01",
        "kind": kind,
        "objective": "role",
        "sources": ["sherpa_proposal"],
        "stem": text("what is asked"),
    }
    places = [{"key": name, "text": text(name)} for name in ("west", "north", "east")]
    items = parts(NAMES[:4])
    for item, place in zip(items, ("east", "north", "east", "west"), strict=True):
        item["right"] = place
    pairs = [item | {"right": place} for item, place in zip(items, ("north", "west", "east"), strict=False)]
    of_kind: dict[str, dict[str, Any]] = {
        "one": {"options": parts(NAMES[:4]), "right": "fig", "partly": ["plum"]},
        "many": {"options": parts(NAMES[:5]), "right": ["fig", "plum"]},
        "classify": {"categories": places, "items": items},
        "match": {"options": places, "items": pairs},
        "order": {"items": parts(NAMES[:4])},
        "number": {
            "unit": text("hours"),
            "low": 0,
            "high": 20,
            "right": 6,
            "tolerance": 1,
            "reach": 4,
            "feedback": {name: text(f"told when {name}") for name in ("right", "near", "low", "high")},
        },
        "text": {"longest": 100, "rubric": rubric()},
        "form": {
            "fields": [
                {"key": "why", "text": text("why"), "longest": 50},
                {"key": "day", "text": text("day"), "kind": "date", "required": False},
                {"key": "where", "text": text("where"), "kind": "choice", "choices": places},
            ],
            "rubric": rubric(),
        },
        "plan": {
            "unit": text("hours"),
            "budget": 4,
            "slots": [
                slot | {"gains": gains}
                for slot, gains in zip(parts(NAMES[:4]), ([4, 4], [3, 1], [], [1]), strict=True)
            ],
            "feedback": text("told about the plan"),
        },
        "conversation": {
            "colleague": "marleen",
            "least": 10,
            "most": 14,
            "rubric": [
                yardstick("consistent", 3, 0.3, 0.7),
                yardstick("reflections_to_questions", 3, 0.1, 0.8),
                yardstick("open_questions", 2, 0.2, 0.5),
                yardstick("unasked", 3, 0.4, 0.1),
                yardstick("change_talk", 1, 0.1, 0.3),
            ],
        },
    }
    return head | of_kind[kind] | changes


def question(kind: str, **changes: Any) -> Any:
    return QUESTION.validate_python(record(kind, **changes))


@st.composite
def one_of_many(draw: st.DrawFn) -> Any:
    names = NAMES[: draw(st.integers(3, 8))]
    right, *others = draw(st.permutations(names))
    partly = others[: draw(st.integers(0, len(names) - 2))]
    return question("one", options=parts(names), right=right, partly=partly)


@st.composite
def many_of_many(draw: st.DrawFn) -> Any:
    names = NAMES[: draw(st.integers(3, 7))]
    right = draw(st.lists(st.sampled_from(names), min_size=1, max_size=len(names) - 1, unique=True))
    return question("many", options=parts(names), right=right)


@st.composite
def classify(draw: st.DrawFn) -> Any:
    places = ["west", "north", "east"][: draw(st.integers(2, 3))]
    extra = draw(st.lists(st.sampled_from(places), min_size=0, max_size=3))
    belong = draw(st.permutations([*places, *extra]))
    items = [item | {"right": place} for item, place in zip(parts(NAMES[: len(belong)]), belong, strict=True)]
    categories = [{"key": place, "text": text(place)} for place in places]
    return question("classify", items=items, categories=categories)


@st.composite
def match(draw: st.DrawFn) -> Any:
    places = draw(st.permutations(["a", "b", "c", "d", "e"][: draw(st.integers(3, 5))]))
    names = sorted(NAMES[: draw(st.integers(3, len(places)))])
    taken = list(places[: len(names)])
    if taken == sorted(taken):
        taken.reverse()
    items = [item | {"right": place} for item, place in zip(parts(names), taken, strict=True)]
    return question("match", items=items, options=parts(sorted(places)))


@st.composite
def order(draw: st.DrawFn) -> Any:
    names = draw(st.permutations(NAMES[: draw(st.integers(3, 5))]))
    if names in (sorted(names), sorted(names, reverse=True)):
        names = [names[1], names[0], *names[2:]]
    return question("order", items=parts(list(names)))


@st.composite
def number(draw: st.DrawFn) -> Any:
    low, steps = draw(st.integers(-20, 20)), draw(st.integers(20, 60))
    step = draw(st.sampled_from([0.1, 0.5, 1, 3]))
    tolerance, beyond = draw(st.integers(0, 2)), draw(st.integers(1, 4))
    return question(
        "number",
        low=low,
        high=low + steps * step,
        step=step,
        right=low + draw(st.integers(0, steps)) * step,
        tolerance=tolerance * step,
        reach=(tolerance + beyond) * step,
    )


@st.composite
def plan(draw: st.DrawFn) -> Any:
    gains = draw(st.lists(st.lists(st.integers(0, 9), max_size=2), min_size=1, max_size=2))
    slots = [
        slot | {"gains": gain}
        for slot, gain in zip(parts(NAMES[: len(gains) + 3]), [[9], *gains, [], []], strict=True)
    ]
    made = record("plan", slots=slots, budget=draw(st.integers(2, 4)))
    try:
        return QUESTION.validate_python(made)
    except ValidationError:  # nearly every plan is as good as the best
        return question("plan")


SCORED = {
    "one": one_of_many(),
    "many": many_of_many(),
    "classify": classify(),
    "match": match(),
    "order": order(),
    "number": number(),
    "plan": plan(),
}
"""How to draw a question of each kind that is scored by itself."""
