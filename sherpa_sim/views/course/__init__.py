"""What a unit of the course calls: its head and end, tasks, talks, pictures, and what it shows from the records."""

from .colleague import meet
from .instruments import instruments, may_use
from .lever import lever
from .picture import picture
from .practice import practice
from .simulation_doors import comparison, simulation, tool
from .talk import talk
from .unit import begin, finish

__all__ = [
    "begin",
    "comparison",
    "finish",
    "instruments",
    "lever",
    "may_use",
    "meet",
    "picture",
    "practice",
    "simulation",
    "talk",
    "tool",
]
