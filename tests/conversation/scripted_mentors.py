"""Nine mentors with what they type, for talks with the real coder or with the codes a human coder would give."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from sherpa_sim.conversation.coding import Coding
from sherpa_sim.conversation.talk import Coder, Talk
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

LANGUAGES = ("en", "nl")


@dataclass(frozen=True)
class Scripted:
    """A line as it is typed, and the code it deserves."""

    code: MentorCode
    text: str


def _read() -> Mapping[str, Mapping[str, tuple[Scripted, ...]]]:
    content = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return {
        mentor: {
            language: tuple(Scripted(MentorCode(code), text) for code, text in lines)
            for language, lines in languages.items()
        }
        for mentor, languages in content.items()
    }


MENTORS = _read()
"""By name and language: skilled, questioner, adviser, pushy, silent, rude, off-topic, other language and
prompt-injecting."""
_CODES = {
    (language, line.text): line.code
    for languages in MENTORS.values()
    for language, lines in languages.items()
    for line in lines
}


def deserved_code(text: str, speaker: Speaker, language: str, previous: str | None = None) -> Coding:
    """The code that a scripted line deserves; any other line is other, and of the colleague nothing is heard."""
    if speaker is Speaker.COLLEAGUE:
        return Coding(ColleagueCode.NEUTRAL, {ColleagueCode.NEUTRAL: 1.0})
    code = _CODES.get((language, text), MentorCode.OTHER)
    return Coding(code, {code: 1.0})


def played(mentor: str, colleague: str, language: str, seed: int, coder: Coder = deserved_code) -> Talk:
    """The talk of a scripted mentor with a colleague, until it ends or the lines do."""
    talk = Talk(colleague, language, seed, coder)  # type: ignore[arg-type]
    for line in MENTORS[mentor][language]:
        if talk.end is not None:
            break
        talk.say(line.text)
    return talk
