"""How far each row of the evidence tables can be relied on, as those tables say: a record may not say more."""

from sherpa_sim.content.record import Confidence

_ROWS = {
    Confidence.HIGH: {
        "E": "001 005 009 011-012 020 022-029 031-035 039-073",
        "I": "01 04-09 12-15 19-20 22-24",
        "T": "001-062 065-149 151 153-154 165-172 229-240 245-247",
        "W": "001-016 018-025 028 030-035 038-064 077",
    },
    Confidence.MEDIUM: {
        "E": "006-007 021 038 075-076 082-083",
        "I": "02-03 28",
        "T": "064 155-164 241-244",
        "W": "017 026-027 029 075-076",
    },
    Confidence.LOW: {
        "E": "008 010 030 077-081",
        "I": "10-11 16-18 21 25-27",
        "T": "150 217-218 221-228",
        "W": "036-037 065-074",
    },
}
_STRENGTH = [Confidence.GUESS, Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH]


def _rows(letter: str, listed: str) -> list[str]:
    """The ids behind a list such as "001 005-007" of one letter."""
    found = []
    for part in listed.split():
        first, _, last = part.partition("-")
        found += [f"{letter}{number:0{len(first)}}" for number in range(int(first), int(last or first) + 1)]
    return found


EVIDENCE = {
    row: confidence
    for confidence, letters in _ROWS.items()
    for letter, listed in letters.items()
    for row in _rows(letter, listed)
}
"""The confidence of every row, by its id."""


def no_stronger(said: Confidence, row: str) -> bool:
    """Whether what a record says of a row is no stronger than the table says."""
    return _STRENGTH.index(said) <= _STRENGTH.index(EVIDENCE[row])
