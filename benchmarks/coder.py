"""How well lines of a talk are coded, in English and Dutch, and what that costs.

Prints a table, then one line of JSON:

    python benchmarks/coder.py [--data annomi_train.csv]

With `--data`, the training part of AnnoMI is coded anew by five folds, each by a coder that learnt from the other four
(about a minute); without it, the figures are those that `sherpa train-coder` kept when it made the weights of the kit.
Our own lines are the fifth that was set aside before anything was learnt; the coder of the kit codes them. The figures:

- `therapist_macro_f1`, `therapist_kappa`: question, reflection, input, other, on AnnoMI by folds (`client_macro_f1`:
  change, neutral, sustain).
- `own_mentor_en`, `own_mentor_nl`, `own_colleague_en`, `own_colleague_nl`: macro-F1 over the same groups on our own
  lines set aside; with `_codes` after it, over the 14 or 10 codes.
- `inconsistent_precision`, `inconsistent_recall`: of persuasion, confrontation and direction as one, both languages.
- `ms_per_line`: processor time for a line of our own through `code_utterance`, the median of the repeats.
- `megabytes`: by how much the memory of a fresh process grows when it codes its first lines, beyond what it has with
  the records of the kit loaded. On disk the weights take `megabytes_on_disk`.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from measure import Row, tell, times

from sherpa_sim.content.coded_lines import Part, load_coded_lines
from sherpa_sim.conversation import code_utterance
from sherpa_sim.conversation.evaluation import Verdict, folded, inconsistent_share, verdicts
from sherpa_sim.conversation.quality import Quality, load_quality, quality
from sherpa_sim.conversation.training import counselling_examples, own_examples
from sherpa_sim.conversation.weights import FOLDER, learnt
from sherpa_sim.domain.talk import Speaker

REPEATS = 5
LANGUAGES = ("en", "nl")
GROWTH = """
from measure import resident_bytes
import numpy, pydantic, yaml
from sherpa_sim.content.colleagues import load_colleagues
load_colleagues()
before = resident_bytes()
from sherpa_sim.conversation import code_utterance
for speaker in ("mentor", "colleague"):
    for language in ("en", "nl"):
        code_utterance("What would you like? Wat zou je willen?", speaker, language)
print(resident_bytes() - before)
"""


def by_folds(data: Path | None) -> dict[Speaker, Quality]:
    """How well lines are coded that were not learnt from: measured now, or as kept."""
    if data is None:
        return load_quality()
    return {
        speaker: quality(
            folded([*counselling_examples(data, speaker), *own_examples(speaker, Part.TRAINING)])
        )
        for speaker in Speaker
    }


def set_aside() -> dict[Speaker, list[Verdict]]:
    """What the coder of the kit hears in our own lines that were set aside."""
    return {speaker: verdicts(own_examples(speaker, Part.SET_ASIDE), learnt(speaker)) for speaker in Speaker}


def milliseconds() -> float:
    """Processor time for a line."""
    lines = [
        (line.text, speaker, language, line.previous)
        for speaker in Speaker
        for language in LANGUAGES
        for line in load_coded_lines(speaker, language, Part.TRAINING)[:100]
    ]

    def work() -> None:
        for line in lines:
            code_utterance(*line)

    work()  # read and made ready before the clock starts
    (taken,) = times(time.process_time, [work], REPEATS)
    return 1000 * statistics.median(taken) / len(lines)


def megabytes() -> float:
    """Memory that coding takes in a process that has the records of the kit."""
    done = subprocess.run(
        [sys.executable, "-c", GROWTH],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout) / 1e6


def main() -> None:
    """Measures, tells, and prints the line."""
    parser = argparse.ArgumentParser(description="How well lines of a talk are coded.")
    parser.add_argument("--data", type=Path, help="the training part of AnnoMI")
    folds = by_folds(parser.parse_args().data)
    aside = set_aside()
    therapist = folds[Speaker.MENTOR].settings["counselling"]
    figures: dict[str, float] = {
        "therapist_macro_f1": therapist.macro_f1,
        "therapist_kappa": therapist.kappa,
        "client_macro_f1": folds[Speaker.COLLEAGUE].settings["counselling"].macro_f1,
    }
    for speaker in Speaker:
        for language in LANGUAGES:
            one = quality(aside[speaker]).settings[f"work_{language}"]
            assert one.fine_macro_f1 is not None
            figures[f"own_{speaker}_{language}"] = one.macro_f1
            figures[f"own_{speaker}_{language}_codes"] = one.fine_macro_f1
    inconsistent = inconsistent_share(aside[Speaker.MENTOR])
    figures |= {
        "inconsistent_precision": round(inconsistent.precision, 4),
        "inconsistent_recall": round(inconsistent.recall, 4),
        "ms_per_line": round(milliseconds(), 2),
        "megabytes": round(megabytes(), 1),
        "megabytes_on_disk": round(sum(path.stat().st_size for path in FOLDER.iterdir()) / 1e6, 2),
    }
    rows: list[Row] = [(name.replace("_", " "), value, "") for name, value in figures.items()]
    tell("coder", rows, figures)


if __name__ == "__main__":
    main()
