"""The same questions in a notebook, one call each."""

import os
from datetime import UTC, datetime
from pathlib import Path

from sherpa_sim.assessment.answers import AnswerStore
from sherpa_sim.content.bank import load_bank
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import LANGUAGES, words_for

from ..questions import Asked, QuestionWidget

NOTEBOOK = "notebook"


def show_question(question: str, language: str = "") -> QuestionWidget:
    """A question of the bank; its answer is saved beside the notebook, in `answers.json`.

    Without a language it speaks that of SHERPA_LANGUAGE, else English.

    Raises:
        Problem: if there is no such question, or the answers beside the notebook cannot be read.
    """
    bank = load_bank()
    if question not in bank:
        raise Problem('There is no question "{question}".', question=question[:60])
    chosen = language or os.environ.get("SHERPA_LANGUAGE", "")
    words = words_for(chosen if chosen in LANGUAGES else "en")
    store = AnswerStore(Path.cwd(), NOTEBOOK, NOTEBOOK, NOTEBOOK, lambda: datetime.now(UTC))
    asked = Asked(bank[question].for_trainee())
    return QuestionWidget([asked], store, words, asked.sheet.stem(words.language))
