"""How well lines are coded: by folds that were not learnt from, or on lines that were set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

from sherpa_sim.domain import kappa as agreed
from sherpa_sim.domain.talk import MentorCode

from .coding import Code, Group
from .judgement import CODES, Judgement, groups, judge
from .training import FOLDS, Example, learn
from .weights import Weights


@dataclass(frozen=True)
class Verdict:
    """A line with its codes as people gave them, and as the coder hears them."""

    example: Example
    heard: Judgement

    @property
    def group(self) -> Group:
        """The group the coder hears."""
        return self.heard.code.group


@dataclass(frozen=True)
class Share:
    """How well a code is found.

    Attributes:
        lines: how many lines have it.
        precision: of the lines in which it was heard, the share that have it.
        recall: of the lines that have it, the share in which it was heard.
    """

    lines: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def verdicts(examples: Sequence[Example], weights: Weights) -> list[Verdict]:
    """What the coder hears in each line."""
    return [Verdict(example, judge(example.line, weights)) for example in examples]


def folded(examples: Sequence[Example]) -> list[Verdict]:
    """What the coder hears in each line after learning from the other folds only."""
    found = []
    for fold in range(FOLDS):
        weights = learn([example for example in examples if example.fold != fold])
        found += verdicts([example for example in examples if example.fold == fold], weights)
    return found


def group_shares(found: Sequence[Verdict]) -> dict[Group, Share]:
    """How well each group is found."""
    pairs = [(one.example.group, one.group) for one in found]
    return {group: _share(pairs, {group}) for group in groups(found[0].example.line.speaker)}


def code_shares(found: Sequence[Verdict]) -> dict[Code, Share]:
    """How well each code is found; lines of which only the group is known are left out."""
    pairs = [(one.example.code, one.heard.code) for one in found if one.example.code is not None]
    return {code: _share(pairs, {code}) for code in CODES[found[0].example.line.speaker]}


def inconsistent_share(found: Sequence[Verdict]) -> Share:
    """How well what goes against motivational interviewing is found, whichever of its codes it is."""
    pairs = [(one.example.code, one.heard.code) for one in found if one.example.code is not None]
    return _share(pairs, {code for code in MentorCode if code.inconsistent})


def macro_f1(shares: dict[Code, Share] | dict[Group, Share]) -> float:
    """The mean F1 over codes or groups, each counting the same."""
    return sum(share.f1 for share in shares.values()) / len(shares)


def kappa(found: Sequence[Verdict]) -> float:
    """Cohen's kappa over groups: 0 for agreement by chance, 1 for full agreement."""
    beyond_chance = agreed.kappa([(one.example.group, one.group) for one in found])
    return 1.0 if beyond_chance is None else beyond_chance


def _share(
    pairs: Sequence[tuple[object, object]], wanted: set[object] | set[MentorCode] | set[Group] | set[Code]
) -> Share:
    """How well what is wanted is found, by pairs of what is there and what was heard."""
    there = sum(given in wanted for given, _ in pairs)
    heard = sum(said in wanted for _, said in pairs)
    both = sum(given in wanted and said in wanted for given, said in pairs)
    return Share(there, both / heard if heard else 0.0, both / there if there else 0.0)
