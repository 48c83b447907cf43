"""That a unit shows an instrument's rule on the days for which it is known and on no others, and who may use it."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.instruments import Country, Instrument, load_instruments
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.who_may_use import who_may_use
from sherpa_sim.domain.eligibility import Answer, Case, Region, Sector, Standing, Work
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.controls import Field, Kind
from sherpa_sim.views.course.case_form import COLLEAGUE, OPEN, case_fields, filled, known_of
from sherpa_sim.views.course.instruments import MayUse, answered, listed

BELGIAN = {key: one for key, one in load_instruments().items() if one.country is Country.BELGIUM}
DAYS = st.dates(date(2018, 1, 1), date(2032, 1, 1))
SPRING = date(2026, 3, 1)
"""A day for which the rules of training leave and of the fees of adult education are known."""
FIELDS = {field.key: field for field in case_fields(words_for("en"))}


def edges() -> Iterator[date]:
    """The days on which the standing of an instrument changes, and their neighbours."""
    for one in BELGIAN.values():
        for day in filter(None, (one.start, one.known_until, one.ended_on)):
            yield from (day - timedelta(days=1), day, day + timedelta(days=1))


def is_sure(one: Instrument, day: date) -> bool:
    return one.standing_on(day) is Standing.KNOWN and one.confidence in (Confidence.HIGH, Confidence.MEDIUM)


def texts_of_the_rule(one: Instrument, language: str) -> list[str]:
    """What would tell the rule: nothing of it may be read on a day for which it is not known."""
    return [str(escape(text(language))) for text in (one.what, one.amount, one.who)]


def card(html: str, one: Instrument, language: str) -> str:
    """What is shown of one instrument."""
    return html.split(f"<h4>{escape(one.name(language))}</h4>")[1].split("</div>")[0]


@pytest.mark.parametrize("day", sorted(set(edges())))
def test_a_rule_is_shown_on_its_own_days_only(day: date) -> None:
    for language in LANGUAGES:
        words = words_for(language)
        html = str(listed(day, words))
        for one in BELGIAN.values():
            shown = card(html, one, language)
            found = [text in shown for text in texts_of_the_rule(one, language)]
            if is_sure(one, day):
                assert all(found), one.key
                assert one.known_until is not None
                assert words.date(one.known_until) in shown
            else:
                assert not any(found), one.key


@given(DAYS)
@settings(max_examples=25, deadline=None)
def test_every_instrument_is_named_once_with_its_source(day: date) -> None:
    shown = str(listed(day, words_for("en")))
    assert shown.count("<h4>") == len(BELGIAN)
    for one in BELGIAN.values():
        assert shown.count(f"<h4>{escape(one.name('en'))}</h4>") == 1
        assert str(escape(load_sources()[one.source].citation("en"))) in shown


def test_of_an_abolished_instrument_nothing_can_be_asked() -> None:
    gone = BELGIAN["federal_learning_account"]
    assert gone.ended_on is not None
    assert gone.ask_at is not None
    shown = card(str(listed(gone.ended_on, words_for("en"))), gone, "en")
    assert "It was abolished on" in shown
    assert "Ask " not in shown


def test_the_form_asks_for_everything_that_counts() -> None:
    assert set(FIELDS) - {COLLEAGUE} == {field.name for field in fields(Case)}


def answers(field: Field) -> st.SearchStrategy[str]:
    """What somebody could fill in."""
    if field.kind is Kind.CHOICE:
        return st.sampled_from([option.value for option in field.options])
    return st.one_of(
        st.sampled_from(["", "38", "19,5", " 80% ", "-1", "nan", "inf", "a lot"]), st.text(max_size=8)
    )


@given(st.fixed_dictionaries({key: answers(field) for key, field in FIELDS.items()}), DAYS)
@settings(max_examples=60, deadline=None)
def test_whatever_is_filled_in_gets_an_answer_for_every_instrument(values: dict[str, str], day: date) -> None:
    told = filled(values)
    for key in told.problems:
        assert getattr(told.case, key) is None
    verdicts = who_may_use(told.case, day)
    html = str(answered(verdicts, words_for("nl")))
    assert html.count("<h4>") == len(BELGIAN)
    for verdict in verdicts:
        if verdict.standing is not Standing.KNOWN:
            assert str(escape(verdict.amount("nl"))) not in card(html, verdict.instrument, "nl")


def test_numbers_are_read_as_people_write_them() -> None:
    told = filled(
        {"weekly_hours": "19,5", "contract_share": "80%", "firm_size": " 12 ", "years_worked": "many"}
    )
    assert (told.case.weekly_hours, told.case.contract_share, told.case.firm_size) == (19.5, 80, 12)
    assert list(told.problems) == ["years_worked"]


def test_nothing_is_known_of_somebody_of_whom_nothing_is_told() -> None:
    assert filled(dict.fromkeys(FIELDS, OPEN)).case == Case()
    assert not any(one.answer is Answer.YES and one.reasons for one in who_may_use(Case(), SPRING))


def told_by(form: MayUse) -> str:
    """What the page says: the count and the answers."""
    _, count, shown = form.box.children
    return count.html + shown.html


def test_the_page_answers_as_soon_as_something_is_told() -> None:
    form = MayUse(SPRING, words_for("en"))
    controls = form.box.children[0]
    before = told_by(form)
    assert "Ask where the place of work is" in before
    values = {"work_region": str(Region.WALLONIA), "work": str(Work.EMPLOYEE), "firm_size": "a few"}
    controls.values = {**controls.values, **values}
    after = told_by(form)
    assert after != before
    assert list(controls.problems) == ["firm_size"]
    assert "The place of work is in the Flemish Region." in after.split("Not, as far as we know")[1]
    controls.values = {**controls.values, "firm_size": "7"}
    assert controls.problems == {}


def test_what_the_last_rule_says_is_told_as_no_more_than_that() -> None:
    sentence = "By the last rule that we know: yes."
    right = BELGIAN["individual_training_right"]
    assert right.known_until is not None
    known = Case(work=Work.EMPLOYEE, sector=Sector.PRIVATE, firm_size=100)
    for day, told in ((right.known_until, False), (right.known_until + timedelta(days=1), True)):
        shown = card(str(answered(who_may_use(known, day), words_for("en"))), right, "en")
        assert (sentence in shown) is told
        assert (str(escape(right.tiers[0].amount("en"))) in shown) is not told


def test_what_is_shown_is_markup() -> None:
    assert isinstance(listed(SPRING, words_for("en")), Markup)


@pytest.mark.parametrize("key", load_colleagues())
def test_what_is_known_of_a_colleague_is_filled_in(key: str) -> None:
    values = known_of(key)
    assert all(FIELDS[name].read(value) == value for name, value in values.items())
    assert filled(values).case == load_colleagues()[key].case()


def test_who_begins_with_a_colleague_can_go_on_from_there() -> None:
    form = MayUse(SPRING, words_for("en"))
    controls = form.box.children[0]
    empty = told_by(form)
    controls.values = {**controls.values, COLLEAGUE: "sofie"}
    assert controls.values["weekly_hours"] == "28.5"
    sofie = told_by(form)
    controls.values = {**controls.values, "course_kind": "not_a_course"}
    assert controls.values["weekly_hours"] == "28.5"
    assert told_by(form) not in (empty, sofie)
    controls.values = {**controls.values, COLLEAGUE: OPEN}
    assert told_by(form) == empty
