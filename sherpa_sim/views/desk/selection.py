"""Sections of the desk that speak of one paper or all, and of one group of people or everybody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.content.paper import load_paper
from sherpa_sim.locale.words import Words

from ..controls import Download, Downloads, Field, Form, Kind, Option, Panel
from ..markup import paragraphs_of
from .desk import Desk

_Found = TypeVar("_Found")
_ALL = "all"


@dataclass(frozen=True)
class Selection:
    """A paper and a group; None is all of them."""

    paper: str | None
    group: str | None


@dataclass(frozen=True)
class About(Generic[_Found]):
    """What a section shows of a selection.

    Attributes:
        find: looks it up; this may take a moment.
        draw: the widgets that show it.
        table: all of it as CSV.
        file: the name of that file.
        all_papers: whether all papers can be chosen together.
    """

    find: Callable[[Cohort, Selection], _Found]
    draw: Callable[[_Found], tuple[DOMWidget, ...]]
    table: Callable[[_Found], bytes]
    file: str
    all_papers: bool


def selected_section(desk: Desk, about: About[_Found]) -> DOMWidget:
    """A choice of paper and group, what is found of them below it, and a button that saves it."""
    words, cohort = desk.words, desk.cohort
    if not cohort.settings.papers:
        return Panel(paragraphs_of([words("No paper is set for this group yet.")]))
    below = VBox()
    below.add_class("stack")

    def find() -> _Found:
        return about.find(desk.cohort, form.selection)

    def show(asked: Selection) -> None:
        def draw(found: _Found) -> None:
            if asked == form.selection:  # else another one was chosen since
                below.children = about.draw(found)

        below.children = (Panel(paragraphs_of([words("One moment ...")])),)
        desk.later(find, draw)

    form = SelectionForm(cohort, words, desk.guarded(show), all_papers=about.all_papers)
    show(form.selection)
    download = Download(
        about.file, "text/csv", words("Save as a table (CSV)"), desk.file(lambda: about.table(find()))
    )
    box = VBox([form, below, Downloads([download], words)])
    box.add_class("stack")
    return box


def groups_of(cohort: Cohort) -> tuple[str, ...]:
    """The groups of the roster, in alphabetical order; raises Problem if it cannot be read."""
    return tuple(sorted({person.group for person in load_roster(cohort).people if person.group}))


class SelectionForm(Form):
    """Asks for a paper, and for a group where there are several; `on_select(selection)` hears what is chosen.

    Without `all_papers` one paper is always chosen, the first to begin with.
    """

    def __init__(
        self, cohort: Cohort, words: Words, on_select: Callable[[Selection], None], *, all_papers: bool
    ) -> None:
        papers = [own.paper for own in cohort.settings.papers]
        groups = groups_of(cohort)
        named = [Option(key, load_paper(key).name(words.language)) for key in papers]
        every = [Option(_ALL, words("All papers"))] if all_papers and len(named) > 1 else []
        # A group is chosen by its place: its name may be anything, also "all".
        self._groups: dict[str, str | None] = {_ALL: None} | {
            str(place): one for place, one in enumerate(groups)
        }
        fields = [_choice("paper", words("Paper"), [*every, *named])]
        if len(groups) > 1:
            options = [
                Option(key, one if one is not None else words("Everybody"))
                for key, one in self._groups.items()
            ]
            fields.append(_choice("group", words("Group"), options))
        super().__init__(fields, words, words("What to show"))
        self.on_change(lambda _values: on_select(self.selection))

    @property
    def selection(self) -> Selection:
        """What is chosen now."""
        values = self.accepted
        paper = str(values["paper"])
        return Selection(None if paper == _ALL else paper, self._groups[str(values.get("group", _ALL))])


def _choice(key: str, label: str, options: Sequence[Option]) -> Field:
    return Field(key, Kind.CHOICE, label, options=tuple(options), value=options[0].value)
