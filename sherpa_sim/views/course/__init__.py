"""What a unit of the course calls: its head and end, practice tasks, pictures."""

from .colleague import meet
from .picture import picture
from .practice import practice
from .unit import begin, finish

__all__ = ["begin", "finish", "meet", "picture", "practice"]
