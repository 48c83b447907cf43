"""Learning to code talk from coded lines: AnnoMI's, by groups, and our own, by codes."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_array

from sherpa_sim.content.coded_lines import Part, load_coded_lines
from sherpa_sim.content.file_trouble import reading
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueGroup, MentorGroup, Speaker

from .coding import Code, Group
from .judgement import CODES, Line, groups, line_of, members, values_of
from .weights import BIAS, Floats, Name, Scale, Weights, rounded

FOLDS = 5
SEEN_IN = 4  # lines that a feature must be in to be learnt
HEARD_IN = 3  # lines that a word or pair must be in
EVEN = 0.5  # 0: a line is a line; 1: rare answers count as much as frequent ones
STEPS = 120
# How strongly weights are held to nought, by what is chosen.
HELD = {"code": 0.1, "counselling words": 0.2, "setting": 0.3}
HELD_COUNSELLING = {Speaker.MENTOR: 0.9, Speaker.COLLEAGUE: 4.5}
# What our own lines count where features tell the group in counselling, beside 1 for a line of counselling: which way a
# colleague leans is told by the same words anywhere; what a mentor does is not.
OWN_IN_COUNSELLING = {Speaker.MENTOR: 0.0, Speaker.COLLEAGUE: 10.0}
# What is added for each group after learning, so that each is found as well as it can be; chosen by folds.
LEANING: Mapping[Speaker, Mapping[str, tuple[float, ...]]] = {
    Speaker.MENTOR: {"code": (-0.4, 0.1, -0.1, 0.4), "counselling": (-0.2, 0.0, 0.1, 0.0)},
    Speaker.COLLEAGUE: {"code": (-0.1, 0.0, 0.1), "counselling": (0.0, 0.0, 0.0)},
}
COLUMNS = (
    "transcript_id",
    "source_group",
    "interlocutor",
    "utterance_text",
    "main_therapist_behaviour",
    "client_talk_type",
)
_WHO = {"therapist": Speaker.MENTOR, "client": Speaker.COLLEAGUE}
_GROUP: Mapping[str, Group] = {
    **{group: group for group in (*MentorGroup, *ColleagueGroup)},
    "therapist_input": MentorGroup.INPUT,
}


@dataclass(frozen=True)
class Example:
    """A line with what is known of it.

    Attributes:
        code: its code; None for a line of counselling, of which only the group is known.
        fold: which of the five parts it is in; lines of one scene or one video are in the same.
    """

    line: Line
    group: Group
    code: Code | None
    fold: int


def own_examples(speaker: Speaker, part: Part) -> list[Example]:
    """Our own lines of a speaker in both languages; raises Problem as `load_coded_lines` does."""
    return [
        Example(
            line_of(one.text, speaker, one.language, one.previous), one.code.group, one.code, _fold(one.scene)
        )
        for language in ("en", "nl")
        for one in load_coded_lines(speaker, language, part)
    ]


def counselling_examples(path: Path, speaker: Speaker) -> list[Example]:
    """The lines of one speaker in a file in the form of `AnnoMI-simple.csv` with a column `source_group`.

    Raises:
        Problem: if the file cannot be read, lacks a column, or has a row that cannot be used.
    """
    with reading(path):
        data = path.read_bytes()
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        listed = list(rows)
    except (UnicodeDecodeError, csv.Error):
        raise Problem("{file} is not UTF-8 text; save it again as UTF-8.", file=path) from None
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise Problem(
            '{file} has no column "{column}"; use the training part of AnnoMI.', file=path, column=missing[0]
        )
    folds = _even_folds(Counter(row["source_group"] for row in listed))
    before: dict[str, str] = {}
    found = []
    for number, row in enumerate(listed, 2):
        who = _WHO.get(row["interlocutor"])
        column = "main_therapist_behaviour" if who is Speaker.MENTOR else "client_talk_type"
        group = _GROUP.get(row[column])
        if who is None or group not in groups(who):
            raise Problem(
                '{file}, row {row}: "{column}" is not what AnnoMI has there; use another copy of it.',
                file=path,
                row=number,
                column="interlocutor" if who is None else column,
            )
        said, previous = row["utterance_text"], before.get(row["transcript_id"])
        before[row["transcript_id"]] = said
        if who is speaker:
            line = line_of(said, speaker, "en", previous)
            found.append(Example(line, group, None, folds[row["source_group"]]))
    return found


def learn(examples: Sequence[Example]) -> Weights:
    """What can be learnt from lines of one speaker; the same weights for the same lines in the same order.

    Raises:
        Problem: if there are no lines of our own or none of counselling.
    """
    own = np.array([example.code is not None for example in examples])
    if own.all() or not own.any():
        raise Problem("To learn, the coder needs lines of counselling and lines of our own; name both.")
    speaker = examples[0].line.speaker
    rarity = _rarity([example.line for example in examples])
    values = [values_of(example.line, rarity) for example in examples]
    table, codes, kinds = _table(values), CODES[speaker], groups(speaker)
    is_group = _answers([example.group for example in examples], kinds)
    is_code = _answers([example.code for example in examples], codes)
    setting = np.stack([~own, own], axis=1).astype(np.float64)
    english = np.array([example.line.language == "en" for example in examples])
    by_group, by_code = _even(is_group, own), _even(is_code, own)
    as_many = (english / (setting.T @ english)[own.astype(int)]) * english.sum() / 2
    names = tuple(map(str, kinds))

    counselling = by_group * ~own
    by_features = _fit(
        _part(table, str),
        names,
        is_group,
        counselling + OWN_IN_COUNSELLING[speaker] * by_group * own,
        HELD_COUNSELLING[speaker],
    )
    by_words = _fit(_part(table, int), names, is_group, counselling, HELD["counselling words"])
    scales = {
        "code": _fit(table, tuple(map(str, codes)), is_code, by_code * own, HELD["code"]),
        "counselling": _half_and_half(by_features, by_words),
        "setting": _fit(table, ("counselling", "work"), setting, as_many, HELD["setting"]),
    }
    leaning = LEANING[speaker]
    scales["code"] = _leaning(scales["code"], members(speaker).T @ leaning["code"])
    scales["counselling"] = _leaning(scales["counselling"], np.array(leaning["counselling"]))
    kept = {number: round(value, 2) for number, value in rarity.items()}
    return Weights({name: _kept(one) for name, one in scales.items()}, kept)


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) // FOLDS % FOLDS


def _even_folds(lines: Mapping[str, int]) -> dict[str, int]:
    """A fold for each source, so that the folds have about as many lines; the largest sources first."""
    sizes = [0] * FOLDS
    folds = {}
    for source in sorted(lines, key=lambda source: (-lines[source], source)):
        folds[source] = sizes.index(min(sizes))
        sizes[folds[source]] += lines[source]
    return folds


def _rarity(lines: Iterable[Line]) -> dict[int, float]:
    """How much each word or pair counts: more, the fewer lines it is in; those in very few are left out."""
    lines = list(lines)
    count: Counter[int] = Counter()
    for line in lines:
        count.update(line.pairs.line.keys())
        count.update(line.pairs.before)
    return {
        number: 1 + log(len(lines) / times) for number, times in sorted(count.items()) if times >= HEARD_IN
    }


@dataclass(frozen=True)
class _Table:
    """Values of lines (rows) by names (columns)."""

    values: csr_array
    names: tuple[Name, ...]


def _table(lines: Sequence[Iterable[tuple[Name, float]]]) -> _Table:
    """The values of all lines, without features that are in too few of them; one name is in every line."""
    listed = [dict([(BIAS, 1.0), *line]) for line in lines]
    count = Counter(name for line in listed for name in line)
    names = sorted(
        (name for name, times in count.items() if isinstance(name, int) or times >= SEEN_IN),
        key=lambda name: (str(type(name)), name),
    )
    place = {name: at for at, name in enumerate(names)}
    entries = [
        (row, place[name], value)
        for row, line in enumerate(listed)
        for name, value in line.items()
        if name in place
    ]
    rows, columns, values = zip(*entries, strict=True)
    table = csr_array((np.array(values, np.float64), (rows, columns)), shape=(len(listed), len(names)))
    return _Table(table, tuple(names))


def _part(table: _Table, kind: type[str] | type[int]) -> _Table:
    """Only its features, or only its words; with what is in every line."""
    at = [place for place, name in enumerate(table.names) if name == BIAS or isinstance(name, kind)]
    return _Table(table.values[:, at], tuple(table.names[place] for place in at))


def _answers(given: Sequence[Code | Group | None], possible: Sequence[Code | Group]) -> Floats:
    """A row of 0 and a 1 for each line; only 0 where nothing is known."""
    return np.array([[one == answer for answer in possible] for one in given], dtype=np.float64)


def _even(right: Floats, own: npt.NDArray[np.bool_]) -> Floats:
    """What each line counts, so that rare answers are not drowned; within each kind of line 1 on average."""
    weight = np.zeros(len(right))
    for kind in (own, ~own):
        counts = right[kind].sum(axis=0)
        if counts.any():
            each = right[kind] @ np.where(counts > 0, np.maximum(counts, 1) ** -EVEN, 0.0)
            weight[kind] = each * kind.sum() / each.sum()
    return weight


def _fit(table: _Table, answers: tuple[str, ...], right: Floats, weight: Floats, held: float) -> Scale:
    """Logistic regression with more than two answers, its weights held to nought by their squares."""
    used = weight > 0
    values, right, weight = table.values[used], right[used], weight[used]
    turned = values.T.tocsr()
    shape = (len(table.names), len(answers))

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        total = values @ weights
        total -= total.max(axis=1, keepdims=True)
        logs = total - np.log(np.exp(total).sum(axis=1, keepdims=True))
        slope = turned @ ((np.exp(logs) - right) * weight[:, None]) + held * weights
        return float(-(weight * (right * logs).sum(axis=1)).sum() + held / 2 * flat @ flat), slope.ravel()

    found = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    )
    return Scale(answers, dict(zip(table.names, found.x.reshape(shape), strict=True)))


def _half_and_half(one: Scale, other: Scale) -> Scale:
    """A scale between two that were learnt apart: each counts for half."""
    nought = np.zeros(len(one.answers))
    names = dict.fromkeys((*one.weights, *other.weights))
    weights = {name: (one.weights.get(name, nought) + other.weights.get(name, nought)) / 2 for name in names}
    return Scale(one.answers, weights)


def _leaning(scale: Scale, to: Floats) -> Scale:
    """The same with something added for each answer, whatever the line."""
    return Scale(scale.answers, {**scale.weights, BIAS: scale.weights[BIAS] + to})


def _kept(scale: Scale) -> Scale:
    """The same as it is kept: rounded, without weights that are nought."""
    weights = {name: rounded(row) for name, row in scale.weights.items()}
    return Scale(scale.answers, {name: row for name, row in weights.items() if row.any() or name == BIAS})
