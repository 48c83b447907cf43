"""A talk as the answer to a question: the text of it and nothing else, as it may come from anywhere."""

from collections.abc import Mapping

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker

from .question_sheet import QuestionSheet
from .transcript import OPENING_TURNS, Transcript, Turn

LONGEST_SAID = 400
"""Characters of one line of the mentor's: some four sentences."""
LONGEST_REPLY = 2_000
"""Characters of one line of the colleague's."""
_MOMENT: TypeAdapter[AwareDatetime | None] = TypeAdapter(AwareDatetime | None)


def talk_answer(sheet: QuestionSheet, value: object) -> Transcript | None:
    """The talk in a JSON value; None if the mentor said nothing in it yet.

    Whatever else stands in it, such as codes, is left out: only what was said is taken.

    Raises:
        Problem: if the value cannot be a talk with this colleague, has more lines than it may, or longer ones.
    """
    if not isinstance(value, Mapping) or not isinstance(value.get("turns"), list | tuple):
        raise _unfit(sheet)
    turns = value["turns"]
    if len(turns) > OPENING_TURNS + 2 * sheet.most:
        raise Problem(
            "Question {question}: the talk has more than {most} lines of yours.",
            question=sheet.id,
            most=sheet.most,
        )
    try:
        talk = Transcript.model_validate(
            {name: value[name] for name in ("colleague", "language", "seed")}
            | {"turns": [_turn(sheet, turn) for turn in turns]}
        )
    except (KeyError, ValidationError):
        raise _unfit(sheet) from None
    if talk.colleague != sheet.colleague or len(talk.mentor_lines) > sheet.most:
        raise _unfit(sheet)
    return talk if any(line.strip() for line in talk.mentor_lines) else None


def as_answer(talk: Transcript) -> dict[str, object]:
    """The talk as the value that is saved: plain data, read again by `talk_answer`."""
    return talk.model_dump(mode="json", exclude_none=True)


def _turn(sheet: QuestionSheet, value: object) -> Turn:
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        raise _unfit(sheet)
    try:
        speaker = Speaker(str(value.get("speaker")))
        at = _MOMENT.validate_python(value.get("at"))
    except (ValueError, ValidationError):
        raise _unfit(sheet) from None
    text: str = value["text"]
    longest = LONGEST_SAID if speaker is Speaker.MENTOR else LONGEST_REPLY
    if len(text) > longest:
        raise Problem(
            "Question {question}: a line of the talk is longer than {longest} characters.",
            question=sheet.id,
            longest=longest,
        )
    if any((sign < " " and sign not in "\n\r\t") or "\ud800" <= sign <= "\udfff" for sign in text):
        raise Problem("Question {question}: the text has characters that cannot be kept.", question=sheet.id)
    return Turn(speaker=speaker, text=text, at=at)


def _unfit(sheet: QuestionSheet) -> Problem:
    return Problem("Question {question}: this cannot be an answer to it.", question=sheet.id)
