"""From a line to its codes: what a mentor does with it, or what a colleague says in it."""

from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

from .coding import Code, Coding, Language


def code_utterance(
    text: str, speaker: Speaker | str, language: Language, previous: str | None = None
) -> Coding:
    """The codes of a line, with their certainties, in either language; the same for the same words.

    Args:
        text: the line, as typed or spoken; any text at all. What has no words in it, or words of another language,
            is coded as other (mentor) or neutral (colleague), with low certainty.
        speaker: who said it: "mentor" or "colleague".
        language: the language of the talk: "en" or "nl".
        previous: what the other said just before; None or "" if it is not known or nothing was said.

    Raises:
        ValueError: if `speaker` or `language` is none of these.
    """
    speaker = Speaker(speaker)
    if language not in ("en", "nl"):
        raise ValueError(f"{language!r} is not a language of the kit")
    question = text.rstrip().endswith("?")
    if speaker is Speaker.MENTOR:
        code: Code = MentorCode.CLOSED_QUESTION if question else MentorCode.OTHER
        codes: tuple[Code, ...] = tuple(MentorCode)
    else:
        code, codes = ColleagueCode.NEUTRAL, tuple(ColleagueCode)
    rest = [other for other in codes if other is not code]
    return Coding(code, {code: 0.3} | {other: 0.7 / len(rest) for other in rest})
