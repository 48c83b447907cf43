"""What a lever did to one colleague, in sentences and bars."""

from collections.abc import Iterable

from markupsafe import Markup

from sherpa_sim.content.colleagues import Colleague
from sherpa_sim.content.lever_guide import LeverGuide, Part
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import State
from sherpa_sim.experiments.one_colleague import (
    Effect,
    Moment,
    Talks,
    break_even_skill,
    usual_surroundings,
)
from sherpa_sim.locale.words import Words

from .lever import barrier_names

_NOTHING = Markup("")
_MANY = 10_000
"""Of so many colleagues it is told how many apply in a week: enough for a difference to be seen."""

_BARS = (Part.CAPABILITY, Part.OPPORTUNITY, Part.MOTIVATION, Part.THE_TALK_ITSELF)


def in_short(found: Effect, colleague: Colleague, talks: Talks, guide: LeverGuide, words: Words) -> Markup:
    """How many would apply, before and after, whether harm was done, and what is most in the way."""
    name, lever = colleague.name, guide.name(words.language)
    before, after = (_of_many(moment.applies) for moment in (found.before, found.after))
    numbers = words(
        "Of {many} colleagues in the place of {name}, {before} sign up for a course in a week. "
        "After this: {after}.",
        many=words.number(_MANY),
        name=name,
        before=words.number(before),
        after=words.number(after),
    )
    return Markup('<p class="answer">{}</p><p>{}</p><p>{}</p>').format(
        numbers, _why(found, talks, lever, words), _in_the_way(found, colleague, guide, words)
    )


def told(found: Effect, colleague: Colleague, guide: LeverGuide, words: Words) -> Markup:
    """What comes together in bars; what moved and what did not; what the course says; what was assumed."""
    return Markup("{}{}{}{}").format(
        _bars(found, words),
        _moves(found, guide, words),
        _course_says(colleague, guide, words),
        _assumed(colleague, words),
    )


def state_names(words: Words) -> dict[State, str]:
    """What the states of a colleague are called in the course."""
    return {
        State.NEED: words("seeing a reason to learn"),
        State.AWARENESS: words("knowing what there is"),
        State.CONFIDENCE: words("feeling able"),
        State.TIME_ROOM: words("room in time"),
        State.MONEY_ROOM: words("room in money"),
        State.BALANCE: words("the balance between wanting and not wanting"),
        State.TRUST: words("trust in you"),
        State.PEER_WEIGHT: words("how much colleagues who learned count"),
        State.FOLLOW_UP: words("being held during a course"),
    }


def _of_many(chance: float) -> int:
    return round(_MANY * chance)


def _why(found: Effect, talks: Talks, lever: str, words: Words) -> str:
    """Whether the talk helped or harmed, and by what."""
    before, after = found.before.applies, found.after.applies
    if found.does_harm:
        return words(
            "This does harm. A talk that pushes takes away trust and willingness, and {lever} does not make up "
            "for it.",
            lever=lever,
        )
    if after == before:
        return words("Nothing changes.")
    if talks.skill < break_even_skill():
        return words(
            "The talk itself does harm: it pushes, and takes away trust and willingness. What {lever} opens is "
            "a little more than that.",
            lever=lever,
        )
    if after == found.without_lever.applies:
        return words("This helps, but only by how you talk. {lever} brings nothing here.", lever=lever)
    if _of_many(after) == _of_many(before):
        return words("This helps, but so little that it does not show.")
    return words("This helps. How you talk does part of it, and {lever} does the rest.", lever=lever)


def _in_the_way(found: Effect, colleague: Colleague, guide: LeverGuide, words: Words) -> str:
    """The heaviest barrier, whether the lever is meant for it, and whether it is still the heaviest."""
    names, lever, barrier = barrier_names(words), guide.name(words.language), found.before.barrier
    parts = [
        words("Most in the way of {name}: {barrier}.", name=colleague.name, barrier=names[barrier]),
        words("{lever} is meant for that.", lever=lever)
        if barrier in guide.answers
        else words("{lever} is not meant for that.", lever=lever),
        words("Afterwards that is still the heaviest.")
        if found.after.barrier is barrier
        else words(
            "Afterwards something else is the heaviest: {barrier}.", barrier=names[found.after.barrier]
        ),
    ]
    return " ".join(parts)


def _bars(found: Effect, words: Words) -> Markup:
    names = {
        Part.CAPABILITY: words("Can do it"),
        Part.OPPORTUNITY: words("Has the chance"),
        Part.MOTIVATION: words("Wants to"),
        Part.THE_TALK_ITSELF: words("Trusts you"),
    }
    rows = _joined(
        Markup('<tr><th scope="row">{}</th><td>{}{}</td></tr>').format(
            names[part],
            _bar(words("before"), "before", found.before, part, words),
            _bar(words("after"), "after", found.after, part, words),
        )
        for part in _BARS
    )
    return Markup(
        '<figure class="bars two"><figcaption>{}</figcaption><p class="says">{}</p><table>'
        '<thead class="for-screen-reader"><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table></figure>"
    ).format(
        words("What has to come together, from 0 to 100"),
        words("The first three work together. If one is missing, the others do not help."),
        words("What"),
        words("Before and after, from 0 to 100"),
        rows,
    )


