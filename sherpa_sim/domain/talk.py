"""What the two people in a talk can be heard to do, in the words of motivational interviewing (MITI 4, MISC 2.5)."""

from .category import Category


class Speaker(Category):
    """Who said a line."""

    MENTOR = "mentor"
    COLLEAGUE = "colleague"


class MentorGroup(Category):
    """What a mentor's line does, in four groups: the coding of AnnoMI (Wu et al., 2022)."""

    QUESTION = "question"
    REFLECTION = "reflection"
    INPUT = "input"
    OTHER = "other"


class MentorCode(Category):
    """What a mentor's line does.

    `INFORMATION` is given unasked and without a wish to convince; with permission, information and advice are one code.
    """

    OPEN_QUESTION = "open_question"
    CLOSED_QUESTION = "closed_question"
    SIMPLE_REFLECTION = "simple_reflection"
    COMPLEX_REFLECTION = "complex_reflection"
    SUMMARY = "summary"
    AFFIRMATION = "affirmation"
    AUTONOMY = "autonomy"
    COLLABORATION = "collaboration"
    INFORMATION = "information"
    INFORMATION_WITH_PERMISSION = "information_with_permission"
    PERSUASION = "persuasion"
    CONFRONTATION = "confrontation"
    DIRECTION = "direction"
    OTHER = "other"

    @property
    def group(self) -> MentorGroup:
        """The group it is counted in; asking leave or working together is asked, so it is a question."""
        return _GROUPS.get(self, MentorGroup.OTHER)

    @property
    def inconsistent(self) -> bool:
        """Whether it goes against motivational interviewing."""
        return self in _INCONSISTENT

    @property
    def consistent(self) -> bool:
        """Whether it is counted as motivational interviewing; closed questions and plain information are neither."""
        return self in _CONSISTENT


class ColleagueGroup(Category):
    """Which way a colleague's line leans."""

    CHANGE = "change"
    NEUTRAL = "neutral"
    SUSTAIN = "sustain"


class ColleagueCode(Category):
    """What a colleague's line says: seven kinds of change talk (DARN-CAT), sustain talk, discord, or neither."""

    DESIRE = "desire"
    ABILITY = "ability"
    REASONS = "reasons"
    NEED = "need"
    COMMITMENT = "commitment"
    ACTIVATION = "activation"
    TAKING_STEPS = "taking_steps"
    NEUTRAL = "neutral"
    SUSTAIN_TALK = "sustain_talk"
    DISCORD = "discord"

    @property
    def group(self) -> ColleagueGroup:
        """Which way it leans; discord leans away from change."""
        if self is ColleagueCode.NEUTRAL:
            return ColleagueGroup.NEUTRAL
        if self in (ColleagueCode.SUSTAIN_TALK, ColleagueCode.DISCORD):
            return ColleagueGroup.SUSTAIN
        return ColleagueGroup.CHANGE


def codes_of(speaker: Speaker) -> type[MentorCode] | type[ColleagueCode]:
    """The codes that a line of that speaker can have."""
    return MentorCode if speaker is Speaker.MENTOR else ColleagueCode


_QUESTIONS = (MentorCode.OPEN_QUESTION, MentorCode.CLOSED_QUESTION, MentorCode.COLLABORATION)
_REFLECTIONS = (MentorCode.SIMPLE_REFLECTION, MentorCode.COMPLEX_REFLECTION, MentorCode.SUMMARY)
_INCONSISTENT = (MentorCode.PERSUASION, MentorCode.CONFRONTATION, MentorCode.DIRECTION)
_INFORMATION = (MentorCode.INFORMATION, MentorCode.INFORMATION_WITH_PERMISSION)
_CONSISTENT = (
    MentorCode.OPEN_QUESTION,
    *_REFLECTIONS,
    MentorCode.AFFIRMATION,
    MentorCode.AUTONOMY,
    MentorCode.COLLABORATION,
    MentorCode.INFORMATION_WITH_PERMISSION,
)
_GROUPS = {
    **dict.fromkeys(_QUESTIONS, MentorGroup.QUESTION),
    **dict.fromkeys(_REFLECTIONS, MentorGroup.REFLECTION),
    **dict.fromkeys((*_INFORMATION, *_INCONSISTENT), MentorGroup.INPUT),
}
