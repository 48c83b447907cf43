"""That each colleague has enough to say for a talk that never repeats, in both languages, and nothing that hurts it."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.places import folder
from sherpa_sim.content.talk_lines import Line, LineBook, Moment, load_lines
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup

NAMES = tuple(load_colleagues())
LANGUAGES = ("en", "nl")
FEWEST = {
    ColleagueCode.NEUTRAL: 36, ColleagueCode.REASONS: 9, ColleagueCode.DESIRE: 7, ColleagueCode.ABILITY: 7,
    ColleagueCode.NEED: 6, ColleagueCode.COMMITMENT: 5, ColleagueCode.ACTIVATION: 6,
    ColleagueCode.TAKING_STEPS: 5, ColleagueCode.SUSTAIN_TALK: 24, ColleagueCode.DISCORD: 12,
}  # fmt: skip


@pytest.fixture(params=NAMES)
def book(request: pytest.FixtureRequest) -> LineBook:
    """What each colleague can say."""
    return load_lines(request.param)


def test_there_is_a_file_for_each_colleague_and_no_other() -> None:
    assert {path.stem for path in (folder("course") / "talk" / "lines").iterdir()} == set(NAMES)


def test_there_is_enough_to_say(book: LineBook) -> None:
    assert len(book.lines) >= 150
    counted = Counter(line.code for line in book.lines if line.moment is Moment.TALK)
    assert {code: counted[code] for code, fewest in FEWEST.items() if counted[code] < fewest} == {}
    moments = Counter(line.moment for line in book.lines)
    assert all(moments[moment] >= 2 for moment in Moment)


@pytest.mark.parametrize("code", MentorCode)
def test_every_kind_of_line_has_something_to_answer_each_code(book: LineBook, code: MentorCode) -> None:
    for group in ColleagueGroup:
        fitting = [line for line in book.of(Moment.TALK, group) if line.fits(code)]
        assert len(fitting) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_stands_twice(language: str) -> None:
    for name in NAMES:
        one = load_colleagues()[name]
        texts = [line.text(language) for line in load_lines(name).lines]
        texts += [text(language).strip("'") for text in one.at_first]
        texts += [card.text(language).strip("'") for card in one.cards]
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_short_and_long_answers_are_both_there(book: LineBook) -> None:
    talk = [line.words for line in book.lines if line.moment is Moment.TALK]
    assert sum(words <= 7 for words in talk) >= 0.4 * len(talk)
    assert sum(words >= 10 for words in talk) >= 0.2 * len(talk)


def test_levels_stand_where_they_mean_something(book: LineBook) -> None:
    for line in book.lines:
        if line.moment is Moment.TALK:
            assert (line.level is not None) == (line.code is not ColleagueCode.NEUTRAL), line.key


def test_a_line_fits_codes_and_their_groups() -> None:
    line = Line.model_validate(
        {
            "key": "amina-001",
            "moment": "talk",
            "code": "neutral",
            "after": ["reflection", "open_question"],
            "text": {"en": "Hm.", "nl": "Hm."},
        }
    )
    assert line.fits(MentorCode.SUMMARY)
    assert line.fits(MentorCode.OPEN_QUESTION)
    assert not line.fits(MentorCode.CLOSED_QUESTION)
    assert line.after == (MentorGroup.REFLECTION, MentorCode.OPEN_QUESTION)


def damaged(**changed: object) -> bytes:
    path: Path = folder("course") / "talk" / "lines" / "amina.yml"
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return json.dumps(content | changed).encode()


def test_what_does_not_hold_together_is_told() -> None:
    one = {"key": "amina-001", "moment": "talk", "code": "neutral", "text": {"en": "Hm.", "nl": "Hm."}}
    for lines, told in (
        ([one, one], "is there twice"),
        ([one | {"topic": "moon"}], "an unknown topic"),
        ([one], "there is no line for greeting"),
    ):
        with pytest.raises(Problem, match=told):
            parse_record("amina.yml", damaged(lines=lines), LineBook)
