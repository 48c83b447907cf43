"""How well the coder did, as it is kept beside its weights."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.talk import Speaker

from .evaluation import Share, Verdict, code_shares, group_shares, inconsistent_share, kappa, macro_f1
from .weights import FOLDER

FILE = "quality.json"
_DIGITS = 4


class CodeQuality(Record):
    """How well one group or code is found; the fields are those of `evaluation.Share`."""

    lines: int
    precision: float
    recall: float
    f1: float


class SettingQuality(Record):
    """How well lines of one setting are coded.

    Attributes:
        macro_f1: over the groups.
        fine_macro_f1: over the codes; None where only groups are known.
        groups: by group.
        codes: by code; nothing where only groups are known.
        inconsistent: what goes against motivational interviewing, as one; None for colleagues and where unknown.
    """

    lines: int
    macro_f1: float
    kappa: float
    fine_macro_f1: float | None = None
    groups: Mapping[str, CodeQuality]
    codes: Mapping[str, CodeQuality] = {}
    inconsistent: CodeQuality | None = None


class Quality(Record):
    """How well lines of a speaker are coded, by setting: "counselling", "work_en", "work_nl"."""

    settings: Mapping[str, SettingQuality]


def quality(found: Sequence[Verdict]) -> Quality:
    """How well the lines are coded, setting by setting."""
    parts: dict[str, list[Verdict]] = {}
    for one in found:
        own = one.example.code is not None
        parts.setdefault(f"work_{one.example.line.language}" if own else "counselling", []).append(one)
    return Quality(settings={setting: _setting(part) for setting, part in sorted(parts.items())})


def _setting(found: Sequence[Verdict]) -> SettingQuality:
    shares = group_shares(found)
    groups = {str(group): _one(share) for group, share in shares.items()}
    first = found[0].example
    if first.code is None:
        return SettingQuality(
            lines=len(found), macro_f1=_round(macro_f1(shares)), kappa=_round(kappa(found)), groups=groups
        )
    codes = code_shares(found)
    mentor = first.line.speaker is Speaker.MENTOR
    return SettingQuality(
        lines=len(found),
        macro_f1=_round(macro_f1(shares)),
        kappa=_round(kappa(found)),
        fine_macro_f1=_round(macro_f1(codes)),
        groups=groups,
        codes={str(code): _one(share) for code, share in codes.items()},
        inconsistent=_one(inconsistent_share(found)) if mentor else None,
    )


def _one(share: Share) -> CodeQuality:
    return CodeQuality(
        lines=share.lines,
        precision=_round(share.precision),
        recall=_round(share.recall),
        f1=_round(share.f1),
    )


def _round(value: float) -> float:
    return round(value, _DIGITS)


def save_quality(found: Mapping[Speaker, Quality], folder: Path) -> None:
    """Write how well the coder did: the same bytes for the same figures."""
    kept = {str(speaker): one.model_dump(mode="json") for speaker, one in found.items()}
    write_whole(folder / FILE, (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode())


def load_quality() -> dict[Speaker, Quality]:
    """How well the coder of the kit did on folds that it had not learnt from."""
    kept = json.loads((FOLDER / FILE).read_text("utf-8"))
    return {Speaker(speaker): Quality.model_validate(one) for speaker, one in kept.items()}
