"""The SHERPA kit: a course and a simulation for learning mentors."""

__version__ = "0.1.0"
