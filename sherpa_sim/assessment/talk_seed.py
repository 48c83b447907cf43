"""The seed of a graded talk: the same for the same person and question, another one for everybody else."""

import hashlib


def talk_seed(cohort: str, paper: str, trainee: str, question: str) -> int:
    """The seed of somebody's talk, from 0 to 4 294 967 295; nothing of who she is can be read from it."""
    digest = hashlib.sha256("/".join((cohort, paper, trainee, question)).encode()).digest()
    return int.from_bytes(digest[:4], "big")
