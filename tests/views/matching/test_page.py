"""That the page keeps what the coach decides, says what goes wrong, and gives back in a file what was brought in."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from sherpa_sim.content.matching import Candidate, MatchingRecord, Pairing
from sherpa_sim.content.matching_columns import Side, example_list
from sherpa_sim.content.matching_list import read_candidates
from sherpa_sim.content.tool_record import tool_file
from sherpa_sim.locale.words import words_for
from sherpa_sim.matching.proposal import Matching
from sherpa_sim.reports.match_words import why
from sherpa_sim.views.controls import Buttons, Downloads, Form, Panel, Table, Upload
from sherpa_sim.views.matching.frame_form import read_frame
from sherpa_sim.views.matching.page import Page
from sherpa_sim.views.matching.take_away import list_csv, meetings_csv, pairs_csv
from sherpa_sim.views.pages import TRAINER, VISITOR
from sherpa_sim.views.tools.doors import COACHS_TOOLS
from sherpa_sim.views.visit import Visit
from tests.matching.people import candidate, crowd, record

TODAY = date(2027, 3, 1)


def inside(widget: Any, kind: type) -> Iterator[Any]:
    if isinstance(widget, kind):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child, kind)


class Seen:
    """The page as somebody sees and uses it, without a browser."""

    def __init__(self, language: str = "en") -> None:
        self.page = Page(Visit(language, {}))
        self.keeping = self.page._keeping

    def bring(self, label: str, name: str, data: bytes) -> None:
        (upload,) = (one for one in inside(self.page.box, Upload) if label in one.label)
        upload._on_files([(name, data)])

    def press(self, label: str) -> None:
        for buttons in inside(self.page.box, Buttons):
            for one in buttons.buttons:
                if one["label"] == label:
                    buttons._message(buttons, {"kind": "press", "key": one["key"]}, ())
                    return
        raise AssertionError(label)

    def row(self, caption: str, row: str, action: str) -> None:
        table = self.table(caption)
        table._message(table, {"row": row, "action": action}, ())

    def table(self, caption: str) -> Any:
        (found,) = (one for one in inside(self.page.box, Table) if one.caption == caption)
        return found

    def cells(self, caption: str) -> list[list[str]]:
        return [[cell["text"] for cell in row["cells"]] for row in self.table(caption).rows]

    def fill(self, label: str, **values: object) -> None:
        form = [one for one in inside(self.page.box, Form) if one.label == label][-1]
        form.values = {**form.values, **values}

    @property
    def text(self) -> str:
        return " ".join(panel.html for panel in inside(self.page.box, Panel))

    @property
    def record(self) -> MatchingRecord:
        return self.keeping.record


@pytest.fixture
def seen() -> Seen:
    found = Seen()
    for side in Side:
        found.bring(f"List of {side}", f"{side}.csv", example_list(side, "en"))
    return found


def test_it_is_on_the_trainers_site_only_and_has_a_door() -> None:
    assert "/matching" in {page.address for page in TRAINER}
    assert "/matching" not in {page.address for page in VISITOR}
    assert "matching" in {door.page for door in COACHS_TOOLS}


def test_two_lists_give_pairs_and_tell_who_is_left(seen: Seen) -> None:
    assert next(row[:2] for row in seen.cells("Proposed pairs")) == ["Dalia Haddad", "Ann Peters"]
    ((name, reason, near),) = seen.cells("Mentees without a mentor")
    assert (name, reason) == ("Goran Ilic", "Nobody fits.")
    assert "no language in common" in near


def test_a_file_that_cannot_be_used_leaves_the_list_as_it_was(seen: Seen) -> None:
    before = seen.record
    seen.bring("List of mentors", "mentors.csv", b"who\nAn\n")
    assert "no column for the name" in seen.text
    assert seen.record is before


def test_what_stands_in_a_list_is_never_markup() -> None:
    found = Seen()
    for side in Side:
        found.bring(
            f"List of {side}", "a.csv", b"name,sector,motivation\n<img src=x>,<b>care</b>,<i>why</i>\n"
        )
    found.press("Show who is on the list")
    found.row("Mentors", "0", "look")
    found.bring("List of mentees", "a.csv", b"name,sector,motivation\n<u>Bo</u>,<b>care</b>,<i>why</i>\n")
    found.row("Proposed pairs", "0", "open")
    assert "&lt;i&gt;why&lt;/i&gt;" in found.text
    assert not any(tag in found.text for tag in ("<img", "<b>", "<i>", "<u>"))


def test_leaving_out_and_taking_part_again(seen: Seen) -> None:
    seen.press("Show who is on the list")
    seen.row("Mentors", "0", "away")
    assert "Ann Peters" not in {row[1] for row in seen.cells("Proposed pairs")}
    seen.row("Mentors", "0", "back")
    assert "Ann Peters" in {row[1] for row in seen.cells("Proposed pairs")}


def test_fixing_a_pair_by_hand_and_undoing_it(seen: Seen) -> None:
    seen.fill("Fix or forbid two people", mentee="goran ilic", mentor="bram claes")
    seen.press("Fix this pair")
    seen.row("Proposed pairs", str(len(seen.cells("Proposed pairs")) - 1), "open")
    assert "It goes against a limit: no language in common" in seen.text
    seen.row("What you decided", "fix 0", "undo")
    assert seen.record.fixed == ()


def test_more_than_there_is_room_for_is_refused_with_a_sentence(seen: Seen) -> None:
    for mentee in ("goran ilic", "fatou diallo"):
        seen.fill("Fix or forbid two people", mentee=mentee, mentor="bram claes")
        seen.press("Fix this pair")
    assert "Bram Claes has room for 1" in seen.text
    assert seen.record.fixed == (Pairing(mentor="bram claes", mentee="goran ilic"),)


def test_after_a_no_as_few_pairs_change_as_she_asks() -> None:
    found = Seen()
    lists = crowd(6, 6, 3)
    for side, people in zip(Side, (lists.mentors, lists.mentees), strict=True):
        found.bring(f"List of {side}", "list.csv", list_csv(people, side, words_for("en")))
    before = {row[0]: row[1] for row in found.cells("Proposed pairs")}
    found.row("Proposed pairs", "0", "open")
    found.press("One of the two says no")
    assert "Who moves:" in found.text
    labels = [one["label"] for buttons in inside(found.page.box, Buttons) for one in buttons.buttons]
    found.press("Change as few pairs as can be" if "Change as few pairs as can be" in labels else "Do this")
    after = {row[0]: row[1] for row in found.cells("Proposed pairs")}
    assert sum(before[name] != after.get(name) for name in before) >= 1
    assert len(found.record.forbidden) == 1


def test_from_a_pair_that_begins_to_its_end(seen: Seen) -> None:
    seen.press("All these pairs begin")
    assert len(seen.record.pairs) == 3
    assert seen.cells("Proposed pairs") == []
    seen.row("Pairs that began", "0", "open")
    assert len(seen.cells("Planned meetings")) == len(seen.record.pairs[0].plan) > 0
    seen.press("Fill in for the mentee")
    seen.fill("What the mentee says", trust="yes", brought="Courage")
    seen.press("Save")
    assert seen.record.pairs[0].evaluations[0].answers == {"trust": "yes", "brought": "Courage"}
    assert [row[1] for row in seen.cells("What was answered at the end, in counts")] == ["Yes: 1"]
    seen.fill("The end", ended="2020-01-01", why="moved")
    seen.press("This pair ends")
    assert "The last day lies before the first one" in seen.text
    last = seen.record.pairs[0].frame.begins
    seen.fill("The end", ended=last.isoformat())
    seen.press("This pair ends")
    assert (seen.record.pairs[0].ended, seen.record.pairs[0].why_ended) == (last, "moved")
    seen.press("It goes on after all")
    assert seen.record.pairs[0].ended is None


def test_days_are_proposed_anew_within_another_frame(seen: Seen) -> None:
    seen.press("All these pairs begin")
    seen.row("Pairs that began", "0", "open")
    seen.fill("When they meet", months=8.0, a_month=5.0)
    seen.press("Propose days anew")
    assert seen.record.pairs[0].frame.months == 8
    assert "too few days on which both can" in seen.text
    seen.fill("When they meet", break_from="2027-07-01")
    seen.press("Propose days anew")
    assert "A break needs a first and a last day" in seen.text


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"begins": ""}, "Fill in the first day"),
        ({"begins": "2020-01-01"}, "more than three years away"),
        ({"break_from": "2027-08-01", "break_to": "2027-07-01"}, "ends before it begins"),
    ],
)
def test_a_frame_that_cannot_be_is_told(values: dict[str, str], says: str) -> None:
    whole = {
        "begins": TODAY.isoformat(),
        "months": 6.0,
        "a_month": 2.0,
        "minutes": 60.0,
        "break_from": "",
        "break_to": "",
    }
    with pytest.raises(Exception, match=says):
        read_frame({**whole, **values}, TODAY)
    assert read_frame(whole, TODAY).begins == TODAY


def test_the_file_brings_everything_back_and_a_pair_that_was_open_is_closed(seen: Seen) -> None:
    seen.press("All these pairs begin")
    seen.row("Pairs that began", "0", "open")
    data = tool_file(seen.record)
    other = Seen("nl")
    other.bring("Open een bestand", "matching.json", data)
    assert other.record == seen.record
    assert len(other.cells("Duo's die begonnen zijn")) == 3
    other.press("Zet terug wat hier eerst stond")
    assert other.record == MatchingRecord()


def test_names_are_kept_in_no_browser(seen: Seen) -> None:
    keeper = seen.keeping._keeper
    assert keeper.in_browser is False
    sent: list[object] = []
    keeper.send = lambda content, *_: sent.append(content)
    seen.press("All these pairs begin")
    assert sent == [{"kind": "unsaved"}]
    (saves,) = (one for one in inside(seen.page.box, Downloads) if "sherpa-matching.json" in one._downloads)
    saves._downloads["sherpa-matching.json"].make()
    assert sent[1:] == [{"kind": "saved"}]
    keeper._message(keeper, {"kind": "here", "kept": {"tool": "matching", "version": 1, "mentors": []}}, ())
    assert len(seen.record.pairs) == 3  # what a browser says it kept counts for nothing


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_list_that_is_saved_can_be_brought_in_again(language: str) -> None:
    full = candidate(
        "An",
        sectors=["care"],
        skills=["cv"],
        talents=["calm"],
        languages=[{"language": "nl", "level": "C2"}, {"language": "fa"}],
        available=["mon-eve", "sat-am", "sat-pm", "sat-eve"],
        first_day="2027-03-01",
        hours=3.5,
        region="Gent",
        travel=["*", "Aalst"],
        notes="Why not",
        not_with=["Bo"],
        gender="woman",
        prefers="other",
        limits=["sector", "distance"],
        team="L1",
        leader="Cy",
    )
    people: tuple[Candidate, ...] = (full, *crowd(9, 1).mentors)
    for side in Side:
        data = list_csv(people, side, words_for(language))
        reading = read_candidates("list.csv", data, side)
        assert (reading.problems, reading.remarks) == ((), ())
        assert reading.people == people


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_part_that_counts_has_a_sentence(language: str) -> None:
    words = words_for(language)
    own = crowd(5, 5)
    for pair in Matching(own).proposal().pairs:
        assert len(list(why(pair, words))) == 6
    bare = record([candidate("An")], [candidate("Bo")])
    (pair,) = Matching(bare).proposal().pairs
    assert all(
        words("One of the two does not tell this; it counts as half.") in one for one in why(pair, words)
    )


def test_tables_to_take_away_hold_every_row_and_no_formula(seen: Seen) -> None:
    words = words_for("en")
    own = record([candidate("@An")], [candidate("=Bo"), candidate("Cy")])
    lines = pairs_csv(Matching(own).proposal(), words).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert not any(cell.startswith(("=", "@")) for line in lines for cell in line.split(","))
    seen.press("All these pairs begin")
    meetings = meetings_csv(seen.record.pairs, words).decode("utf-8-sig").splitlines()
    assert len(meetings) == 1 + sum(len(pair.plan) for pair in seen.record.pairs)


def test_a_meeting_that_is_still_to_come_is_not_logged(seen: Seen) -> None:
    seen.press("All these pairs begin")
    seen.row("Pairs that began", "0", "open")
    seen.press("Add a meeting that was held")
    seen.fill("Add a meeting that was held", day=(date.today() + timedelta(3)).isoformat())
    seen.press("Save")
    assert "This day is still to come" in seen.text
    seen.fill("Add a meeting that was held", day=date.today().isoformat(), about="CV")
    seen.press("Save")
    assert [one.about for one in seen.record.pairs[0].held] == ["CV"]


def test_every_file_of_a_pair_can_be_made(seen: Seen) -> None:
    seen.press("All these pairs begin")
    seen.row("Pairs that began", "0", "open")
    made = [
        download.make()
        for downloads in inside(seen.page.box, Downloads)
        for download in downloads._downloads.values()
        if download.media_type == "application/pdf"
    ]
    assert len(made) == 4
    assert all(pdf.startswith(b"%PDF") for pdf in made)
