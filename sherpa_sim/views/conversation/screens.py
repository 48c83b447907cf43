"""The three screens of a talk as the browser is told them: with whom, the talk itself, and what is said afterwards."""

from typing import Any

from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.talk_calls import TalkCall, load_talk_calls
from sherpa_sim.locale.words import Words

from . import told
from .chosen_model import model_note
from .own_talks import OwnTalks
from .session import Session


def choose(own: OwnTalks, words: Words) -> dict[str, Any]:
    """Whom to talk with, and the talks that are kept, the latest first; raises Problem if they cannot be read."""
    return {
        "screen": "choose",
        "talks": [
            {
                "key": kept.key,
                "name": told.talk_name(kept, words),
                "about": _about(kept, own.call, words),
                "last": kept.transcript.turns[-1].text if kept.transcript.turns else "",
                "language": kept.transcript.language,
            }
            for kept in reversed(own.here())
        ],
    }


def talk(session: Session, call: TalkCall | None, words: Words) -> dict[str, Any]:
    """The talk, with every line so far."""
    hinted = call is None or call.hints
    left = None if call is None else max(0, call.lines - session.lines)
    return {
        "screen": "talk",
        **_whose(session, words),
        "hinted": hinted,
        "lines": told.lines(session, words, hinted),
        "over": session.is_over(call),
        "left": "" if left is None else words("Lines left: {left}.", left=left),
        "goal": told.goal(session, call, words) if call and session.lines and hinted else "",
        "model": model_note(session, words),
    }


def after(session: Session, own: OwnTalks, chosen: str, words: Words) -> dict[str, Any]:
    """What is said after the talk; a first talk, held before any teaching, is only kept.

    Raises:
        Problem: if earlier talks cannot be read.
    """
    quiet = own.call is not None and own.call.baseline
    return {
        "screen": "after",
        **_whose(session, words),
        "quiet": quiet,
        "earlier": [
            {"key": kept.key, "name": told.talk_name(kept, words)} for kept in own.comparable(session)
        ],
        **told.after(session, None if quiet else own.beside(session, chosen), words, own.call),
    }


def task(call: TalkCall, talks_at: str, words: Words) -> dict[str, Any]:
    """The task of a short talk, and where all talks are."""
    return {
        "key": call.key,
        "task": call.task(words.language),
        "lines": words("{lines} lines at most", lines=call.lines),
        "baseline": call.baseline,
        "talks_at": talks_at,
    }


def _whose(session: Session, words: Words) -> dict[str, Any]:
    return {
        "key": session.kept.key,
        "person": told.person(session.talk.colleague, words),
        "language": session.talk.language,
    }


def _about(kept: KeptTalk, call: TalkCall | None, words: Words) -> str:
    many = words("{lines} lines of yours", lines=len(kept.transcript.mentor_lines))
    if kept.call and call is None:
        return words("{lines}, in a unit: {task}", lines=many, task=_short(kept.call, words))
    return many


def _short(call: str, words: Words) -> str:
    """The first sentence of a short talk's task."""
    return load_talk_calls()[call].task(words.language).partition(". ")[0].rstrip(".") + "."
