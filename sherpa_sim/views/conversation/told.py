"""What the browser is told of a talk: its lines with their hints, and what is said of it afterwards."""

from collections.abc import Sequence
from typing import Any

from sherpa_sim.content.coach_words import code_name, load_feedback_words
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.hearing_words import load_hearing_words
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.measure_bounds import load_measure_bounds
from sherpa_sim.content.talk_calls import TalkCall
from sherpa_sim.conversation.answer import unquoted
from sherpa_sim.conversation.coding import Code, Coding
from sherpa_sim.conversation.comparison import Compared, Shift, compare
from sherpa_sim.conversation.feedback import feedback
from sherpa_sim.conversation.hints import Hint, in_doubt
from sherpa_sim.conversation.measures import FEWEST_MENTOR_TURNS, Measured, measures
from sherpa_sim.conversation.talk import Talk
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, Speaker, codes_of
from sherpa_sim.locale.words import Words

from .session import Session

SURE, QUITE_SURE = 0.75, 0.5
"""From which certainty on a code is called sure, and quite sure."""


def person(key: str, words: Words) -> dict[str, str]:
    """Who a colleague is, in a few words."""
    colleague, language = load_colleagues()[key], words.language
    return {
        "key": key,
        "name": colleague.name,
        "about": f"{colleague.age} · {colleague.job(language)}",
        "who": colleague.who(language),
    }


def plain_lines(talk: Talk) -> list[dict[str, Any]]:
    """Every line of a talk: who said it, and no hint."""
    care = load_hearing_words().care(talk.language)
    return [
        {
            "place": place,
            "mentor": turn.speaker is Speaker.MENTOR,
            "text": turn.text,
            "care": turn.text == care,
            "hint": None,
        }
        for place, turn in enumerate(talk.turns)
    ]


def lines(session: Session, words: Words, with_hints: bool) -> list[dict[str, Any]]:
    """Every line of a talk: who said it, and, where there is one, the hint on it."""
    talk = session.talk
    found = session.coach.hints(talk.turns, talk.codings) if with_hints else {}
    told = plain_lines(talk)
    for place, hint in found.items():
        told[place]["hint"] = _hint(hint, words)
    return told


def _hint(hint: Hint, words: Words) -> dict[str, str]:
    tone = _mentor_tone(hint.code, hint.doubt)
    return {
        "tone": tone,
        "code": _heard(hint.code, hint.perhaps, words),
        "sure": certainty(hint.certainty, words),
        "reason": hint.reason,
        "lead": words("Try this instead:") if tone == "against" else words("You could also say:"),
        "alternative": hint.alternative,
    }


def _heard(code: Code, perhaps: Code | None, words: Words) -> str:
    if perhaps is None:
        return words("This was {code}.", code=code_name(code, words.language))
    return words(
        "This could be {code}, or {other}.",
        code=code_name(code, words.language),
        other=code_name(perhaps, words.language),
    )


def certainty(share: float, words: Words) -> str:
    """How certain a code is, in words."""
    if share >= SURE:
        return words("The coach is sure of it.")
    return words("The coach is fairly sure.") if share >= QUITE_SURE else words("The coach is not sure.")


def goal(session: Session, call: TalkCall, words: Words) -> str:
    """How far the task of a short talk is reached; empty where it has none to count."""
    reached, slipped = _counted(session, call)
    parts = []
    if call.wanted:
        parts.append(words("So far {reached} of {wanted}.", reached=reached, wanted=call.wanted))
    if call.avoid:
        parts.append(
            words("No pushing and no unasked advice so far.")
            if not slipped
            else words("{times} times you pushed or told something unasked.", times=slipped)
            if slipped > 1
            else words("Once you pushed or told something unasked.")
        )
    return " ".join(parts)


def _counted(session: Session, call: TalkCall) -> tuple[int, int]:
    """How many lines count for the goal, and how many had what should not come."""
    coded = session.talk.coded
    reached = slipped = 0
    for place, turn in enumerate(coded):
        if turn.speaker is not Speaker.MENTOR:
            continue
        before = ColleagueCode(coded[place - 1].codes[0]).group
        fits = not call.after_change or before is ColleagueGroup.CHANGE
        reached += fits and any(code in call.counts for code in turn.codes)
        slipped += any(code in call.avoid for code in turn.codes)
    return reached, slipped


def after(session: Session, earlier: KeptTalk | None, words: Words, call: TalkCall | None) -> dict[str, Any]:
    """What is said after a talk: strengths, one thing to try, measures beside those of an earlier talk, and codes."""
    talk, known, language = session.talk, load_feedback_words(), words.language
    coded = talk.coded
    doubtful = [place for place, coding in enumerate(talk.codings) if _is_doubtful(coding)]
    said = feedback(coded, talk.end, _cards(session), doubtful)
    found = measures(coded)
    return {
        "end": known.ends[talk.end.value](language) if talk.end is not None else "",
        "goal": goal(session, call, words) if call is not None else "",
        "strengths": [
            {"text": known.strengths[well.strength](language), "turns": _quoted(session, well.turns)}
            for well in said.strengths
        ],
        "next": {
            "text": known.tries[said.next.to_try](language),
            "turns": _quoted(session, said.next.turns),
        },
        "few": ""
        if found
        else words(
            "You said {lines} lines. From {fewest} lines on, the coach also says how the talk went as a whole.",
            lines=said.mentor_lines,
            fewest=FEWEST_MENTOR_TURNS,
        ),
        "measures": [_measured(one, words) for one in found.values()],
        "compared": _compared(session, earlier, words),
        "lines": _coded_lines(session, words),
    }


