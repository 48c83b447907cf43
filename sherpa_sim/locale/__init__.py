"""Words for buttons, labels and sentences, in every language of the kit."""

from .words import LANGUAGES, Words, words_for

__all__ = ["LANGUAGES", "Words", "words_for"]
