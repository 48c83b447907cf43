"""That a damaged file is one sentence in each language, never a bare error, and that saving is all or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.kit_text import MAXIMUM_BYTES
from sherpa_sim.content.places import folder
from sherpa_sim.content.record import Record, Text
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.yaml_file import load_record, parse_record, save_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, words_for

GOOD = (folder("simulations") / "scenarios" / "three_hours_a_week.yml").read_text("utf-8")


def refusal(data: bytes | str) -> Problem:
    with pytest.raises(Problem) as found:
        parse_record("own.yml", data.encode() if isinstance(data, str) else data, Scenario)
    return found.value


def told(problem: Problem) -> dict[str, str]:
    return {language: words_for(language).problem(problem) for language in LANGUAGES}


def row_of(text: str, line: str) -> int:
    return next(row for row, one in enumerate(text.splitlines(), start=1) if line in one)


def spoilt(old: str, new: str) -> str:
    assert GOOD.count(old) >= 1, old
    return GOOD.replace(old, new, 1)


DAMAGED = {
    "empty": (b"", "own.yml is empty.", "own.yml is leeg."),
    "only a comment": (b"# nothing yet\n", "own.yml is empty.", "own.yml is leeg."),
    "a sentence": (b"hello there", "must be a list of keys with values", "lijst van sleutels met waarden"),
    "a list": (b"- weeks: 4\n", "must be a list of keys with values", "lijst van sleutels met waarden"),
    "wrong encoding": ("nl: café".encode("latin-1"), "not UTF-8 text; save it", "geen UTF-8-tekst; bewaar"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8 text; save it", "geen UTF-8-tekst; bewaar"),
    "huge": (b"a" * (MAXIMUM_BYTES + 1), "larger than 1 MB", "groter dan 1 MB"),
    "a tab": (b"key: a\n\tweeks: 4\n", "row 2: this is not readable as YAML", "rij 2: dit is niet leesbaar"),
    "no colon": (
        b"key: a\nweeks 4\n",
        "this is not readable as YAML; check",
        "dit is niet leesbaar als YAML; kijk",
    ),
    "open bracket": (b"instruments: [a, b\n", "not readable as YAML; check", "niet leesbaar als YAML; kijk"),
    "a bell": (b"key: \x07", "own.yml is not readable as YAML.", "own.yml is niet leesbaar als YAML."),
    "deep": (b"a:\n  " + b"[" * 300, "row 2: this is not readable", "rij 2: dit is niet leesbaar"),
    "twice": (
        GOOD.encode() + b"seed: 2\n",
        '"seed" is there twice; keep one',
        '"seed" staat er twee keer; houd',
    ),
    "a pointer": (
        b"a: &x [1, 2]\nb: [*x, *x]\n",
        'row 2: "*x" points to another place in the file; write the value',
        'rij 2: "*x" verwijst naar een andere plaats in het bestand; schrijf',
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_a_sentence_in_each_language(damage: str) -> None:
    data, english, dutch = DAMAGED[damage]
    sentences = told(refusal(data))
    assert english in sentences["en"]
    assert dutch in sentences["nl"]
    for sentence in sentences.values():
        assert sentence.startswith("own.yml")
        assert "\n" not in sentence
        assert len(sentence) < 250


# What stands in the file, what is put there instead, and how the sentence goes on after file, row and key.
MISTAKES = {
    "unknown key": (
        "    mentor_hours:",
        "    mentor_hour:",
        '"changes.0.settings.mentor_hour" is not a known key; did you mean "mentor_hours"?',
        '"changes.0.settings.mentor_hour" is geen bekende sleutel; bedoel je "mentor_hours"?',
    ),
    "far from any key": (
        "runs: 100",
        "xylophone: 100",
        '"xylophone" is not a known key; remove it.',
        '"xylophone" is geen bekende sleutel; haal hem weg.',
    ),
    "too many": (
        "mentors_per_100: 1.0",
        "mentors_per_100: 11",
        '"changes.0.settings.mentors_per_100" is "11"; it must be at most 10.',
        '"changes.0.settings.mentors_per_100" is "11"; het mag hoogstens 10 zijn.',
    ),
    "too few": (
        "weeks: 156",
        "weeks: -3",
        '"weeks" is "-3"; it must be at least 4.',
        '"weeks" is "-3"; het moet minstens 4 zijn.',
    ),
    "not a number at all": (
        "mentor_course_days: 2.0",
        "mentor_course_days: .nan",
        '"changes.0.settings.mentor_course_days" is "nan"; it must be at most 20.',
        '"changes.0.settings.mentor_course_days" is "nan"; het mag hoogstens 20 zijn.',
    ),
    "just too large": (
        "seed: 1",
        f"seed: {2**63}",
        f'"seed" is "{2**63}"; it must be less than {2**63}.',
        f'"seed" is "{2**63}"; het moet minder zijn dan {2**63}.',
    ),
    "a word for a number": (
        "weeks: 156",
        "weeks: long",
        '"weeks" is "long"; it must be a whole number.',
        '"weeks" is "long"; het moet een geheel getal zijn.',
    ),
    "a number that cannot be": (
        "mentor_hours: 3.0",
        "mentor_hours: 0b_",
        '"changes.0.settings.mentor_hours" is "0b_"; it must be a number.',
        '"changes.0.settings.mentor_hours" is "0b_"; het moet een getal zijn.',
    ),
    "nothing": (
        "weeks: 156",
        "weeks:",
        '"weeks" is empty; it must be a whole number.',
        '"weeks" is leeg; het moet een geheel getal zijn.',
    ),
    "half a worker": (
        "runs: 100",
        "runs: 12.5",
        '"runs" is "12.5"; it must be a whole number.',
        '"runs" is "12.5"; het moet een geheel getal zijn.',
    ),
    "a list for a number": (
        "runs: 100",
        "runs: [1, 2]",
        '"runs" is a list; it must be a whole number.',
        '"runs" is een lijst; het moet een geheel getal zijn.',
    ),
    "a word not in the list": (
        "reach: least_reached",
        "reach: nobody",
        '"changes.0.settings.reach" is "nobody"; choose one of least_reached, asking, random.',
        '"changes.0.settings.reach" is "nobody"; kies uit least_reached, asking, random.',
    ),
    "an instrument not in the list": (
        "runs: 100",
        "instruments: [voucher]",
        '"instruments.0" is "voucher"; choose one of training_leave, training_voucher.',
        '"instruments.0" is "voucher"; kies uit training_leave, training_voucher.',
    ),
    "one for a list": (
        "runs: 100",
        "instruments: training_leave",
        '"instruments" is "training_leave"; write a list, such as [first, second].',
        '"instruments" is "training_leave"; schrijf een lijst, zoals [eerste, tweede].',
    ),
    "one text for two": (
        "name: {en: Three hours a week, nl: Drie uur per week}",
        "name: Three hours a week",
        '"name" is "Three hours a week"; give it keys of its own: en, nl.',
        '"name" is "Three hours a week"; geef het eigen sleutels: en, nl.',
    ),
    "a number for a text": (
        "nl: Drie uur per week}",
        "nl: 3}",
        '"name.nl" is "3"; write a text between quotes.',
        '"name.nl" is "3"; schrijf een tekst tussen aanhalingstekens.',
    ),
    "a list of keys for a text": (
        "workforce: flanders",
        "workforce: {a: 1}",
        '"workplace.workforce" is a list of keys; write a text between quotes.',
        '"workplace.workforce" is een lijst van sleutels; schrijf een tekst tussen aanhalingstekens.',
    ),
    "a seven for a yes": (
        "runs: 100",
        "instrument_rules_continue: 7",
        '"instrument_rules_continue" is "7"; write true or false.',
        '"instrument_rules_continue" is "7"; schrijf true (ja) of false (nee).',
    ),
    "a day that does not exist": (
        "start: 2025-09-01",
        "start: 2025-02-30",
        '"start" is "2025-02-30"; write a date as 2026-09-01.',
        '"start" is "2025-02-30"; schrijf een datum als 2026-09-01.',
    ),
    "a day written otherwise": (
        "start: 2025-09-01",
        "start: 1/9/2025",
        '"start" is "1/9/2025"; write a date as 2026-09-01.',
        '"start" is "1/9/2025"; schrijf een datum als 2026-09-01.',
    ),
    "the end of time": (
        "start: 2025-09-01",
        "start: 9999-12-31",
        '"start" is 9999-12-31; it must be at most 2100-12-31.',
        '"start" is 9999-12-31; het mag hoogstens 2100-12-31 zijn.',
    ),
    "a key with capitals": (
        "key: three_hours_a_week",
        "key: Three hours",
        '"key" is "Three hours", which cannot be used here; see the example scenarios.',
        '"key" is "Three hours", en dat kan hier niet; kijk naar de voorbeeldscenario\'s.',
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_file_row_key_and_remedy(mistake: str) -> None:
    old, new, english, dutch = MISTAKES[mistake]
    text = spoilt(old, new)
    row = row_of(text, new.strip())
    problem = refusal(text)
    assert told(problem) == {"en": f"own.yml, row {row}: {english}", "nl": f"own.yml, rij {row}: {dutch}"}
    assert str(problem) == told(problem)["en"]


def test_a_missing_key_names_where_it_should_stand() -> None:
    problem = refusal(spoilt("  en: What do mentors change when each has three hours a week?\n", ""))
    row = row_of(GOOD, "question:")
    assert told(problem) == {
        "en": f'own.yml, row {row}: "question.en" is missing; add it.',
        "nl": f'own.yml, rij {row}: "question.en" ontbreekt; voeg het toe.',
    }


def test_all_mistakes_are_told_at_once() -> None:
    problem = refusal(
        spoilt("weeks: 156", "weeks: 3").replace("runs: 100", "runs: 0").replace("seed:", "sed:")
    )
    keys = [one.details["key"] for one in (problem, *problem.others)]
    assert sorted(map(str, keys)) == ["runs", "sed", "weeks"]


def test_thousands_of_mistakes_do_not_take_long() -> None:
    problem = refusal("\n".join(f"weeks_{number}: 1" for number in range(10_000)))
    assert 5 < len(problem.others) < 100


def test_what_the_user_wrote_is_not_read_as_a_place() -> None:
    assert '"{row}"' in told(refusal(spoilt("weeks: 156", 'weeks: "{row}"')))["nl"]


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_end_in_a_bare_error(data: bytes) -> None:
    assert told(refusal(data))["nl"].startswith("own.yml")


TAGS = (
    "!!bool",
    "!!int",
    "!!float",
    "!!timestamp",
    "!!binary",
    "!!null",
    "!!set",
    "!!omap",
    "!!str",
    "!x",
    "<<:",
    "?",
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=8),
    st.sampled_from(["2025-02-30", "0x", "0b_", "1:99", "", "1e999", "{", "[", *TAGS]),
)
KEYS = st.one_of(st.sampled_from([*Scenario.model_fields, "en", "nl", "settings", "end", "reach"]), LEAVES)
CONTENT = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@settings(deadline=None, max_examples=120)
@given(st.dictionaries(KEYS, CONTENT, max_size=6), st.integers(0, 2000), st.sampled_from(["", *TAGS]))
def test_no_yaml_ends_in_a_bare_error(content: dict[object, object], at: int, tag: str) -> None:
    base = yaml.safe_load(GOOD)
    for mixed in (content, base | content):
        text = yaml.safe_dump(mixed, sort_keys=False)
        cut = at % (len(text) + 1)
        for written in (text, text[:cut] + f" {tag} " + text[cut:]):
            try:
                parse_record("own.yml", written.encode("utf-8", "replace"), Scenario)
            except Problem as problem:
                for language in LANGUAGES:
                    for one in (problem, *problem.others):
                        assert words_for(language).problem(one).startswith("own.yml")


DEEP = """
import sys
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
for one in ("[", "{", "- ", "? "):
    try:
        parse_record("own.yml", (one * 400_000).encode(), Scenario)
    except Problem as problem:
        print(problem.message)
