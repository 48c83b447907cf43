"""`sherpa train-coder` from a terminal, on a small file of made-up counselling and a few of our own lines."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from sherpa_sim.content import places
from sherpa_sim.content.coded_lines import Part
from sherpa_sim.conversation import quality, weights
from sherpa_sim.conversation.evaluation import group_shares, macro_f1, verdicts
from sherpa_sim.conversation.training import COLUMNS, own_examples
from sherpa_sim.domain.talk import MentorGroup, Speaker

ONE_IN = 24  # of our own lines, so that learning takes seconds
KEPT = ["colleague.json", "mentor.json", "quality.json"]
SAID = {
    "question": ("How do you feel about that?", "What would you like?", "Do you want that?"),
    "reflection": ("You feel tired of it.", "It sounds like you are stuck.", "So you want more."),
    "therapist_input": ("You should stop.", "There are guidelines for that.", "You have to call them."),
    "other": ("Okay.", "Mm-hmm.", "Thanks for coming."),
}
ANSWERED = {"change": "I want to stop.", "neutral": "Yes.", "sustain": "I don't want to, I can't."}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in the form of AnnoMI, with lines that were made up here."""
    path = tmp_path_factory.mktemp("data") / "made_up.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for talk in range(10):
            for kind, lines in SAID.items():
                for line, (answer, text) in zip(lines, ANSWERED.items(), strict=True):
                    writer.writerow((talk, talk, "therapist", f"{line} {talk}", kind, "n/a"))
                    writer.writerow((talk, talk, "client", text, "n/a", answer))
    return path


@pytest.fixture
def few_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course with one in so many of our own coded lines."""
    coded = tmp_path / "course" / "talk" / "coded"
    coded.mkdir(parents=True)
    for file in (places.folder("course") / "talk" / "coded").iterdir():
        with (
            file.open(encoding="utf-8", newline="") as read,
            (coded / file.name).open("w", newline="") as made,
        ):
            rows = list(csv.reader(read))
            csv.writer(made).writerows([rows[0], *rows[1::ONE_IN]])
    monkeypatch.setattr(places, "folder", lambda name: tmp_path / name)


def test_learns_says_how_well_and_keeps_the_same_bytes(
    data: Path,
    few_lines: None,
    sherpa: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        assert sherpa("train-coder", "--data", data, "--out", tmp_path / name, "--language", "en") == 0
        told = capsys.readouterr().out
        assert "counselling, English: 120 lines" in told
        assert told.count("macro-F1") == 6
        assert sorted(file.name for file in (tmp_path / name).iterdir()) == KEPT
        made.append([(tmp_path / name / kept).read_bytes() for kept in KEPT])
    assert made[0] == made[1]

    monkeypatch.setattr(weights, "FOLDER", tmp_path / "first")
    monkeypatch.setattr(quality, "FOLDER", tmp_path / "first")
    lines = own_examples(Speaker.MENTOR, Part.TRAINING)
    learnt = verdicts(lines, weights.learnt.__wrapped__(Speaker.MENTOR))
    assert macro_f1(group_shares(learnt)) > 0.8
    kept_quality = quality.load_quality()[Speaker.MENTOR].settings
    assert kept_quality["work_en"].lines + kept_quality["work_nl"].lines == len(lines)
    assert set(kept_quality["counselling"].groups) == set(MentorGroup)


def test_a_check_keeps_nothing_and_what_is_wrong_is_told(
    data: Path,
    few_lines: None,
    sherpa: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    assert sherpa("train-coder", "--data", data, "--out", out, "--language", "en") != 0
    assert "There is no folder" in capsys.readouterr().err
    out.mkdir()
    assert sherpa("train-coder", "--data", data, "--out", out, "--check", "--language", "nl") == 0
    assert "kappa" in capsys.readouterr().out
    broken = tmp_path / "broken.csv"
    broken.write_text(data.read_text("utf-8").replace("therapist,", "doctor,"), "utf-8")
    assert sherpa("train-coder", "--data", broken, "--out", out, "--language", "en") != 0
    assert 'row 2: "interlocutor"' in capsys.readouterr().err
    assert list(out.iterdir()) == []
