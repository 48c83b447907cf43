"""A talk as the answer to a question: held on the page without hints or codes, and saved at each line."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sherpa_sim.content.question_parts import Kind
from sherpa_sim.content.question_sheet import QuestionSheet
from sherpa_sim.content.talk_answer import LONGEST_SAID, as_answer, talk_answer
from sherpa_sim.content.transcript import Transcript
from sherpa_sim.locale.words import Words

if TYPE_CHECKING:
    from sherpa_sim.conversation.coding import Language
    from sherpa_sim.conversation.talk import Talk


class GradedTalks:
    """The talks of a sheet of questions, as far as there are any; only these bring in the coder.

    `load` and `save` are those of the answers; `seed` tells the seed of a question's talk. A graded talk is always
    held in the written lines, so that it can be held again.
    """

    def __init__(
        self,
        sheets: Mapping[str, QuestionSheet],
        load: Callable[[], Mapping[str, Any]],
        save: Callable[[str, Any], object],
        seed: Callable[[str], int],
        words: Words,
    ) -> None:
        self._sheets = {key: sheet for key, sheet in sheets.items() if sheet.kind is Kind.CONVERSATION}
        self._load, self._save, self._seed, self._words = load, save, seed, words
        self._talks: dict[str, Talk] = {}

    def sentences(self) -> dict[str, str]:
        """What the talk's own buttons say; nothing where there is no talk."""
        if not self._sheets:
            return {}
        from ..conversation.sentences import sentences  # the page of talks itself needs this room

        words = self._words
        over = words("The talk is over. You can go on with the paper.")
        return {**sentences(words), "over": over, "rubric": words("What is looked at")}

    def shown(self, question: str, trouble: str = "", number: object = None) -> dict[str, Any] | None:
        """The talk as the browser shows it; None where the question is none to talk on.

        Raises:
            Problem: if the saved answers cannot be read, or what is saved is no talk.
        """
        sheet = self._sheets.get(question)
        if sheet is None:
            return None
        from ..conversation.told import person, plain_lines

        talk = self._talk(sheet)
        said = len(talk.transcript.mentor_lines)
        words = self._words
        many = words(
            "Lines of yours: {lines}. At least {least}, at most {most}.",
            lines=said,
            least=sheet.least,
            most=sheet.most,
        )
        return {
            "key": f"{question}-{talk.seed}",
            "person": person(talk.colleague, self._words),
            "language": talk.language,
            "hinted": False,
            "lines": plain_lines(talk),
            "over": talk.end is not None or said >= sheet.most,
            "left": many,
            "goal": "",
            "trouble": trouble,
            "number": number,
            "answered": said > 0,
        }

    def say(self, question: str, text: object, known: object, number: object) -> dict[str, Any] | None:
        """The talk with one more line of the mentor's and what is said back, once both are saved.

        Nothing is said where the browser does not know the talk's last lines: another window went on with it.

        Raises:
            Problem: if it cannot be saved; then nothing was said.
        """
        sheet = self._sheets.get(question)
        if sheet is None or not isinstance(text, str):
            return None
        talk, words = self._talk(sheet), self._words
        if known != len(talk.turns):
            return self.shown(
                question, words("Another window went on with this talk; look at it first."), number
            )
        over = talk.end is not None or len(talk.transcript.mentor_lines) >= sheet.most
        typed = _typed(text)
        if over or not typed:
            return self.shown(question, "", number)
        del self._talks[question]
        talk.say(typed, datetime.now(UTC).replace(microsecond=0))
        self._save(question, as_answer(talk.transcript))
        self._talks[question] = talk
        return self.shown(question, "", number)

    def _talk(self, sheet: QuestionSheet) -> "Talk":
        saved = self._load().get(sheet.id)
        kept = talk_answer(sheet, saved) if saved is not None else None
        known = self._talks.get(sheet.id)
        if known is None or (known.transcript if known.transcript.mentor_lines else None) != kept:
            self._talks[sheet.id] = known = self._begun(sheet, kept)
        return known

    def _begun(self, sheet: QuestionSheet, kept: Transcript | None) -> "Talk":
        from sherpa_sim.conversation.coder import code_utterance
        from sherpa_sim.conversation.talk import Talk

        if kept is not None:
            return Talk.rebuilt(kept, code_utterance)
        language: Language = "nl" if self._words.language == "nl" else "en"
        return Talk(sheet.colleague, language, self._seed(sheet.id), code_utterance)


def _typed(text: str) -> str:
    """What was typed, without signs that cannot be kept, and no longer than a line may be."""
    kept = text.encode("utf-8", "replace").decode()
    return "".join(sign for sign in kept if sign >= " " or sign in "\n\t").strip()[:LONGEST_SAID]
