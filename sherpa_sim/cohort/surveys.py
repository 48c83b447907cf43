"""Surveys of a cohort: what was asked until when, and the answers, of which nobody can tell who gave them.

    surveys/<key>/survey.json    how it was set
    surveys/<key>/answers.json   every answer, in an order of chance
    surveys/<key>/pace.json      how many came in the present ten minutes

All answers stand in one file that is written anew with each: a file each would tell by its times who answered first.
There is no name, no network address and no time in it.
"""

import hashlib
import re
import secrets
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from sherpa_sim.content.file_trouble import removing, writing
from sherpa_sim.content.folder_lock import locked
from sherpa_sim.content.json_file import as_json, load_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.survey import MOST_ANSWERS, MOST_TEAMS, Answer, Round, Side, Survey
from sherpa_sim.content.survey_list import AnswersReading
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort

FOLDER = "surveys"
MOST_SURVEYS = 60
PACE = 120
"""Answers to one survey in ten minutes; a hall full of people can answer, and a program cannot flood it at once."""
WINDOW = 600
MAXIMUM_BYTES = 4_000_000
_SETTINGS, _ANSWERS, _PACE = "survey.json", "answers.json", "pace.json"
_BUSY = Problem("Somebody else is answering at this very moment; try again.")
_GONE = Problem("This link leads to no questionnaire, or it was removed. Ask whoever gave it to you.")


class Answers(Record):
    """The answers of a survey, in an order of chance."""

    schema_version: Literal[1] = 1
    answers: tuple[Answer, ...] = Field(default=(), max_length=MOST_ANSWERS)


class Pace(Record):
    """How many answers came in the window of ten minutes with this number."""

    window: int
    many: int = Field(ge=0)


def make_survey(
    cohort: Cohort,
    name: str,
    round: Round,
    closes: date,
    *,
    side: Side = Side.MENTORS,
    asked: int | None = None,
    teams: Sequence[str] = (),
    codes: bool = False,
    today: date | None = None,
) -> Survey:
    """A new survey with a random key, open at once.

    Raises:
        Problem: if its name or its teams cannot be used, or it would be closed already, or it cannot be kept.
    """
    day = today or date.today()
    if not name.strip() or len(name.strip()) > 80 or not name.isprintable():
        raise Problem("Give the survey a name of at most 80 characters.")
    if closes < day:
        raise Problem("The last day to answer lies in the past; choose a later one.")
    if len(teams) > MOST_TEAMS:
        raise Problem("A survey can have at most {most} teams.", most=MOST_TEAMS)
    if len(surveys(cohort)) >= MOST_SURVEYS:
        raise Problem("There are {most} surveys already; delete one first.", most=MOST_SURVEYS)
    try:
        made = Survey(
            key=secrets.token_hex(8),
            name=name.strip(),
            round=round,
            side=side,
            made=day,
            closes=closes,
            asked=asked,
            teams=tuple(teams),
            codes=codes,
        )
    except ValidationError:
        raise Problem("Give each team a name of its own, of at most 60 characters.") from None
    place = cohort.folder / FOLDER / made.key
    with writing(place):
        place.mkdir(parents=True, mode=0o700)
        _keep(place, made)
    return made


def surveys(cohort: Cohort) -> tuple[Survey, ...]:
    """Every survey of a cohort, the newest last; raises Problem if one cannot be read."""
    places = sorted((cohort.folder / FOLDER).glob(f"*/{_SETTINGS}"))
    found = [survey_of(cohort, place.parent.name) for place in places]
    return tuple(sorted(found, key=lambda one: (one.made, one.round != Round.BEFORE, one.name, one.key)))


def survey_of(cohort: Cohort, key: str) -> Survey:
    """The survey with this key; raises Problem if there is none, or it cannot be read."""
    found = load_json(_place(cohort, key) / _SETTINGS, MAXIMUM_BYTES, Survey)
    if found is None:
        raise Problem(_GONE.message)
    return found


def find_survey(group: str, key: str) -> tuple[Cohort, Survey]:
    """The survey that a link names, with its cohort.

    Raises:
        Problem: the same whether there is no such group, no such survey, or the link is damaged.
    """
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", group) is None:
        raise Problem(_GONE.message)
    try:
        cohort = Cohort.open(group)
        return cohort, survey_of(cohort, key)
    except Problem:
        raise Problem(_GONE.message) from None


