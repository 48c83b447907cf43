"""The questionnaire to fill in: nothing leaves the browser before it is sent, and half filled in it is welcome too."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import traitlets
from pydantic import ValidationError

from sherpa_sim.content.learning_culture import UNKNOWN, Questionnaire, Reply
from sherpa_sim.content.survey import LONGEST_CODE, Answer, Survey, own_code
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Control
from ..controls.script import script

_HERE = Path(__file__).parent


class Sheet(Control):
    """The questions of a survey; `on_sent(answer)` gets what was sent, and raises Problem where it cannot be kept.

    That it was sent from this browser is remembered there, so that nobody sends it twice by mistake; what is filled
    in stays with the tab until then.
    """

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "sheet.js")
    _css = _HERE / "sheet.css"

    survey = traitlets.Unicode().tag(sync=True)
    parts: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self, survey: Survey, asked: Questionnaire, words: Words, on_sent: Callable[[Answer], None]
    ) -> None:
        self._words = words
        self._on_sent = on_sent
        super().__init__(
            survey=survey.key,
            parts=_parts(survey, asked, words),
            sentences={
                "send": words("Send"),
                "open": words(
                    "{count} questions are still open. Fill them in, or press Send again to leave them open."
                ),
                "none": words("You have not answered a question yet."),
                "clear": words("Leave this question open"),
                "sent": words("Thank you. Your answers are in, without your name."),
                "already": words(
                    "A questionnaire was sent from this browser already. Please fill it in only once."
                ),
                "another": words("Somebody else uses this device: fill it in again"),
                "busy": words("One moment ..."),
            },
        )
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: object) -> None:
        if content.get("kind") != "send":
            return
        try:
            self._on_sent(_answer(content))
        except Problem as problem:
            self.send({"kind": "refused", "sentence": self._words.problem(problem)})
        else:
            self.send({"kind": "sent"})


def _answer(content: Mapping[str, Any]) -> Answer:
    """What a browser sent as an answer; raises Problem if it is none, for a browser can send anything."""
    try:
        return Answer.model_validate(
            {
                "degrees": content.get("degrees"),
                "facts": content.get("facts"),
                "team": content.get("team"),
                "code": own_code(str(content.get("code", ""))[:100]),
            }
        )
    except ValidationError:
        raise Problem("These answers could not be read. Load the page again.") from None


def _parts(survey: Survey, asked: Questionnaire, words: Words) -> list[dict[str, object]]:
    """What the browser shows, in order: a heading with its questions, each with its options or a field for a text."""
    language = words.language
    unknown = words("I do not know")
    degrees = [[str(at), label(language)] for at, label in enumerate(asked.degrees, start=1)]
    replies = [[str(Reply.YES), words("Yes")], [str(Reply.NO), words("No")], [str(Reply.UNKNOWN), unknown]]
    parts: list[dict[str, object]] = [
        {
            "heading": words("Do you agree?"),
            "questions": [
                {
                    "kind": "degrees",
                    "key": item.key,
                    "text": item.text(language),
                    "options": [*degrees, [str(UNKNOWN), unknown]],
                }
                for item in asked.items
            ],
        },
        {
            "heading": words("Training and talks"),
            "questions": [
                {
                    "kind": "facts",
                    "key": str(fact.key),
                    "text": fact.text(language),
                    "help": fact.help(language),
                    "options": replies,
                }
                for fact in asked.facts
            ],
        },
    ]
    own: list[dict[str, object]] = []
    if survey.teams:
        teams = [[team, team] for team in survey.teams]
        own.append({"kind": "team", "key": "team", "text": words("Which team are you in?"), "options": teams})
    if survey.codes:
        own.append(
            {
                "kind": "code",
                "key": "code",
                "text": words("Make up a code of your own"),
                "help": words(
                    "Only you know it, and you use it again next time, so that your two questionnaires can be "
                    "put side by side. For instance the first two letters of your mother's first name and the "
                    "last two digits of your telephone number. You may leave it open."
                ),
                "options": [],
                "longest": 2 * LONGEST_CODE,
            }
        )
    return [*parts, {"heading": words("To put answers together"), "questions": own}] if own else parts
