"""What the coder has learnt, as readable numbers: a file for each speaker in `learnt/`."""

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.talk import Speaker

FOLDER = Path(__file__).with_name("learnt")
DIGITS = 2
BIAS = "always"
"""The name of what is there in every line."""

Floats = npt.NDArray[np.float64]
Name = str | int


@dataclass(frozen=True)
class Scale:
    """One logistic regression.

    Attributes:
        answers: what it chooses between.
        weights: of each answer, in that order, by name of a feature, or by number of a word or pair of words.
    """

    answers: tuple[str, ...]
    weights: Mapping[Name, Floats]

    def probabilities(self, values: Iterable[tuple[Name, float]]) -> Floats:
        """How probable each answer is for a line with these values."""
        total = self.weights[BIAS].copy()
        for name, value in values:
            if name != BIAS and (row := self.weights.get(name)) is not None:
                total += value * row
        total = np.exp(total - total.max())
        return np.asarray(total / total.sum())


@dataclass(frozen=True)
class Weights:
    """What was learnt about one speaker.

    Attributes:
        scales: by what they choose: the "code" in talk at work; the group in "counselling"; the "setting", whether a
            line in English is from counselling or from work.
        rarity: of each word or pair of words, by its number.
    """

    scales: Mapping[str, Scale]
    rarity: Mapping[int, float]


@functools.cache
def learnt(speaker: Speaker) -> Weights:
    """What was learnt about a speaker, as the kit brings it."""
    kept = json.loads((FOLDER / f"{speaker}.json").read_text("utf-8"))
    rows: dict[Name, Floats] = {name: np.array(row, np.float64) for name, row in kept["features"].items()}
    numbered = {int(name, 16): row for name, row in kept["words"].items()}
    rows |= {number: np.array(row[1:], np.float64) for number, row in numbered.items()}
    return Weights(_scales(kept["answers"], rows), {number: row[0] for number, row in numbered.items()})


def save(weights: Weights, speaker: Speaker, folder: Path) -> None:
    """Write what was learnt about a speaker, one feature or word a line: the same bytes for the same weights."""
    rows = _rows(weights.scales)
    blank = [0.0] * sum(len(scale.answers) for scale in weights.scales.values())
    parts = {
        "features": {name: row for name, row in rows.items() if isinstance(name, str)},
        "words": {
            f"{number:08x}": [round(rarity, DIGITS), *rows.get(number, blank)]
            for number, rarity in weights.rarity.items()
        },
    }
    answers = {name: list(scale.answers) for name, scale in weights.scales.items()}
    told = [f'"answers":{_json(answers)}']
    for part, named in parts.items():
        lines = ",\n".join(f"{_json(name)}:{_json(row)}" for name, row in sorted(named.items()))
        told.append(f'"{part}":{{\n{lines}\n}}')
    write_whole(folder / f"{speaker}.json", ("{\n" + ",\n".join(told) + "\n}\n").encode())


def rounded(weights: Floats) -> Floats:
    """Weights as they are kept."""
    return np.round(weights, DIGITS) + 0.0  # so that there is no minus nought


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _rows(scales: Mapping[str, Scale]) -> dict[Name, list[float]]:
    """The weights of all scales side by side, by name."""
    names = {name for scale in scales.values() for name in scale.weights}
    return {
        name: [
            float(weight)
            for scale in scales.values()
            for weight in scale.weights.get(name, np.zeros(len(scale.answers)))
        ]
        for name in names
    }


def _scales(answers: Mapping[str, list[str]], rows: Mapping[Name, Floats]) -> dict[str, Scale]:
    """Each scale with its part of the rows."""
    found, at = {}, 0
    for scale, given in answers.items():
        part = slice(at, at + len(given))
        found[scale] = Scale(tuple(given), {name: row[part] for name, row in rows.items()})
        at += len(given)
    return found
