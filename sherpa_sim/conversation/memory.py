"""What a colleague keeps in mind during a talk."""

from dataclasses import dataclass, field

from sherpa_sim.content.colleagues import Card
from sherpa_sim.domain.talk import ColleagueGroup

from .state import State


@dataclass
class Memory:
    """Everything that the next reply depends on, besides the line it answers.

    Attributes:
        state: where she stands.
        line: how many lines the mentor has said.
        said: the keys of the written lines that were said.
        told: the cards that were told.
        told_line: the mentor's line after which the last card was told.
        before: how her last line leaned.
        topic: the key of what is talked about now.
        opened: the keys of the topics that were opened.
        heard: what the mentor has said so far, made plain.
        last: her last line, in English, so that a talk goes the same way in both languages.
        strong: how often she said commitment, activation or a step taken.
        rude: how many insults she heard.
        empty: how many lines in a row said nothing.
        limit: how often she spoke of what is not the mentor's to solve; None once that is done with.
        limit_line: the mentor's line after which she began with it.
    """

    state: State
    line: int = 0
    said: set[str] = field(default_factory=set)
    told: list[Card] = field(default_factory=list)
    told_line: int = 0
    before: ColleagueGroup | None = None
    topic: str | None = None
    opened: set[str] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    last: str = ""
    strong: int = 0
    rude: int = 0
    empty: int = 0
    limit: int | None = 0
    limit_line: int = 0
