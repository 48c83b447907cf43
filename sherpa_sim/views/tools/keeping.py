"""Keeping what somebody makes with a tool: with her own papers if she signed in, else in her browser; and as a file."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic

import traitlets
from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.tool_record import ToolRecordT, read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Control, Download, Downloads, Panel, Upload, box
from ..controls.script import script
from ..markup import alert
from ..paper.trainee import Participant, greeting, who_is_here

_HERE = Path(__file__).parent
BACK, BRING = "back", "bring"


class Keeper(Control):
    """One line that says where what she makes is kept, with a button that forgets what a browser keeps."""

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "keeping.js")
    _css = _HERE / "keeping.css"

    tool = traitlets.Unicode().tag(sync=True)
    sign_in_at = traitlets.Unicode().tag(sync=True)
    in_browser = traitlets.Bool(True).tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        tool: str,
        sign_in_at: str,
        words: Words,
        on_here: Callable[[Mapping[str, Any]], None],
        *,
        in_browser: bool = True,
    ) -> None:
        self._on_here = on_here
        super().__init__(
            tool=tool,
            sign_in_at=sign_in_at,
            in_browser=in_browser,
            sentences={
                "browser": words("What you do here is kept in this browser only."),
                "page": words(
                    "What is here has names in it, so no browser keeps it: it is gone when you close the page or "
                    "change its language. Save it as a file below."
                ),
                "unsaved": words("There are changes that are in no file yet. Save it as a file below."),
                "sign_in": words("Sign in to keep it with your papers"),
                "forget": words("Forget it"),
                "full": words("This browser keeps nothing. Save what you made as a file before you leave."),
            },
        )
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: object) -> None:
        if content.get("kind") == "here":
            self._on_here(content)


class Keeping(Generic[ToolRecordT]):
    """The record of one tool of one visitor.

    `on_known()` is called when it is known who she is and what was kept, and each time another record takes the
    place of the one before (a file was brought in, or what was there came back): the page then shows `record` anew.
    Before that `record` is `empty`. `sign_in_at` is the address where one signs in, empty where nobody can. Where
    not even the browser is to keep it, `in_browser` is False: it then lasts as long as the page, or as its file.

    A tool that keeps a part of its record elsewhere gives `whole`, which puts that part in before the record becomes a
    file, and `received`, which takes it out of a record that comes from a file and keeps it where it belongs; that may
    raise a Problem, and then nothing has changed.

    Attributes:
        record: as it is now.
        participant: who she is; None if she did not sign in.
        top: to be put at the top of the page: where it is kept, and what went wrong.
        files: to be put at its end: the record as a file, and a file in.
    """

    def __init__(
        self,
        empty: ToolRecordT,
        words: Words,
        on_known: Callable[[], None],
        *,
        sign_in_at: str = "",
        whole: Callable[[ToolRecordT], ToolRecordT] = lambda record: record,
        received: Callable[[ToolRecordT], ToolRecordT] = lambda record: record,
        in_browser: bool = True,
    ) -> None:
        self.record = empty
        self.participant: Participant | None = None
        self._empty, self._words, self._on_known = empty, words, on_known
        self._whole, self._received = whole, received
        self._in_browser = in_browser
        self._mark = ""
        self._before: ToolRecordT | None = None
        self._keeper = Keeper(empty.tool, sign_in_at, words, self._arrives, in_browser=in_browser)
        self._said = Panel(spoken=True, kind="said")
        self._alarm = Panel(kind="alarm")
        self.top: DOMWidget = box("kept", self._keeper, self._said, self._alarm)
        self._back = Buttons(
            [Button(BACK, words("Put back what was here before"))], lambda _: self._put_back()
        )
        name = f"sherpa-{empty.tool}.json"
        saves = Downloads(
            [Download(name, "application/json", words("Save it as a file"), self._made)],
            words,
        )
        brings = Upload(
            words("Open a file that you saved before"),
            words,
            self._file,
            accept=".json",
            largest=empty.largest_bytes,
            help=words("It takes the place of what is here now; you can put that back."),
        )
        self._undo = box("undo")
        self._kept: ToolRecordT | None = None
        self._bring = Buttons(
            [Button(BRING, words("Open what this browser kept"))], lambda _: self._browsers_copy()
        )
        self._offer = box("undo")
        self.files: DOMWidget = box("files", saves, brings, self._offer, self._undo)

    def keep(self, record: ToolRecordT) -> bool:
        """Keeps `record` instead of what was there; whether that went well. If not, the page says why."""
        self.record = record
        try:
            self._save()
        except Problem as problem:
            self.complain(problem)
            return False
        self._alarm.show(Markup(""))
        return True

    def say(self, sentence: str) -> None:
        """Shows a sentence that tells that something is done; a screen reader reads it out."""
        self._alarm.show(Markup(""))
        self._said.show(Markup("<p>{}</p>").format(sentence))

    def complain(self, *problems: Problem) -> None:
        """Shows what went wrong, as an alert."""
        every = [one for problem in problems for one in (problem, *problem.others)]
        self._said.show(Markup(""))
        self._alarm.show(alert(map(self._words.problem, every)))

    def _arrives(self, content: Mapping[str, Any]) -> None:
        self.participant = who_is_here(content, self._words)
        sentence = ""
        try:
            if self.participant is not None:
                sentence = greeting(self.participant, self._words)
                there = ToolFolder(self.participant.cohort, self.participant.person.id).load(self._empty)
                self.record, self._mark = there.record, there.mark
                self._kept = self._browsers(content.get("kept")) if content.get("kept") else None
            elif self._in_browser:
                self.record = self._browsers(content.get("kept"))
        except Problem as problem:
            self.complain(problem)
        self._offer.children = (self._bring,) if self._kept is not None else ()
        self._keeper.send({"kind": "who", "sentence": sentence})
        self._on_known()

    def _browsers(self, kept: object) -> ToolRecordT:
        """What a browser says it kept; nothing, if it kept nothing."""
        if not isinstance(kept, dict):
            return self._empty
        words = self._words
        return read_tool_file(words("What this browser kept"), json.dumps(kept).encode(), self._empty)

    def _save(self) -> None:
        if self.participant is not None:
            here = self.participant.now()
            self._mark = ToolFolder(here.cohort, here.person.id).save(self.record, self._mark).mark
        elif self._in_browser:
            self._keeper.send({"kind": "keep", "record": self.record.model_dump(mode="json")})
        else:
            self._keeper.send({"kind": "unsaved"})

    def _made(self) -> bytes:
        """The file; what is in it need not be told of any more."""
        if not self._in_browser:
            self._keeper.send({"kind": "saved"})
        return tool_file(self._whole(self.record))

    def _file(self, files: Sequence[tuple[str, bytes]]) -> None:
        words, (name, data) = self._words, files[0]
        try:
            record = read_tool_file(name, data, self._empty)
        except Problem as problem:
            self.complain(problem)
            return
        self._takes_its_place(record, words("{file} is open.", file=name))

    def _browsers_copy(self) -> None:
        """What this browser kept before she signed in takes the place of what is with her papers."""
        if self._kept is None:
            return
        words = self._words
        if self._takes_its_place(self._kept, words("What this browser kept is with your papers now.")):
            self._kept = None
            self._offer.children = ()
            self._keeper.send({"kind": "forget"})

    def _takes_its_place(self, record: ToolRecordT, sentence: str) -> bool:
        """Shows and keeps another record, with a way back; whether that went well."""
        try:
            before = self._whole(self.record)
            received = self._received(record)
        except Problem as problem:
            self.complain(problem)
            return False
        self._before = before
        kept = self.keep(received)
        if kept:
            self.say(sentence)
        self._undo.children = (self._back,)
        self._on_known()
        return kept

    def _put_back(self) -> None:
        if self._before is None:
            return
        words = self._words
        try:
            record = self._received(self._before)
        except Problem as problem:
            self.complain(problem)
            return
        self._before = None
        self._undo.children = ()
        if self.keep(record):
            self.say(words("What was here before is back."))
        self._on_known()
