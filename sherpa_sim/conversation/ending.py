"""When and how a talk ends. A no can be a good end, and nothing here rewards a yes."""

from sherpa_sim.content.talk_lines import Moment
from sherpa_sim.content.talk_numbers import Ending
from sherpa_sim.domain.category import Category
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode, MentorGroup

from .memory import Memory


class End(Category):
    """How a talk ended: with a small step of her own, openly, with a no that was thought over, tired, or hurt."""

    STEP = "step"
    OPEN = "open"
    NO = "no"
    TIRED = "tired"
    HURT = "hurt"

    @property
    def goodbye(self) -> Moment:
        """The lines that end a talk so."""
        return Moment(f"goodbye_{self.value}")


def broken_off(memory: Memory, numbers: Ending) -> End | None:
    """How she ends the talk because of what it does to her; None if it can go on."""
    if memory.state.trust <= numbers.hurt_trust or memory.rude >= numbers.rude_lines:
        return End.HURT
    if memory.state.energy <= 0.0 or memory.empty >= numbers.empty_lines:
        return End.TIRED
    return None


def come_to_rest(
    memory: Memory, code: MentorCode, group: ColleagueGroup, not_now: bool, numbers: Ending, u: float
) -> End | None:
    """How a talk ends that has done its work, or whose time is over; None if it goes on.

    `group` is how her next line would lean; `not_now` tells whose best end is a no.
    """
    if memory.line >= numbers.most_lines:
        return closed(memory, not_now, numbers)
    if not not_now and memory.line >= numbers.step_from and group is ColleagueGroup.CHANGE:
        return End.STEP if _ready_for_a_step(memory, numbers) and u < numbers.step_chance else None
    if _no_is_thought_over(memory, code, not_now, numbers) and u < numbers.no_chance:
        return End.NO
    if memory.line >= numbers.break_from and u >= 1.0 - numbers.break_chance:
        return closed(memory, not_now, numbers)
    return None


def closed(memory: Memory, not_now: bool, numbers: Ending) -> End:
    """How a talk ends that the mentor, or the end of the break, closes."""
    state = memory.state
    if state.trust <= 2 * numbers.hurt_trust:
        return End.HURT
    if not not_now and _ready_for_a_step(memory, numbers):
        return End.STEP
    if state.trust >= numbers.no_trust and (not_now or state.readiness <= numbers.no_readiness):
        return End.NO
    return End.OPEN


def _no_is_thought_over(memory: Memory, code: MentorCode, not_now: bool, numbers: Ending) -> bool:
    """Whether she can say no in peace: trusted and heard, and, where a yes might come, free to choose and not ready."""
    if memory.state.trust < numbers.no_trust:
        return False
    if not_now:
        heard = code.group is MentorGroup.REFLECTION or code in (MentorCode.AUTONOMY, MentorCode.AFFIRMATION)
        return heard and memory.line >= numbers.no_from
    not_ready = memory.state.readiness <= numbers.no_readiness
    return code is MentorCode.AUTONOMY and not_ready and memory.line >= numbers.no_from_otherwise


def _ready_for_a_step(memory: Memory, numbers: Ending) -> bool:
    return (
        memory.state.readiness >= numbers.step_readiness
        and memory.state.trust >= numbers.step_trust
        and memory.strong >= numbers.step_said
    )