def answers_of(cohort: Cohort, key: str) -> tuple[Answer, ...]:
    """The answers of a survey, in an order of chance; raises Problem if they cannot be read."""
    return _load(_place(cohort, key)).answers


def save_answer(cohort: Cohort, key: str, answer: Answer, now: datetime | None = None) -> None:
    """Add an answer to a survey that is open; what does not belong to the survey (a team, a code) is left out.

    Raises:
        Problem: if it is empty, the survey is closed or full, too many come at once, or it cannot be kept.
    """
    moment = now or datetime.now(UTC)
    survey = survey_of(cohort, key)
    if answer.empty:
        raise Problem("You have not answered a question yet.")
    if not survey.open_on(moment.astimezone().date()):
        raise Problem("This questionnaire is closed; answers are no longer taken.")
    place = _place(cohort, key)
    with writing(place), locked(place, _BUSY):
        _count(place, moment)
        _add(place, [_fitting(answer, survey)])


def bring_in(cohort: Cohort, key: str, data: bytes, reading: AnswersReading) -> int:
    """Add the answers of a list, read from these bytes, to a survey, open or closed; how many were added.

    Raises:
        Problem: if the same file was brought in already, the survey would be too full, or it cannot be kept; then
            nothing of it was added.
    """
    mark = hashlib.sha256(data).hexdigest()[:16]
    place = _place(cohort, key)
    with writing(place), locked(place, _BUSY):
        survey = survey_of(cohort, key)
        if mark in survey.brought:
            raise Problem("This list was brought in already; nothing was added.")
        _keep(place, survey.model_copy(update={"brought": (*survey.brought, mark)}))
        try:
            _add(place, [_fitting(answer, survey) for answer in reading.answers])
        except BaseException:
            _keep(place, survey)
            raise
    return len(reading.answers)


def close_survey(cohort: Cohort, key: str) -> Survey:
    """Close a survey for good, as it is now; closed, it never opens again, so that results stand still.

    Raises:
        Problem: if there is no such survey, or it cannot be kept.
    """
    place = _place(cohort, key)
    with writing(place), locked(place, _BUSY):
        closed = survey_of(cohort, key).model_copy(update={"closed": True})
        _keep(place, closed)
    return closed


def set_asked(cohort: Cohort, key: str, asked: int | None) -> Survey:
    """Say how many people were asked (None: not known); raises Problem as `close_survey` does."""
    place = _place(cohort, key)
    with writing(place), locked(place, _BUSY):
        changed = survey_of(cohort, key).model_copy(update={"asked": asked})
        _keep(place, changed)
    return changed


def delete_survey(cohort: Cohort, key: str) -> None:
    """Delete a survey with its answers; raises Problem if a file cannot be removed."""
    place = _place(cohort, key)
    with removing():
        shutil.rmtree(place)


def _place(cohort: Cohort, key: str) -> Path:
    if re.fullmatch(r"[0-9a-f]{16}", key) is None:
        raise Problem(_GONE.message)
    return cohort.folder / FOLDER / key


def _fitting(answer: Answer, survey: Survey) -> Answer:
    team = answer.team if answer.team in survey.teams else ""
    return answer.model_copy(update={"team": team, "code": answer.code if survey.codes else ""})


def _load(place: Path) -> Answers:
    return load_json(place / _ANSWERS, MAXIMUM_BYTES, Answers) or Answers()


def _add(place: Path, more: Sequence[Answer]) -> None:
    """Put answers among those that are there, each at a place of chance."""
    every = list(_load(place).answers)
    if len(every) + len(more) > MOST_ANSWERS:
        raise Problem("This questionnaire has {most} answers, which is the most.", most=MOST_ANSWERS)
    for answer in more:
        every.insert(secrets.randbelow(len(every) + 1), answer)
    _write(place / _ANSWERS, Answers(answers=tuple(every)))


def _count(place: Path, moment: datetime) -> None:
    window = int(moment.timestamp()) // WINDOW
    try:
        before = load_json(place / _PACE, 1000, Pace)
    except Problem:
        before = None  # a damaged count must not keep anybody from answering
    many = before.many if before is not None and before.window == window else 0
    if many >= PACE:
        raise Problem("Very many people are answering at once. Wait ten minutes and send it again.")
    _write(place / _PACE, Pace(window=window, many=many + 1))


def _keep(place: Path, survey: Survey) -> None:
    _write(place / _SETTINGS, survey)


def _write(place: Path, record: Record) -> None:
    write_whole(place, as_json(record.model_dump(mode="json")), 0o600)
