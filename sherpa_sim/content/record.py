"""What every record that comes from a file has in common."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A typed record from a file: cannot be changed, and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Confidence(StrEnum):
    """How far a number can be relied on."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    GUESS = "guess"


class Text(Record):
    """A short text in every language of the kit."""

    en: str
    nl: str

    def __call__(self, language: str) -> str:
        """The text in `language` ("en" or "nl")."""
        return self.nl if language == "nl" else self.en

    def __str__(self) -> str:
        """The text in English, the language of the kit's own sentences."""
        return self.en
