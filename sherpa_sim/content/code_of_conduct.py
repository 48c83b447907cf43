"""The code of conduct of a learning mentor: its articles, and a mark by which a changed text is known."""

import functools
import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from . import places
from .json_file import as_json
from .keyed_file import by_key
from .question_parts import PartKey
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record

FILE = "code_of_conduct.yml"


class Article(Record):
    """An article: what a mentor promises, and an example of it from a shop floor."""

    key: PartKey
    title: Text
    text: Text
    example: Text
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class CodeOfConduct(Record):
    """The code: its version, the day from which that holds, what comes before the articles, and the articles."""

    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")]
    since: date
    opening: Text
    articles: Annotated[tuple[Article, ...], Field(min_length=1, max_length=30)]

    def digest(self, language: str) -> str:
        """The mark of the text that is signed in `language` (SHA-256, 64 characters): another text, another mark.

        An example explains an article and is not signed, so that it may be put more clearly.
        """
        promised = [[article.title(language), article.text(language)] for article in self.articles]
        return hashlib.sha256(as_json([self.version, self.opening(language), promised])).hexdigest()


def short_digest(digest: str) -> str:
    """The first 16 characters of a digest in groups of four, to be read aloud and compared on paper."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


@functools.cache
def load_code_of_conduct() -> CodeOfConduct:
    """The code of `course/code_of_conduct.yml`.

    Raises:
        Problem: if the file cannot be read or breaks a rule, an article stands twice, or a source is unknown.
    """
    code = load_record(places.folder("course") / FILE, CodeOfConduct)
    by_key(FILE, code.articles)
    return code
