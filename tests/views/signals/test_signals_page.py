"""That the page keeps what was heard, asks to look again, makes a summary once, and takes the answers in."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from sherpa_sim.cohort.signal_log import State, asked, begun, states
from sherpa_sim.content.signals import Signal, SignalsRecord, new_key
from sherpa_sim.content.tool_record import tool_file
from sherpa_sim.views.controls import Buttons, Downloads, Form, Panel, Table
from sherpa_sim.views.signals.page import SignalsPage
from sherpa_sim.views.tools.keeping import Keeper
from sherpa_sim.views.visit import Visit

TODAY = date(2027, 3, 1)


def inside(widget: Any, kind: type) -> list[Any]:
    found = [widget] if isinstance(widget, kind) else []
    for child in getattr(widget, "children", ()):
        found += inside(child, kind)
    return found


def heard(kind: str, people: int, words: str = "Te laat geweten.", **more: Any) -> Signal:
    values = {"key": new_key(), "day": TODAY, "kind": kind, "words": words, "people": people, **more}
    return Signal.model_validate(values)


class Mentor:
    """Somebody who uses the page without a browser."""

    def __init__(self, record: SignalsRecord | None = None, language: str = "en") -> None:
        self.page = SignalsPage(Visit(language, {}), TODAY)
        (keeper,) = inside(self.page.layout, Keeper)
        kept = (record or SignalsRecord()).model_dump(mode="json")
        keeper._message(keeper, {"kind": "here", "kept": kept}, ())

    @property
    def record(self) -> SignalsRecord:
        return self.page._keeping.record

    @property
    def told(self) -> str:
        return " ".join(panel.html for panel in inside(self.page.layout, Panel))

    def press(self, key: str, place: int = 0) -> None:
        found = [one for one in inside(self.page.layout, Buttons) if key in {b["key"] for b in one.buttons}]
        found[place]._message(found[place], {"kind": "press", "key": key}, ())

    def fill(self, field: str, **values: Any) -> None:
        (form,) = (one for one in inside(self.page.layout, Form) if field in one.values)
        form.values = {**form.values, **values}

    def write_down(self, **values: Any) -> None:
        self.press("add")
        self.fill("kind", **values)
        self.press("save")

    def row(self, action: str, row: str = "0") -> None:
        for table in inside(self.page.layout, Table):
            table._message(table, {"row": row, "action": action}, ())

    def bring(self, name: str, record: SignalsRecord) -> None:
        self.page._together._files([(name, tool_file(record))])

    def make(self, **more: Any) -> None:
        self.fill("once", **{"request-0": "A fixed roster", "once": True, "looked": True, **more})
        self.press("make")


def log(*signals: Signal) -> SignalsRecord:
    return begun(SignalsRecord(signals=signals))


def test_what_points_to_a_person_is_kept_only_after_a_second_look_and_an_address_never() -> None:
    mentor = Mentor()
    mentor.write_down(words="Marleen is ziek", kind="shifts", people=2.0)
    assert "This may be a name: Marleen" in mentor.told
    assert "is about health" in mentor.told
    assert mentor.record.signals == ()
    mentor.fill("kind", looked=True, words="De nacht krijgt niets te horen")
    mentor.press("save")
    assert [one.words for one in mentor.record.signals] == ["De nacht krijgt niets te horen"]
    mentor.write_down(words="mail an@x.be", kind="shifts", people=2.0, looked=True)
    assert "There is an e-mail address in it" in mentor.told
    assert len(mentor.record.signals) == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"words": " "}, "Write what they said"),
        ({"words": "x", "kind": ""}, "Choose the kind of wall."),
        ({"words": "x", "day": ""}, "Fill in the day"),
        ({"words": "x", "day": "2027-03-02"}, "still to come"),
        ({"words": "x", "day": "1950-01-01"}, "no day of this time"),
        ({"words": "x", "people": 2.0, "same": 2.0, "elsewhere": 1.0}, "More colleagues are counted already"),
    ],
)
def test_what_is_missing_or_wrong_is_said(values: Mapping[str, Any], sentence: str) -> None:
    mentor = Mentor()
    mentor.write_down(**{"kind": "shifts", **values})
    assert sentence in mentor.told
    assert mentor.record.signals == ()


def test_no_summary_from_four_people_and_one_from_five() -> None:
    mentor = Mentor(log(heard("shifts", 4)))
    assert "five different colleagues or more" in mentor.told
    mentor.write_down(words="The roster is late", kind="shifts", people=1.0)
    assert "Heard from 5 colleagues or more." in mentor.told


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"request-0": ""}, "Write what you ask of management"),
        ({"by-0": TODAY.isoformat()}, "Choose a day still to come"),
        ({"by-0": ""}, "Choose a day still to come"),
        ({"once": False}, "Tick that you counted nobody twice"),
        ({"looked": False}, "Read each sentence once more"),
        ({"looked": False, "request-0": "Twee mensen willen dit"}, "fewer than five"),
        ({"request-0": "Bel 0478 12 34 56"}, "There is a long number in it"),
        ({"leave-0": True}, "nothing to pass on"),
    ],
)
def test_a_summary_is_not_made_as_long_as_something_is_missing(
    values: Mapping[str, Any], sentence: str
) -> None:
    mentor = Mentor(log(heard("shifts", 6)))
    mentor.make(**values)
    assert sentence in mentor.told
    assert mentor.record.summaries == ()
    mentor.make(**{"by-0": "2027-04-01", "leave-0": False})
    assert len(mentor.record.summaries) == 1


def test_a_quote_is_there_only_if_it_was_ticked_and_never_more_than_two_a_wall() -> None:
    signals = [heard("shifts", 3, f"Words {number}") for number in "abc"]
    mentor = Mentor(log(*signals))
    mentor.make(**{f"quote-0-{signal.key}": True for signal in signals})
    assert "At most 2 quotes" in mentor.told
    mentor.make(**{f"quote-0-{signals[0].key}": False, f"quote-0-{signals[1].key}": False})
    ((group,),) = (summary.groups for summary in mentor.record.summaries)
    assert group.quotes == ("Words c",)
    assert "“Words c”" in mentor.told


def test_what_was_filled_in_stays_when_one_more_signal_comes() -> None:
    mentor = Mentor(log(heard("shifts", 6)))
    mentor.fill("once", **{"request-0": "A fixed roster"})
    mentor.write_down(words="No list on paper", kind="platform", people=1.0)
    (form,) = (one for one in inside(mentor.page.layout, Form) if "once" in one.values)
    assert form.values["request-0"] == "A fixed roster"


def test_an_answer_comes_back_and_is_told() -> None:
    mentor = Mentor(log(heard("shifts", 6)))
    mentor.make()
    mentor.row("note")
    mentor.fill("decision", decision="later", words="After <summer>", by="2027-02-01")
    mentor.press("save")
    assert "cannot be done before the day" in mentor.told
    mentor.fill("decision", by="2027-09-01")
    mentor.press("save")
    assert set(states(mentor.record).values()) == {State.ANSWERED}
    assert "Tell it back" in mentor.told
    assert "After &lt;summer&gt;" in mentor.told
    mentor.row("told")
    assert set(states(mentor.record).values()) == {State.TOLD_BACK}
    mentor.row("untold")
    mentor.row("back")
    assert set(states(mentor.record).values()) == {State.PASSED_ON}


def test_a_day_that_is_over_is_shown() -> None:
    mentor = Mentor(log(heard("shifts", 6)))
    mentor.make()
    (summary,) = mentor.record.summaries
    earlier = summary.groups[0].model_copy(update={"by": TODAY - timedelta(1)})
    before = mentor.record.model_copy(
        update={"summaries": (summary.model_copy(update={"groups": (earlier,)}),)}
    )
    assert "an answer was asked by 28 February 2027" in Mentor(before).told


def test_a_summary_is_taken_back_until_its_page_was_saved() -> None:
    mentor = Mentor(log(heard("shifts", 6)))
    mentor.make()
    mentor.press("back")
    assert mentor.record.summaries == ()
    mentor.make()
    (downloads,) = (one for one in inside(mentor.page.layout, Downloads) if "-nl.pdf" in str(one.offers))
    downloads.save(downloads.offers[0]["name"])
    assert mentor.record.summaries[0].saved
    with pytest.raises(IndexError):
        mentor.press("back")


def test_logs_of_others_are_brought_in_and_never_counted_twice_unasked() -> None:
    own, other = log(heard("shifts", 4)), log(heard("shifts", 4))
    mentor = Mentor(own)
    mentor.bring("own.json", own)
    assert "own.json is your own log" in mentor.told
    mentor.bring("other.json", other)
    assert "five different colleagues or more" in mentor.told
    mentor.bring("newer.json", other)
    assert len(mentor.page._together.logs) == 1
    mentor.row("apart", other.log)
    assert "at least 5 colleagues, and at most 10" in mentor.told
    mentor.make()
    assert mentor.record.summaries[0].mentors == 2
    colleague = Mentor(other)
    colleague.bring("mine.json", mentor.record)
    assert set(states(colleague.record).values()) == {State.PASSED_ON}
    assert [one.group.request for one in asked(colleague.record)] == ["A fixed roster"]
    mentor.row("away", other.log)
    assert mentor.page._together.logs == ()


def test_a_file_that_is_none_is_told_and_the_others_are_taken() -> None:
    mentor = Mentor(log(heard("shifts", 4)))
    other = tool_file(log(heard("fee", 7)))
    mentor.page._together._files([("broken.json", b"{"), ("other.json", other)])
    assert "broken.json is damaged" in mentor.told
    assert "Logs brought in: 1" in mentor.told
