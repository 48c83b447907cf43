"""The talk on the page: who to talk with, the lines and their hints, and what is said afterwards."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.content.coach_words import load_ruler_words
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.talk_calls import TalkCall
from sherpa_sim.content.transcript import LONGEST_LINE
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Language
from sherpa_sim.conversation.talk import Coder
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker, codes_of
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Control

from ..controls.script import script
from ..paper.trainee import greeting, who_is_here
from . import screens, told
from .chosen_model import ChosenModel
from .keeping import MOST_TALKS, BrowserTalks, Keeping, PersonsTalks
from .own_talks import OwnTalks
from .sentences import sentences
from .session import Session

_HERE = Path(__file__).parent
_LONGEST = 200


class Chat(Control):
    """A talk with one of the six colleagues, or the short talk of a unit; kept line by line.

    Whatever the browser sends is text or a key that is looked up: nothing of it is run or shown as HTML.
    """

    _esm = script(
        _HERE.parent / "controls" / "element.js",
        *(_HERE / name for name in ("kept.js", "choose.js", "talk.js", "after.js", "chat.js")),
    )
    _css = _HERE / "chat.css"

    people: traitlets.List[object] = traitlets.List().tag(sync=True)
    call = traitlets.Dict().tag(sync=True)
    rulers: traitlets.List[object] = traitlets.List().tag(sync=True)
    codes = traitlets.Dict().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    sign_in_at = traitlets.Unicode().tag(sync=True)
    longest = traitlets.Int(LONGEST_LINE).tag(sync=True)

    def __init__(
        self,
        words: Words,
        call: TalkCall | None = None,
        *,
        sign_in_at: str = "",
        talks_at: str = "",
        coder: Coder = code_utterance,
    ) -> None:
        self._words = words
        self._call = call
        self._coder = coder
        self._session: Session | None = None
        self._earlier = ""
        self._greeting = ""
        self._keeping: Keeping = BrowserTalks((), self.send)
        self._model = ChosenModel()
        self._language: Language = "nl" if words.language == "nl" else "en"
        coder(".", Speaker.MENTOR, self._language, None)  # so that nobody waits for its weights
        people = [call.colleague] if call else list(load_colleagues())
        super().__init__(
            people=[told.person(key, words) for key in people],
            call=screens.task(call, talks_at, words) if call else {},
            rulers=[text(words.language) for text in load_ruler_words().questions.values()],
            codes=told.codes(words),
            sentences=sentences(words),
            sign_in_at=sign_in_at,
        )
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        heard = {
            "here": self._arrives,
            "begin": self._begins,
            "say": self._says,
            "stop": self._stops,
            "back": self._goes_back,
            "see": self._sees,
            "open": self._opens,
            "forget": self._forgets,
            "list": self._lists,
            "compare": self._compares,
            "download": self._downloads,
        }.get(str(content.get("kind")))
        if heard is None:
            return
        try:
            heard(content)
        except Problem as problem:
            self.send({"kind": "trouble", "sentence": self._words.problem(problem)})

    def _arrives(self, content: Mapping[str, Any]) -> None:
        participant = who_is_here(content, self._words)
        self._model = ChosenModel.of(participant)
        if participant is not None:
            self._keeping = PersonsTalks(participant)
            self._greeting = greeting(participant, self._words)
        else:
            found = content.get("kept")
            kept = found[-MOST_TALKS:] if isinstance(found, list) else ()
            self._keeping = BrowserTalks(kept, self.send)
        last = self._own.one(str(content.get("open") or ""))
        if last is None and self._call is not None:
            last = next(reversed(self._own.here()), None)
        language = self._words.language
        if last is not None and last.transcript.language == language:
            self._session = self._resumed(last)
            self._show()
        else:
            self._lists()

    def _lists(self, _content: Mapping[str, Any] | None = None) -> None:
        self._session = None
        self._send_screen(screens.choose(self._own, self._words))

    def _begins(self, content: Mapping[str, Any]) -> None:
        colleague = self._call.colleague if self._call else str(content.get("colleague"))[:_LONGEST]
        begun = Session.begun(colleague, self._language, self._call, self._coder)
        self._session = self._model.word(begun, self._call)
        self._show()

    def _says(self, content: Mapping[str, Any]) -> None:
        session, text = self._session, content.get("text")
        if session is None or not isinstance(text, str) or session.is_over(self._call):
            return
        trouble = ""
        try:
            session.say(text, self._keeping)
        except Problem as problem:
            trouble = self._words.problem(problem)
        self._show(trouble=trouble, number=content.get("number"))

    def _stops(self, _content: Mapping[str, Any]) -> None:
        if self._session is not None and self._session.lines:
            self._session.stop(self._keeping)
            self._show_after()

    def _goes_back(self, content: Mapping[str, Any]) -> None:
        place = content.get("place")
        if self._session is None or not isinstance(place, int):
            return
        try:
            self._session = self._model.word(self._session.back_to(place), self._call)
        except ValueError:
            return
        self._show()

    def _sees(self, content: Mapping[str, Any]) -> None:
        session, place = self._session, content.get("place")
        if session is None or not isinstance(place, int) or not 0 <= place < len(session.talk.turns):
            return
        known = codes_of(session.talk.turns[place].speaker)
        code = str(content.get("code") or "")
        if code and code not in [one.value for one in known]:
            return
        session.see_as(place, known(code) if code else None, self._keeping)
        self.send({"kind": "seen", "place": place})

    def _opens(self, content: Mapping[str, Any]) -> None:
        kept = self._own.one(str(content.get("key"))[:_LONGEST])
        if kept is not None:
            self._session = self._resumed(kept)
            if self._session.is_over(self._call):
                self._show_after()
            else:
                self._show()

    def _forgets(self, content: Mapping[str, Any]) -> None:
        kept = self._own.one(str(content.get("key"))[:_LONGEST])
        if kept is not None:
            self._keeping.forget(kept.key)
        self._lists()

    def _compares(self, content: Mapping[str, Any]) -> None:
        self._earlier = str(content.get("key"))[:_LONGEST]
        self._show_after(reached=False)

    def _downloads(self, _content: Mapping[str, Any]) -> None:
        session = self._session
        if session is not None:
            self.send(
                {
                    "kind": "file",
                    "name": f"{session.kept.key}.txt",
                    "text": told.as_text(session, self._words),
                }
            )

    def _show(self, trouble: str = "", number: object = None) -> None:
        if self._session is not None:
            shown = screens.talk(self._session, self._call, self._words)
            self._send_screen({**shown, "trouble": trouble, "number": number})

    def _show_after(self, reached: bool = True) -> None:
        if self._session is not None:
            shown = screens.after(self._session, self._own, self._earlier, self._words)
            self._send_screen({**shown, "reached": reached})

    def _send_screen(self, shown: Mapping[str, Any]) -> None:
        self.send({"kind": "show", "greeting": self._greeting, **shown})

    @property
    def _own(self) -> OwnTalks:
        return OwnTalks(self._keeping, self._call)

    def _resumed(self, kept: KeptTalk) -> Session:
        return self._model.word(Session.resumed(kept, self._coder), self._call)
