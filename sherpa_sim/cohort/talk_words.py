"""Talks in words and numbers, for the desk, the terminal and a table."""

from collections.abc import Sequence

from sherpa_sim.assessment.agreement import Agreement
from sherpa_sim.assessment.talk_reading import ReadLine
from sherpa_sim.assessment.talk_scoring import TalkFigures
from sherpa_sim.content.coach_words import code_name
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.measure_bounds import load_measure_bounds
from sherpa_sim.content.question_conversation import TalkMeasure
from sherpa_sim.domain.talk import MentorCode, Speaker
from sherpa_sim.locale.words import Words

from .held_talks import HeldTalk, TalkPoint


def speaker_name(held: HeldTalk, line: ReadLine, words: Words) -> str:
    """Who says a line."""
    return (
        words("Mentor") if line.speaker is Speaker.MENTOR else load_colleagues()[held.question.colleague].name
    )


def heard_in_words(line: ReadLine, words: Words) -> str:
    """What the coder heard in a line and how sure it is; or what it was written as, if the kit wrote it."""
    heard, sure, language = line.heard, words.percent(line.heard.certainty), words.language
    if heard.is_known:
        return words("Written as: {code}", code=code_name(heard.code, language))
    if line.taken_for is not heard.code:
        return words("Heard: {code}, for it is an insult", code=code_name(line.taken_for, language))
    if heard.perhaps is not None:
        return words(
            "Heard: {code} ({sure} sure), or {other}",
            code=code_name(heard.code, language),
            other=code_name(heard.perhaps, language),
            sure=sure,
        )
    return words("Heard: {code} ({sure} sure)", code=code_name(heard.code, language), sure=sure)


def notices(held: HeldTalk, words: Words) -> tuple[str, ...]:
    """What a trainer should know of a talk before she relies on its points."""
    if held.trouble is not None:
        return (words.problem(held.trouble),)
    if held.reading is None:
        return (words("No talk was handed in."),)
    told = []
    if held.reading.changed:
        told.append(
            words(
                "Lines of the colleague's that are others in the hand-in: {count}. It was changed, or held with "
                "another version of the kit. What she says here is what she answers to these lines.",
                count=held.reading.changed,
            )
        )
    if held.reading.after_the_end:
        told.append(
            words(
                "Lines after the end of the talk: {count}. They do not count.",
                count=held.reading.after_the_end,
            )
        )
    if held.other_seed:
        told.append(words("This is not the talk that the page gave this person."))
    if held.review is not None and not held.looked_at and held.review.whole:
        told.append(words("Another talk was handed in since a trainer looked at it."))
    return tuple(told)


def measure_names(words: Words) -> dict[TalkMeasure, str]:
    """What each measure is called, in order."""
    known = load_measure_bounds()
    return {
        measure: words("Unasked information, advice, pressure")
        if measure is TalkMeasure.UNASKED
        else known[measure.value].label(words.language)
        for measure in TalkMeasure
    }


def measure_value(measure: TalkMeasure, figures: TalkFigures, words: Words) -> str:
    """A measure of a talk, as a percentage or a ratio; a dash where nothing can be told."""
    value = figures.values.get(measure)
    if value is None:
        return "–"
    ratio = measure is TalkMeasure.REFLECTIONS_TO_QUESTIONS
    return words.number(value, 1) if ratio else words.percent(value)


def agreement_in_words(found: Agreement | None, words: Words) -> tuple[str, ...]:
    """How far trainers and the coder agree on what mentors say, and what to bear in mind."""
    if found is None:
        return (
            words(
                "How far you and the coder agree is told once you have looked at every line of a talk and said so."
            ),
        )
    return (
        _agreement(found, words),
        words(
            "You saw the coder's code first, so this is the most that you would agree. Lines of one talk are alike: "
            "the bounds count talks, not lines."
        ),
    )


def differences_in_words(found: Agreement | None, words: Words, most: int = 6) -> tuple[str, ...]:
    """The mentors' codes that trainers changed most often."""
    return tuple(
        words(
            "{heard} became {given}: {count}",
            heard=code_name(MentorCode(heard), words.language),
            given=code_name(MentorCode(given), words.language),
            count=count,
        )
        for (heard, given), count in (found.differences[:most] if found is not None else ())
    )


def talks_csv(points: Sequence[TalkPoint]) -> bytes:
    """The figures of every talk, a row each, with numbers as a spreadsheet reads them."""
    columns = ("id", "name", "at", "colleague", "practice", "lines", "takes_up", *map(str, TalkMeasure))
    return csv_table(columns, map(_row, points))


def kind_of(point: TalkPoint, words: Words) -> str:
    """Whether a talk was practice or counts."""
    return words("practice") if point.practice else words("handed in")


def _agreement(found: Agreement, words: Words) -> str:
    counted = words(
        "What mentors say: the same code on {same} of {lines} lines, in {talks} talks.",
        same=words.percent(found.same),
        lines=found.lines,
        talks=found.talks,
    )
    if found.kappa is None or found.interval is None:
        return f"{counted} {words('That is too little to say more.')}"
    return (
        counted
        + " "
        + words(
            "Beyond chance: kappa {kappa}, 9 times in 10 between {low} and {high}.",
            kappa=words.number(found.kappa, 2),
            low=words.number(found.interval.low, 2),
            high=words.number(found.interval.high, 2),
        )
    )


def _row(point: TalkPoint) -> tuple[object, ...]:
    figures, person = point.figures, point.person
    at = point.at.isoformat(timespec="minutes")
    head = (person.id, person.name, at, point.colleague, int(point.practice), figures.lines, figures.takes_up)
    return (*head, *(figures.values.get(measure) for measure in TalkMeasure))
