"""The poster of a learning event: one page in two languages, as a tagged PDF (PDF/UA-1)."""

from datetime import date
from pathlib import Path

from sherpa_sim.content.event_ideas import EventIdea
from sherpa_sim.content.event_plan import poster_texts
from sherpa_sim.content.learning_event import LearningEvent
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, Words, words_for

from .event_words import moment
from .printed_sheet import set_or_told
from .typeset import REGIONS

_TEMPLATE = Path(__file__).with_suffix(".typ")


def event_poster_pdf(event: LearningEvent, idea: EventIdea | None, words: Words, today: date) -> bytes:
    """The poster, above in the language of `words` and below in the other.

    Raises:
        Problem: if it has no title, day, hour or place, which a poster cannot do without, or a letter that the fonts
            do not have.
    """
    lacking = _lacking(event, idea)
    if lacking:
        raise Problem(lacking[0].message, others=tuple(lacking[1:]))
    order = sorted(LANGUAGES, key=lambda language: language != words.language)
    title, _ = poster_texts(event, idea)
    return set_or_told(
        _TEMPLATE,
        {
            "language": words.language,
            "region": REGIONS[words.language],
            "title": title(words.language),
            "author": words("SHERPA kit"),
            "date": {"year": today.year, "month": today.month, "day": today.day},
            "halves": [_half(event, idea, words_for(language)) for language in order],
        },
    )


def _lacking(event: LearningEvent, idea: EventIdea | None) -> list[Problem]:
    title, _ = poster_texts(event, idea)
    checks = (
        (title.en and title.nl, Problem("Give the event a name.")),
        (event.day, Problem("Choose a day.")),
        (event.start and event.end, Problem("Choose when it begins and when it ends.")),
        (event.place.strip(), Problem("Say where it is.")),
    )
    return [problem for there, problem in checks if not there]


def _half(event: LearningEvent, idea: EventIdea | None, words: Words) -> dict[str, object]:
    title, line = poster_texts(event, idea)
    return {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": title(words.language),
        "line": line(words.language),
        "facts": [[words("When"), moment(event, words)], [words("Where"), event.place]],
        "sentences": [
            words("Would you like to come? Put your first name on the sheet.")
            if event.registration
            else words("No registration needed. Just come."),
            words(
                "Everybody is welcome, whatever your shift, contract or language. Nobody keeps a list of who comes."
            ),
        ],
    }
