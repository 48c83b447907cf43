"""The same questions in a notebook, one call each."""

import getpass
import os
from pathlib import Path

from sherpa_sim.assessment.answers import AnswerStore
from sherpa_sim.assessment.talk_seed import talk_seed
from sherpa_sim.cohort.cohort import folder_name
from sherpa_sim.content.bank import load_bank
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, words_for

from ..questions import Asked, QuestionWidget

PRACTICE = "practice"


def show_question(
    question: str, language: str = "", *, paper: str = PRACTICE, cohort: str = PRACTICE
) -> QuestionWidget:
    """A question of the bank; its answer is saved beside the notebook, in `answers.json`.

    In the released notebook of a paper, which names the paper and the cohort, the question stands above the widget and
    is not said again, and the answers are those of the user whom nbgrader takes for the trainee: JUPYTERHUB_USER, else
    the account on this machine. Without a language it speaks that of SHERPA_LANGUAGE, else English.

    Raises:
        Problem: if there is no such question, the user's name cannot be an id of the kit, or the answers beside the
            notebook cannot be read or are somebody else's.
    """
    bank = load_bank()
    if question not in bank:
        raise Problem('There is no question "{question}".', question=question[:60])
    chosen = language or os.environ.get("SHERPA_LANGUAGE", "")
    words = words_for(chosen if chosen in LANGUAGES else "en")
    of_a_paper = paper != PRACTICE
    trainee = _user() if of_a_paper else PRACTICE
    asked = Asked(bank[question].for_trainee())
    return QuestionWidget(
        [asked],
        AnswerStore(Path.cwd(), cohort, paper, trainee),
        words,
        asked.sheet.stem(words.language),
        asks=not of_a_paper,
        seed=lambda key: talk_seed(cohort, paper, trainee, key),
    )


def _user() -> str:
    """The user's name as nbgrader takes it."""
    return folder_name(os.environ.get("JUPYTERHUB_USER") or getpass.getuser())
