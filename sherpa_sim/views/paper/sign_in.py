"""Signing in with a personal code, and staying signed in while the tab is open."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import traitlets
from anywidget import AnyWidget

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls.script import script
from . import trainee
from .trainee import Participant

_HERE = Path(__file__).parent
_LONGEST = 200


class SignIn(AnyWidget):
    """A field for the code, and a choice of group where there are several (`groups`: key and name).

    `on_enter(participant)` is called once somebody is in. The code stays in the kernel's memory only while it is
    checked; the tab keeps a random token, so that loading the page again needs no code.
    """

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "sign_in.js")
    _css = _HERE / "sign_in.css"

    groups: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        groups: Sequence[tuple[str, str]],
        address: str,
        words: Words,
        on_enter: Callable[[Participant], None],
    ) -> None:
        self._groups = {key for key, _ in groups}
        self._address = address
        self._words = words
        self._on_enter = on_enter
        super().__init__(
            groups=[list(group) for group in groups],
            sentences={
                "group": words("Your group"),
                "code": words("Your personal code"),
                "help": words(
                    "It is on the sheet that your trainer gave you. Capitals and hyphens do not matter."
                ),
                "sign_in": words("Sign in"),
                "sign_out": words("Sign out"),
                "busy": words("One moment ..."),
            },
        )
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        kind, group = content.get("kind"), content.get("group")
        token = str(content.get("token", ""))[:_LONGEST]
        if group not in self._groups:
            self.send({"kind": "ask"})
            return
        try:
            if kind == "code":
                participant, token = trainee.enter(
                    group, str(content.get("code", ""))[:_LONGEST], self._address
                )
                self._greet(participant, {"token": token, "group": group})
            elif kind == "resume":
                known = trainee.resume(group, token)
                if known is None:
                    self.send({"kind": "ask"})
                else:
                    self._greet(known, {"resumed": True})
            elif kind == "out":
                trainee.leave(group, token)
                self.send({"kind": "signed_out"})
        except Problem as problem:
            self.send({"kind": "refused", "sentence": self._words.problem(problem)})

    def _greet(self, participant: Participant, more: Mapping[str, object]) -> None:
        self._on_enter(participant)
        words = self._words
        sentence = words("Signed in as {name}", name=participant.person.name)
        self.send({"kind": "signed_in", "sentence": sentence, **more})