def _bar(when: str, kind: str, moment: Moment, part: Part, words: Words) -> Markup:
    share = moment.parts[part]
    return Markup(
        '<span class="line"><span class="when">{}</span><span class="room"><span class="bar {}" '
        'style="width:{:.1f}%"></span></span> <span class="value">{}</span></span>'
    ).format(when, kind, 100 * share, words.number(100 * share))


def _moves(found: Effect, guide: LeverGuide, words: Words) -> Markup:
    """What the lever moved, what the way of talking moved, and what nobody touched."""
    names = state_names(words)
    still = [names[state] for state in State if state not in found.by_lever | found.by_talking]
    parts = [
        _list(
            words("What {lever} moved", lever=guide.name(words.language)),
            _steps(found.by_lever, found.without_lever, found.after, words),
            words("Nothing: with talk like this no lever works."),
        ),
        _list(
            words("What the way of talking moved, whatever the lever"),
            _steps(found.by_talking, found.before, found.without_lever, words),
            words("Nothing: it neither opened nor pushed."),
        ),
        Markup('<h4>{}</h4><p class="still">{}</p>').format(words("What stayed as it was"), ", ".join(still)),
    ]
    if guide.key is Lever.EXPERIENCE:
        parts.append(Markup("<p>{}</p>").format(_staying_on(found, words)))
    return Markup('<div class="moves">{}</div>').format(_joined(parts))


def _steps(moved: Iterable[State], one: Moment, other: Moment, words: Words) -> list[str]:
    names = state_names(words)
    steps = []
    for state in sorted(moved, key=list(State).index):
        way = words("up") if other.states[state] > one.states[state] else words("down")
        start, end = (_out_of_100(moment.states[state], words) for moment in (one, other))
        steps.append(
            words("{what}: {way}, from {start} to {end}", what=names[state], way=way, start=start, end=end)
        )
    return steps


def _out_of_100(value: float, words: Words) -> str:
    """A state; small steps are to be seen, and below nothing the sign."""
    return words.number(100 * value, 1).replace("-", "\u2212")


def _staying_on(found: Effect, words: Words) -> str:
    before, after = (_of_many(1.0 - moment.parts[Part.STAYING_ON]) for moment in (found.before, found.after))
    return words(
        "Of {many} such colleagues in a course, {before} stop in a week. After this: {after}.",
        many=words.number(_MANY),
        before=words.number(before),
        after=words.number(after),
    )


def _course_says(colleague: Colleague, guide: LeverGuide, words: Words) -> Markup:
    """What the record of a colleague says of this lever, and where the simulation knows nothing of it."""
    language, name, lever = words.language, colleague.name, guide.name(words.language)
    fits = [one.why(language) for one in colleague.fits if one.lever is guide.key]
    against = [one.why(language) for one in colleague.backfires if one.lever is guide.key]
    said = [
        *(
            words("The course says that {lever} fits {name}:", lever=lever, name=name) + f" {why}"
            for why in fits
        ),
        *(
            words("The course says that {lever} works against {name}:", lever=lever, name=name)
            + f" {why} "
            + words("The simulation does not know that. In it only a talk that pushes does harm.")
            for why in against
        ),
    ]
    if colleague.not_now_is_right:
        said.append(
            words(
                "A good talk with {name} may well end in 'not now'. The simulation counts only who signs up.",
                name=name,
            )
        )
    return _joined(Markup('<p class="note">{}</p>').format(sentence) for sentence in said)


def _assumed(colleague: Colleague, words: Words) -> Markup:
    usual = usual_surroundings()
    sentences = (
        words(
            "How much reason {name} sees, feels able, wants to and trusts you at the start is a choice of ours, "
            "as in the talks of the course.",
            name=colleague.name,
        ),
        words(
            "Knowing what there is, time, money and support are those of a middling person with the same "
            "schooling, shift and contract; lower where the course names them as a barrier."
        ),
        words("How tired somebody is, and how hard pushing comes down on him or her, is not in it."),
        words(
            "Where you cannot change it, the employer is an average one, and {trained} of the colleagues around "
            "took a course in the past year. Training leave and vouchers are left out.",
            trained=words.percent(usual.trained),
        ),
        words(
            "Below {share} of talk that opens, a talk takes away trust and willingness. That share is uncertain. "
            "How far a lever reaches in one talk was never measured: it is a choice of ours.",
            share=words.percent(break_even_skill()),
        ),
        words("Between two talks a week goes by, and a little fades."),
    )
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(
        words("What was assumed"), _joined(Markup("<li>{}</li>").format(one) for one in sentences)
    )


def _list(heading: str, lines: list[str], without: str) -> Markup:
    if not lines:
        return Markup("<h4>{}</h4><p>{}</p>").format(heading, without)
    items = _joined(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<h4>{}</h4><ul>{}</ul>").format(heading, items)


def _joined(parts: Iterable[Markup]) -> Markup:
    return _NOTHING.join(parts)
