"""That what a mentor reads of a verdict says the day, the doubt and what is still to be asked, in both languages."""

from datetime import date

import pytest

from sherpa_sim.content.instruments import load_conditions, load_instruments
from sherpa_sim.content.who_may_use import judged, who_may_use
from sherpa_sim.domain.eligibility import Case, Region, Sector, Work
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.eligibility import Told, told

CASE = Case(
    work_region=Region.FLANDERS, work=Work.EMPLOYEE, sector=Sector.PRIVATE, contract_share=79, firm_size=20
)


def said(key: str, day: date, language: str, case: Case = CASE) -> Told:
    return told(judged(load_instruments()[key], load_conditions(), case, day), words_for(language))


def test_a_condition_that_fails_and_one_that_is_unknown_are_sentences() -> None:
    found = said("training_leave", date(2026, 8, 31), "en")
    assert found.answer == "No."
    assert found.days == "The rule is known until 31 August 2026."
    assert found.not_met == ("The contract is at least 80% of full time.",)
    assert "Ask how many contact hours or credits the course has." in found.to_ask
    assert "The place of work is in the Flemish Region." in found.met
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("key", "day", "language", "days"),
    [
        (
            "training_leave",
            date(2026, 9, 1),
            "en",
            "The rule is known until 31 August 2026; ask the Flemish Department of Work whether it still holds.",
        ),
        (
            "training_leave",
            date(2026, 9, 1),
            "nl",
            "De regel is bekend tot 31 augustus 2026; vraag aan het Vlaamse Departement Werk of hij nog geldt.",
        ),
        (
            "training_leave",
            date(2025, 8, 31),
            "en",
            "We know the rule from 1 September 2025 only; before that there may have been another.",
        ),
        ("federal_learning_account", date(2024, 3, 31), "en", "It begins on 1 April 2024."),
        ("federal_learning_account", date(2026, 2, 1), "nl", "Het is afgeschaft op 14 januari 2026."),
        (
            "sector_fund",
            date(2026, 2, 1),
            "en",
            "We know no dates for this rule; ask the union or the fund itself whether it holds.",
        ),
    ],
)
def test_the_days_are_told(key: str, day: date, language: str, days: str) -> None:
    assert said(key, day, language).days == days


@pytest.mark.parametrize(
    ("key", "day", "answer"),
    [
        ("individual_training_right", date(2025, 6, 1), "Yes, by the rule we know."),
        (
            "individual_training_right",
            date(2026, 6, 1),
            "By the last rule we know: yes. Ask first whether it holds.",
        ),
        ("training_leave", date(2026, 9, 1), "By the last rule we know: no. Ask first whether it holds."),
        ("training_voucher", date(2025, 6, 1), "This cannot be told yet."),
        ("federal_learning_account", date(2026, 6, 1), "No."),
    ],
)
def test_the_answer_is_no_surer_than_the_rule(key: str, day: date, answer: str) -> None:
    assert said(key, day, "en").answer == answer


def test_what_is_from_memory_and_what_is_for_the_employer_is_said() -> None:
    found = said("sme_wallet", date(2026, 6, 1), "en")
    assert found.doubts == (
        "We know this from memory only; check it with the agency VLAIO before you tell it.",
        "This is for the employer to ask for, not for the worker.",
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_instrument_is_told_whole(language: str) -> None:
    for verdict in who_may_use(Case(), date(2026, 11, 22)):
        found = told(verdict, words_for(language))
        assert all((found.name, found.answer, found.days, found.amount, found.apply, found.check))
        assert not found.not_met
        assert "{" not in " ".join((*found.to_ask, *found.met, found.days))
