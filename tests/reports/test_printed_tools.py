"""That what a mentor prints is tagged, says what she wrote as she wrote it, and tells nothing of a few people."""

import io
import unicodedata
from datetime import date

import pytest
from pypdf import PdfReader

from sherpa_sim.content.budget import BudgetLine
from sherpa_sim.content.code_of_conduct import load_code_of_conduct, short_digest
from sherpa_sim.content.event_ideas import load_event_guide
from sherpa_sim.content.learning_event import (
    LONG,
    SHORT,
    Agreement,
    Assistant,
    FollowUp,
    Held,
    LearningEvent,
    Remark,
    Risk,
)
from sherpa_sim.content.seed_grant import InKind, SeedGrant
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.reports.code_of_conduct import code_of_conduct_pdf
from sherpa_sim.reports.event_poster import event_poster_pdf
from sherpa_sim.reports.learning_event import evaluation_pdf, event_plan_pdf, sign_up_pdf
from sherpa_sim.reports.seed_grant import seed_grant_pdf

DAY = date(2027, 6, 1)
GUIDE = load_event_guide()
TYPST = '#eval("1") *An* _Bo_ $x$ @di \\ // = # [x](y)'
EVENT = LearningEvent(
    idea="quiz",
    name="Quiz on line 1",
    who_for=TYPST,
    day=DAY,
    begun=date(2027, 5, 20),
    start="21:45",
    end="22:15",
    place="Canteen B",
    helpers=(Assistant(who="A.B.", task="coffee"),),
    lines=(BudgetLine(what="Prizes", euro=12.5, payer="Employer"),),
    risks=(Risk(what="Nobody comes", plan_b="We go to the line"),),
    agreements=(Agreement(party="employer", about="half an hour", answer="yes"),),
    ticked=("employer",),
    held=Held.HELD,
    came=12,
    remarks=(Remark(said="More of this!"),),
    next="Again in March",
    follow_ups=(FollowUp(what="Ask about leave", who="C.D."),),
)


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    return reader, unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def tagged(reader: PdfReader, language: str) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_tagged_and_in_its_language(language: str) -> None:
    words = words_for(language)
    for pdf in (
        code_of_conduct_pdf(load_code_of_conduct(), words, DAY),
        seed_grant_pdf(SeedGrant(), words, DAY),
        event_plan_pdf(EVENT, GUIDE, words, DAY),
        event_plan_pdf(LearningEvent(), GUIDE, words, DAY),
        event_poster_pdf(EVENT, GUIDE.idea("quiz"), words, DAY),
        sign_up_pdf(EVENT, words, DAY),
        sign_up_pdf(LearningEvent(), words, DAY),
        evaluation_pdf(EVENT, words, DAY),
    ):
        tagged(read(pdf)[0], language)


def test_the_code_says_every_article_and_which_text_it_is() -> None:
    code = load_code_of_conduct()
    _, text = read(code_of_conduct_pdf(code, words_for("nl"), DAY))
    assert all(article.title.nl in text and article.example.nl in text for article in code.articles)
    assert short_digest(code.digest("nl")) in text
    assert "Handtekening" in text


def test_a_grant_tells_what_is_missing_and_has_its_list_on_a_page_of_its_own() -> None:
    grant = SeedGrant(
        title="Book cart",
        maximum=100,
        purpose=TYPST,
        lines=(BudgetLine(what="Cart", euro=120.5),),
        in_kind=(InKind(what="A room", giver="The employer"),),
    )
    reader, text = read(seed_grant_pdf(grant, words_for("en"), DAY))
    assert "which is € 20.50 more than the programme gives" in text
    assert "Write your name." in text
    assert TYPST in text
    assert reader.pages[-1].extract_text().lstrip().startswith("For who decides")
    assert "Conflict of interest" in reader.pages[-1].extract_text()


def test_the_plan_holds_the_list_with_its_dates_and_no_follow_up() -> None:
    _, text = read(event_plan_pdf(EVENT, GUIDE, words_for("en"), DAY))
    assert TYPST in text
    assert "There are 12 days between choosing the day and the event" in text
    assert "☑ 20 May 2027" in text
    assert "Ask about leave" not in text
    assert "C.D." not in text


def test_a_poster_is_one_page_in_both_languages() -> None:
    reader, text = read(event_poster_pdf(EVENT, GUIDE.idea("quiz"), words_for("nl"), DAY))
    assert len(reader.pages) == 1
    assert text.index("Inschrijven hoeft niet") < text.index("No registration needed")
    assert text.count("Canteen B") == 2
    assert "21:45 tot 22:15" in text
    places_few = EVENT.model_copy(update={"registration": True})
    assert (
        "Put your first name on the sheet"
        in read(event_poster_pdf(places_few, None, words_for("en"), DAY))[1]
    )


def test_the_longest_poster_is_still_one_page() -> None:
    longest = dict.fromkeys(
        ("title_en", "title_nl", "line_en", "line_nl", "place"), ("long words " * 20)[:SHORT]
    )
    reader, _ = read(event_poster_pdf(EVENT.model_copy(update=longest), None, words_for("nl"), DAY))
    assert len(reader.pages) == 1


def test_a_poster_without_day_hour_and_place_says_what_it_lacks() -> None:
    with pytest.raises(Problem) as raised:
        event_poster_pdf(LearningEvent(), None, words_for("nl"), DAY)
    told = [str(one) for one in (raised.value, *raised.value.others)]
    assert told == [
        "Give the event a name.",
        "Choose a day.",
        "Choose when it begins and when it ends.",
        "Say where it is.",
    ]


def test_a_sign_up_sheet_is_one_page_and_asks_no_full_name() -> None:
    reader, text = read(sign_up_pdf(EVENT, words_for("en"), DAY))
    assert len(reader.pages) == 1
    assert "First name or initials" in text
    assert "destroyed the day after" in text


def test_how_it_was_leaves_out_what_a_few_people_said() -> None:
    _, many = read(evaluation_pdf(EVENT, words_for("en"), DAY))
    assert "More of this!" in many
    assert "12" in many
    _, few = read(evaluation_pdf(EVENT.model_copy(update={"came": 4}), words_for("en"), DAY))
    assert "More of this!" not in few
    assert "fewer than 5" in few
    assert "Again in March" in few
    with pytest.raises(Problem, match="Say first that it took place"):
        evaluation_pdf(EVENT.model_copy(update={"held": Held.CANCELLED}), words_for("en"), DAY)


def test_the_longest_plan_is_printed_whole_and_a_strange_letter_is_told() -> None:
    whole = EVENT.model_copy(
        update=dict.fromkeys(
            ("what", "who_for", "shifts", "part_timers", "languages", "access"), "word " * (LONG // 5)
        )
    )
    assert len(read(event_plan_pdf(whole, GUIDE, words_for("en"), DAY))[0].pages) <= 6
    with pytest.raises(Problem, match="the kit cannot print"):
        event_plan_pdf(EVENT.model_copy(update={"what": "学习"}), GUIDE, words_for("en"), DAY)
