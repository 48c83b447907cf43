"""People for tests: with what a test says of them, and drawn at random."""

import numpy as np

from sherpa_sim.content.matching import SLOTS, Candidate, MatchingRecord


def candidate(name: str, **said: object) -> Candidate:
    """Somebody whose key is her name."""
    return Candidate.model_validate({"id": name.casefold(), "name": name, **said})


def record(mentors: list[Candidate], mentees: list[Candidate], **said: object) -> MatchingRecord:
    """Both lists, with what was decided."""
    return MatchingRecord.model_validate({"mentors": mentors, "mentees": mentees, **said})


def crowd(mentors: int, mentees: int, seed: int = 1) -> MatchingRecord:
    """So many invented people, who differ in everything that is compared."""
    draws = np.random.default_rng(seed)

    def some(kinds: list[str], most: int) -> list[str]:
        return list(draws.choice(kinds, size=draws.integers(1, most + 1), replace=False))

    def person(name: str) -> Candidate:
        spoken = [
            {"language": code, "level": str(draws.choice(["", "A2", "B1", "B2", "C1"]))}
            for code in dict.fromkeys(["nl", *some(["en", "fr", "ar", "tr", "pl"], 2)])
        ]
        return candidate(
            name,
            sectors=some(["care", "logistics", "retail", "ict", "construction", "horeca"], 2),
            skills=some([f"skill {number}" for number in range(12)], 4),
            talents=some(["patience", "humour", "order", "calm"], 2),
            languages=spoken,
            available=sorted(some(list(SLOTS), 6), key=SLOTS.index),
            region=str(draws.choice(["Ghent", "Antwerp", "Hasselt", "Leuven"])),
        )

    return record(
        [person(f"Mentor {number}") for number in range(mentors)],
        [person(f"Mentee {number}") for number in range(mentees)],
    )
