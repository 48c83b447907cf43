"""Signing in with a code, and staying signed in while the tab is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import traitlets

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Control
from ..controls.script import script

_HERE = Path(__file__).parent
_LONGEST = 200

Who = TypeVar("Who")


@dataclass(frozen=True)
class Door(Generic[Who]):
    """Who is let in, and how; each function is told the group first, and raises Problem when it refuses.

    Attributes:
        enter: who has the code that was typed on a machine with this network address, and the tab's new token.
        resume: who has the token of this tab; None if it no longer holds.
        leave: makes a token worthless.
        greeting: what tells somebody as whom she is signed in.
        with_ticket: who was given this ticket by the program that opened the browser, and the tab's new token.
    """

    enter: Callable[[str, str, str], tuple[Who, str]]
    resume: Callable[[str, str], Who | None]
    leave: Callable[[str, str], None]
    greeting: Callable[[Who], str]
    with_ticket: Callable[[str, str], tuple[Who, str]] | None = None


@dataclass(frozen=True)
class Wording:
    """What the form says of the group and of the code; a hidden code is shown as dots, as a password."""

    group: str
    code: str
    help: str
    hidden: bool = False


class SignIn(Control, Generic[Who]):
    """A field for the code, and a choice of group where there are several (`groups`: key and name).

    `on_enter(who)` is called once somebody is in. The code stays in the kernel's memory only while it is checked;
    the tab keeps a random token, so that loading the page again needs no code.
    """

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "sign_in.js")
    _css = _HERE / "sign_in.css"

    groups: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    hidden = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        door: Door[Who],
        groups: Sequence[tuple[str, str]],
        wording: Wording,
        address: str,
        words: Words,
        on_enter: Callable[[Who], None],
    ) -> None:
        self._door = door
        self._groups = {key for key, _ in groups}
        self._address = address
        self._words = words
        self._on_enter = on_enter
        self._inside: tuple[str, str] | None = None
        super().__init__(
            groups=[list(group) for group in groups],
            hidden=wording.hidden,
            sentences={
                "group": wording.group,
                "code": wording.code,
                "help": wording.help,
                "sign_in": words("Sign in"),
                "sign_out": words("Sign out"),
                "busy": words("One moment ..."),
            },
        )
        self.on_msg(self._message)

    def ask_again(self) -> None:
        """Asks for the code once more: the session has ended."""
        self.send({"kind": "signed_out"})

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        kind, group = content.get("kind"), content.get("group")
        said = {name: str(content.get(name, ""))[:_LONGEST] for name in ("code", "token", "ticket")}
        if group not in self._groups:
            self.send({"kind": "ask"})
            return
        try:
            if kind == "code":
                self._greet(*self._door.enter(group, said["code"], self._address), group)
            elif kind == "ticket" and self._door.with_ticket is not None:
                self._greet(*self._door.with_ticket(group, said["ticket"]), group)
            elif kind == "resume":
                known = self._door.resume(group, said["token"])
                if known is None:
                    self.send({"kind": "ask"})
                else:
                    self._greet(known, said["token"], group, resumed=True)
            elif kind == "out":
                self._door.leave(group, said["token"])
                self.send({"kind": "signed_out"})
        except Problem as problem:
            self.send({"kind": "refused", "sentence": self._words.problem(problem)})

    def _greet(self, who: Who, token: str, group: str, *, resumed: bool = False) -> None:
        """Lets somebody in, once: when the sign-in is drawn again, the tab says its token again."""
        if not resumed or self._inside != (group, token):
            self._inside = group, token
            self._on_enter(who)
        more = {"resumed": True} if resumed else {"token": token, "group": group}
        self.send({"kind": "signed_in", "sentence": self._door.greeting(who), **more})
