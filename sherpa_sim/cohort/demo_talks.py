"""The talks of the people of the demo: held with the colleagues of the kit, and the same each time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import JsonValue

from sherpa_sim.assessment.talk_seed import talk_seed
from sherpa_sim.content.demo import DemoReview
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.content.transcript import OPENING_TURNS, Transcript
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Language
from sherpa_sim.conversation.talk import Talk

from .cohort import Cohort
from .held_talks import held_talks
from .talk_corrections import correct_codes
from .talks import TalkFolder

_A_LINE = timedelta(seconds=40)
"""From one line to the next."""


def paper_talk(
    cohort: Cohort, trainee: str, paper: str, question: Conversation, said: Sequence[str], language: Language
) -> JsonValue:
    """The answer of somebody who says this in the talk of a paper, without times."""
    seed = talk_seed(cohort.settings.key, paper, trainee, question.id)
    talk = _held(question.colleague, seed, said, language, None)
    return talk.model_dump(mode="json", exclude_none=True)


def practise(
    cohort: Cohort, trainee: str, colleague: str, said: Sequence[str], language: Language, began: datetime
) -> None:
    """Keep a practice talk in which somebody says this; raises Problem if it cannot be saved."""
    key = f"{began:%Y%m%d}-{colleague}"
    seed = talk_seed(cohort.settings.key, "practice", trainee, key)
    talk = _held(colleague, seed, said, language, began)
    TalkFolder(cohort, trainee).save(KeptTalk(key=key, began=began, stopped=True, transcript=talk))


def look_at_talk(cohort: Cohort, trainee: str, paper: str, review: DemoReview) -> None:
    """Give somebody's talk the trainer's codes, every line looked at.

    Raises:
        Problem: if the talk has no such line, or it cannot be written or graded.
    """
    for held in held_talks(cohort):
        if (held.person.id, held.paper) == (trainee, paper):
            codes = {OPENING_TURNS + 2 * (line - 1): code for line, code in review.codes.items()}
            correct_codes(cohort, held, codes, whole=True, trainer=review.trainer)


def _held(
    colleague: str, seed: int, said: Sequence[str], language: Language, began: datetime | None
) -> Transcript:
    talk = Talk(colleague, language, seed, code_utterance)
    for number, line in enumerate(said):
        if talk.end is not None:
            break
        talk.say(line, None if began is None else began + number * _A_LINE)
    return talk.transcript