"""


def test_deep_nesting_does_not_bring_the_process_down() -> None:
    done = subprocess.run([sys.executable, "-c", DEEP], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.count("this is not readable as YAML") == 4


# From a file and back


class Note(Record):
    title: Text
    weeks: int = 4
    remark: str | None = None


NOTE = Note(title=Text(en="Café: yes", nl='"Ja"'), weeks=52)


def test_what_is_saved_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "note.yml"
    save_record(path, NOTE, "First line\nsecond line")
    assert load_record(path, Note) == NOTE
    assert path.read_text("utf-8").startswith("# First line\n# second line\ntitle:")
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("fails", ["fsync", "replace", "chmod"])
def test_a_save_that_fails_leaves_the_old_file_whole(
    fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.yml"
    save_record(path, NOTE, "old")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if fails == "fsync" else (Path, fails)), full)
    with pytest.raises(OSError, match="No space left"):
        save_record(path, NOTE.model_copy(update={"weeks": 12}), "new")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        load_record(tmp_path / "nowhere.yml", Note)
    assert "There is no file" in told(found.value)["en"]
    assert "nowhere.yml bestaat niet" in told(found.value)["nl"]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        load_record(tmp_path, Note)
    assert "cannot be read" in told(found.value)["en"]
    assert "kan niet gelezen worden" in told(found.value)["nl"]


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert parse_record("own.yml", b"\xef\xbb\xbf" + GOOD.encode(), Scenario).weeks == 156
