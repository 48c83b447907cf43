"""The questionnaire on paper, and a sheet for who hands it out, as tagged PDFs (PDF/UA-1), set by Typst."""

from datetime import date
from pathlib import Path

from sherpa_sim.content.learning_culture import load_learning_culture
from sherpa_sim.content.survey import Round, Survey
from sherpa_sim.locale.words import Words

from .survey_words import UNPRINTABLE
from .typeset import REGIONS, typeset

_HERE = Path(__file__).parent
_QUESTIONNAIRE, _HANDING_OUT = _HERE / "questionnaire.typ", _HERE / "handing_out.typ"


def questionnaire_pdf(survey: Survey, words: Words) -> bytes:
    """The questionnaire of a survey on two sides of A4, with a mark of the round and none of a person.

    Raises:
        Problem: if the name of the survey or of a team has a letter that the fonts do not have.
    """
    asked, language = load_learning_culture(), words.language
    yes_no = [words("Yes"), words("No"), words("I do not know")]
    said = {
        **_head(words("Learning at your work"), survey.made, words),
        "mark": mark(survey, words),
        "promise": [
            words(
                "It takes about five minutes. You choose whether you take part, and you may leave questions open."
            ),
            words(
                "Do not write your name on it. Put one cross a line, fold the sheet and put it in the box."
            ),
        ],
        "agree": words("Do you agree?"),
        "heads": [
            words("Code"),
            words("Statement"),
            *(degree(language) for degree in asked.degrees),
            words("I do not know"),
        ],
        "items": [[item.key, item.text(language)] for item in asked.items],
        "training": words("Training and talks"),
        "facts": [
            {"key": str(fact.key), "text": fact.text(language), "help": fact.help(language)}
            for fact in asked.facts
        ],
        "replies": yes_no,
        "team": words("Which team are you in?") if survey.teams else "",
        "teams": list(survey.teams),
        "code": words("Your own code (letters and figures that only you know; use the same one next time):")
        if survey.codes
        else "",
        "about": asked.about(language),
        "thanks": words("Thank you."),
    }
    return _set(_QUESTIONNAIRE, said)


def handing_out_pdf(survey: Survey, words: Words, link: str = "") -> bytes:
    """One side of A4 for who hands the questionnaire out; with the address of the page, if there is one.

    Raises:
        Problem: as `questionnaire_pdf` does.
    """
    said = {
        **_head(words("Handing out the questionnaire"), survey.made, words),
        "mark": mark(survey, words),
        "parts": [
            {
                "heading": words("Beforehand"),
                "points": [
                    words(
                        "Tell why you ask: to see whether it becomes easier to learn here, not to judge anybody."
                    ),
                    words(
                        "Print as many as there are people, and write down how many you hand out: the page asks "
                        "for it."
                    ),
                    words("Ask somebody who is nobody's boss to hand them out, and rather not a mentor."),
                    words("Put a closed box where people can reach it and nobody stands next to it."),
                ],
            },
            {
                "heading": words("When you hand them out"),
                "points": [
                    words("Say that it is voluntary. Who does not want to, puts an empty sheet in the box."),
                    words("Say that no name goes on it, and that nothing is told of fewer than five people."),
                    words("Give time for it during working hours: five minutes, with a pen."),
                    words("Who finds reading hard may have it read aloud, by somebody of her own choice."),
                    words("Both languages lie there; everybody takes the one she likes."),
                ],
            },
            {
                "heading": words("Afterwards"),
                "points": [
                    words("Open the box when everybody is done, and mix the sheets before you look at them."),
                    words(
                        "Type them into the list of the page: a row a sheet, 1 to 5, yes or no, “?” for “I do "
                        "not know”, nothing where nothing was filled in."
                    ),
                    words("Two crosses on one line: leave that line empty. Do not guess."),
                    words("Once the list is in, tear up the sheets. Handwriting can be recognised."),
                    words(
                        "Ask again after half a year or a year, in the same weeks of the year, in the same way."
                    ),
                ],
            },
        ],
        "online": words("It can be filled in online too, once a person, at:") if link else "",
        "link": link,
    }
    return _set(_HANDING_OUT, said)


def mark(survey: Survey, words: Words) -> str:
    """What stands on every sheet of a survey: its name and its round, the same for everybody."""
    if survey.round is Round.BEFORE:
        return words("{survey} · first round (before) · no mark of a person", survey=survey.name)
    return words("{survey} · later round (after) · no mark of a person", survey=survey.name)


def _head(title: str, day: date, words: Words) -> dict[str, object]:
    return {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": title,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "page": words("Page {page} of {pages}", page="{page}", pages="{pages}"),
    }


def _set(template: Path, said: dict[str, object]) -> bytes:
    return typeset(
        template,
        said,
        UNPRINTABLE,
    )