def _cards(session: Session) -> tuple[int, ...]:
    talk = session.talk
    told = {unquoted(card.text(talk.language)) for card in load_colleagues()[talk.colleague].cards}
    return tuple(place for place, turn in enumerate(talk.turns) if turn.text in told)


def _is_doubtful(coding: Coding) -> bool:
    """Whether a line may lean one way as well as another, so that nothing is to be made of it."""
    if isinstance(coding.code, MentorCode):
        return in_doubt(coding)
    return coding.perhaps is not None and coding.perhaps.group is not coding.group


def _quoted(session: Session, places: Sequence[int]) -> list[dict[str, Any]]:
    turns = session.talk.turns
    return [{"place": place, "text": turns[place].text} for place in places]


def _measured(found: Measured, words: Words) -> dict[str, Any]:
    known, bounds, language = load_feedback_words(), load_measure_bounds(), words.language
    key = found.measure.value
    band = known.measures[key]
    return {
        "name": bounds[key].label(language),
        "band": found.band.code,
        "says": getattr(band, found.band.value)(language),
        "what": bounds[key].what(language),
        "turns": words("seen in {turns} lines", turns=found.turns),
    }


def _compared(session: Session, earlier: KeptTalk | None, words: Words) -> dict[str, Any] | None:
    if earlier is None:
        return None
    before = measures(Talk.rebuilt(earlier.transcript, session.coder).coded)
    now = measures(session.talk.coded)
    known, bounds, language = load_feedback_words(), load_measure_bounds(), words.language

    def row(one: Compared) -> dict[str, str]:
        key = one.measure.value
        band = known.measures[key]
        return {
            "name": bounds[key].label(language),
            "before": getattr(band, one.before.band.value)(language),
            "now": getattr(band, one.now.band.value)(language),
            "shift": _shifts(words)[one.shift],
        }

    return {
        "key": earlier.key,
        "name": talk_name(earlier, words),
        "rows": [row(one) for one in compare(before, now)],
    }


def _shifts(words: Words) -> dict[Shift, str]:
    return {
        Shift.SAME: words("About the same."),
        Shift.PERHAPS_MORE: words("More than then, but with so few lines that may be chance."),
        Shift.PERHAPS_LESS: words("Less than then, but with so few lines that may be chance."),
        Shift.MORE: words("More than then."),
        Shift.LESS: words("Less than then."),
    }


def talk_name(kept: KeptTalk, words: Words) -> str:
    """What a kept talk is called in a list: with whom and when."""
    return words(
        "{name}, {date}",
        name=load_colleagues()[kept.transcript.colleague].name,
        date=words.date(kept.began.date()),
    )


def _coded_lines(session: Session, words: Words) -> list[dict[str, Any]]:
    """The transcript with what was heard in each line, and what the mentor takes it for."""
    talk, own = session.talk, session.kept.own_codes
    return [
        {
            "place": place,
            "mentor": turn.speaker is Speaker.MENTOR,
            "text": turn.text,
            "tone": _tone(coding),
            "code": _names(coding, words),
            "sure": certainty(coding.certainty, words),
            "own": own[place].value if place in own else "",
        }
        for place, (turn, coding) in enumerate(zip(talk.turns, talk.codings, strict=True))
    ]


def _names(coding: Coding, words: Words) -> str:
    if coding.perhaps is None:
        return code_name(coding.code, words.language)
    return words(
        "{code}, or {other}",
        code=code_name(coding.code, words.language),
        other=code_name(coding.perhaps, words.language),
    )


def _tone(coding: Coding) -> str:
    doubt = _is_doubtful(coding)
    if isinstance(coding.code, MentorCode):
        return _mentor_tone(coding.code, doubt)
    return "neither" if doubt else {"change": "with", "sustain": "against"}.get(coding.group.value, "neither")


def _mentor_tone(code: MentorCode, doubt: bool) -> str:
    """Whether a line is with motivational interviewing or against it; neither where that is in doubt."""
    if doubt:
        return "neither"
    return "against" if code.inconsistent else "with" if code.consistent else "neither"


def codes(words: Words) -> dict[str, list[dict[str, str]]]:
    """Every code with what it is called, of a mentor and of a colleague."""
    return {
        speaker.value: [
            {"key": code.value, "name": code_name(code, words.language)} for code in codes_of(speaker)
        ]
        for speaker in Speaker
    }


def as_text(session: Session, words: Words) -> str:
    """The talk as a text file: who said what, what was heard in it, and how the mentor sees it."""
    talk, own = session.talk, session.kept.own_codes
    name = load_colleagues()[talk.colleague].name
    told = [
        words("Practice talk with {name}, {date}", name=name, date=words.date(session.kept.began.date())),
        words("Practice, not an assessment. {name} is made up.", name=name),
        "",
    ]
    for place, (turn, coding) in enumerate(zip(talk.turns, talk.codings, strict=True)):
        who = words("You") if turn.speaker is Speaker.MENTOR else name
        told.append(f"{who}: {turn.text}")
        note = _names(coding, words)
        if place in own:
            note = words("{code}; you see it as: {own}", code=note, own=code_name(own[place], words.language))
        told += [f"    [{note}]", ""]
    return "\n".join(told)
