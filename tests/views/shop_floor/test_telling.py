"""That what is sent and said of a run is what was lived."""

import csv
import io

import numpy as np
import pytest

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.floor_weeks import Ending, FloorWeeks, Standing, Watched, Weeks
from sherpa_sim.locale.words import Words, words_for
from sherpa_sim.views.shop_floor.network import NOBODY, Network, packed
from sherpa_sim.views.shop_floor.story import about, difference, events, story
from sherpa_sim.views.shop_floor.summary import week_lines
from sherpa_sim.views.shop_floor.take_away import run_as_csv
from sherpa_sim.views.shop_floor.told import among_others
from sherpa_sim.views.shop_floor.week_table import week_rows

EN = words_for("en")


def first(side: Weeks, worker: int) -> int:
    """The first week in which somebody began a course; 0 for none."""
    return int(np.argmax(side.begun[:, worker]))


def test_a_byte_holds_what_is_drawn_of_a_person(floor: FloorWeeks) -> None:
    codes = np.frombuffer(packed(floor.changed), np.uint8).reshape(61, 70)
    assert np.array_equal(codes & 3, floor.changed.standing)
    assert np.array_equal(codes >> 2 & 7, floor.changed.barrier)
    assert np.array_equal(codes >> 5 & 1, floor.changed.in_post)
    assert np.array_equal(codes >> 6, floor.changed.ending)


def test_a_run_is_sent_once_and_whole(floor: FloorWeeks) -> None:
    network = Network(EN)
    network.show(floor)
    assert len(network.frames) == 2 * 61 * 70
    counts = np.frombuffer(network.counts, "<u2")
    assert counts.tolist() == [len(talks) for talks in floor.changed.talks]
    pairs = np.frombuffer(network.talks, "<u2").reshape(-1, 2)
    week = int(np.argmax(counts > 0))
    before = int(counts[:week].sum())
    held = [[talk.mentor, talk.colleague] for talk in floor.changed.talks[week]]
    assert pairs[before : before + len(held)].tolist() == held
    assert len(network.people) == 70
    assert len(network.said) == 61


def test_only_weeks_and_people_that_there_are_are_heard(floor: FloorWeeks) -> None:
    network, heard = Network(EN), []
    network.on_week(lambda week: heard.append(("week", week)))
    network.on_person(lambda person: heard.append(("person", person)))
    network.show(floor)
    heard.clear()
    for name, values in (("week", (60, 61, -1)), ("person", (69, 70, NOBODY))):
        for value in values:
            setattr(network, name, value)
    assert heard == [("week", 60), ("person", 69)]


def test_the_line_of_a_week_says_its_numbers(floor: FloorWeeks) -> None:
    lines = week_lines(floor, EN)
    assert lines[0].startswith("The start. Took a course in the last 12 months:")
    week = next(week for week, talks in enumerate(floor.changed.talks) if talks)
    side = floor.changed
    assert f"Week {week}. Talks with mentors: {len(side.talks[week])} (" in lines[week]
    assert f"In a course: {(side.standing[week] == Standing.IN_TRAINING.code).sum()}." in lines[week]
    assert f"{side.took_part[week]} of 70; without the plan {floor.without.took_part[week]}." in lines[week]


def test_a_story_has_every_talk_course_and_application_in_its_week(floor: FloorWeeks) -> None:
    for worker in range(len(floor.members)):
        told = events(floor.changed, worker, EN)
        assert [week for week, _ in told] == sorted(week for week, _ in told)
        side = floor.changed
        for sentence, there in (
            ("Began a course.", side.begun[:, worker]),
            ("Applied for a course.", side.applied[:, worker]),
            ("Stopped the course early.", side.ending[:, worker] == Ending.STOPPED.code),
        ):
            assert [week for week, said in told if said == sentence] == np.flatnonzero(there).tolist()
        talks = [
            (week, talk) for week, held in enumerate(side.talks) for talk in held if talk.colleague == worker
        ]
        said = [week for week, sentence in told if "talked with this person" in sentence]
        assert said == [week for week, _ in talks]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_difference_names_the_weeks_of_both_sides(floor: FloorWeeks, language: str) -> None:
    seen = set()
    for worker in range(len(floor.members)):
        weeks = first(floor.changed, worker), first(floor.without, worker)
        said = difference(floor, worker, words_for(language))
        assert {str(week) for week in weeks if week} == set(_numbers(said))
        seen.add((weeks[0] > 0, weeks[1] > 0, weeks[0] == weeks[1]))
    assert len(seen) >= 4


def test_a_story_names_nobody_and_shows_both_sides(floor: FloorWeeks) -> None:
    worker = floor.changed.talks[-1][0].colleague
    assert f"<h2>Number {worker + 1}</h2>" in about(floor, worker, EN)
    whole = story(floor, worker, EN)
    assert whole.index("With the plan") < whole.index("Without the plan")
    assert whole.count('<ol class="weeks">') == 2


def test_the_table_has_everybody_in_that_week(floor: FloorWeeks) -> None:
    week = next(week for week, talks in enumerate(floor.changed.talks) if talks)
    rows = week_rows(floor, week, EN)
    assert len(rows) == 70
    talk = floor.changed.talks[week][0]
    assert f"by number {talk.mentor + 1}" in rows[talk.colleague].cells[4]
    assert "learning mentor" in rows[talk.mentor].cells[1]


def test_the_file_has_a_row_for_each_person_and_week(watched: Watched, floor: FloorWeeks) -> None:
    stamp, _, table = run_as_csv(floor, watched.comparison.stamp).decode("utf-8-sig").partition("\n")
    assert stamp == f"# {watched.comparison.stamp.line()}"
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 61 * 70
    row = rows[30 * 70 + 4]
    assert (row["week"], row["person"]) == ("30", "5")
    assert row["with_stands"] == str(Standing.of(floor.changed.standing[30, 4]))
    assert row["without_held_back_by"] == str(Barrier.of(floor.without.barrier[30, 4]))
    said = [one for row in rows for one in row["with_talk"].split()]
    held = [f"{talk.mentor + 1}:{Lever.of(talk.lever)}" for talks in floor.changed.talks for talk in talks]
    assert sorted(said) == sorted(held)


def test_this_run_stands_among_the_others(watched: Watched, floor: FloorWeeks) -> None:
    said = among_others(watched, floor, 2, EN)
    assert f"{floor.changed.took_part[-1]} of the 70 people" in said
    assert f"without the plan {floor.without.took_part[-1]}." in said
    gains = [
        record.record.week("participated")[:, -1] for record in (watched.pair.changed, watched.pair.without)
    ]
    low, high = np.percentile(gains[0] - gains[1], (10, 90))
    assert f"between {_signed(low, EN)} and {_signed(high, EN)} people" in said


def _numbers(sentence: str) -> list[str]:
    return [part for part in sentence.replace(";", " ").replace(".", " ").split() if part.isdigit()]


def _signed(number: float, words: Words) -> str:
    whole = round(number)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{words.number(abs(whole))}"
