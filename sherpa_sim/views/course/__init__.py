"""What a unit of the course calls: its head and end, practice tasks, pictures, and what it shows from the records."""

from .explorer_door import simulation
from .instruments import instruments, may_use
from .lever import lever
from .picture import picture
from .practice import practice
from .unit import begin, finish

__all__ = ["begin", "finish", "instruments", "lever", "may_use", "picture", "practice", "simulation"]
