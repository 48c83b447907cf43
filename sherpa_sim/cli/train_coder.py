"""`sherpa train-coder`: learns to code talk, and says how well that went on what was not learnt from."""

from pathlib import Path

from sherpa_sim.content.coded_lines import Part
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.conversation.evaluation import folded
from sherpa_sim.conversation.quality import Quality, quality, save_quality
from sherpa_sim.conversation.training import counselling_examples, learn, own_examples
from sherpa_sim.conversation.weights import FOLDER, save
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker
from sherpa_sim.locale.words import N_, Words

_SPEAKERS = {Speaker.MENTOR: N_("what mentors say"), Speaker.COLLEAGUE: N_("what colleagues say")}
_SETTINGS = {
    "counselling": N_("counselling, English"),
    "work_en": N_("our own lines, English"),
    "work_nl": N_("our own lines, Dutch"),
}


def train_coder_to_terminal(data: Path, check: bool, out: Path | None, words: Words) -> None:
    """Judge by five folds and print that; unless only a check is asked, learn from everything and keep the weights.

    Raises:
        Problem: if a file cannot be read or written, or has a row that cannot be used.
    """
    folder = out or FOLDER
    if not check and not folder.is_dir():
        raise Problem("There is no folder {folder}; make it first.", folder=folder)
    found = {}
    for speaker in Speaker:
        examples = [*counselling_examples(data, speaker), *own_examples(speaker, Part.TRAINING)]
        found[speaker] = quality(folded(examples))
        _tell(speaker, found[speaker], words)
        if not check:
            with writing(folder / f"{speaker}.json"):
                save(learn(examples), speaker, folder)
    if not check:
        with writing(folder / "quality.json"):
            save_quality(found, folder)
        print(words("The weights are in {folder}.", folder=folder))


def _tell(speaker: Speaker, found: Quality, words: Words) -> None:
    """Print how well one speaker's lines are coded."""
    print(words(_SPEAKERS[speaker]))
    for setting, name in _SETTINGS.items():
        one = found.settings[setting]
        print(
            "  "
            + words(
                "{setting}: {lines} lines, groups macro-F1 {f1}, kappa {kappa}",
                setting=words(name),
                lines=one.lines,
                f1=words.number(one.macro_f1, 3),
                kappa=words.number(one.kappa, 3),
            )
        )
