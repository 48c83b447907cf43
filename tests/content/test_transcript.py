"""That a transcript is saved whole and read back the same, and that a damaged one is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.json_file import as_json, load_json
from sherpa_sim.content.transcript import MAXIMUM_BYTES, Transcript, Turn
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker

TALK = Transcript(
    colleague="danny",
    language="nl",
    seed=7,
    turns=(
        Turn(speaker=Speaker.COLLEAGUE, text="Dag."),
        Turn(speaker=Speaker.COLLEAGUE, text="Da's niks voor mij."),
        Turn(speaker=Speaker.MENTOR, text="Vertel 👍", at=datetime(2026, 11, 22, 12, tzinfo=UTC)),
        Turn(speaker=Speaker.COLLEAGUE, text="Hm.", at=datetime(2026, 11, 22, 12, tzinfo=UTC)),
    ),
)


def save_transcript(path: Path, transcript: Transcript) -> None:
    write_whole(path, as_json(transcript.model_dump(mode="json")))


def load_transcript(path: Path) -> Transcript | None:
    return load_json(path, MAXIMUM_BYTES, Transcript)


def test_read_back_the_same(tmp_path: Path) -> None:
    save_transcript(tmp_path / "talk.json", TALK)
    assert load_transcript(tmp_path / "talk.json") == TALK
    assert [path.name for path in tmp_path.iterdir()] == ["talk.json"]
    assert TALK.mentor_lines == ("Vertel 👍",)


def test_none_where_there_is_no_file(tmp_path: Path) -> None:
    assert load_transcript(tmp_path / "talk.json") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"kind": "sherpa-talk"}',
        b'{"colleague": "danny", "language": "fr", "seed": 1}',
        b'{"colleague": "../danny", "language": "nl", "seed": 1}',
        b'{"colleague": "danny", "language": "nl", "seed": -1}',
        b'{"colleague": "danny", "language": "nl", "seed": 1, "codes": ["summary"]}',
        b'{"colleague": "danny", "language": "nl", "seed": 1, "turns": [{"speaker": "nobody", "text": ""}]}',
        b"\xff\xfe",
        b"[" * 5000,
    ],
)
def test_what_is_damaged_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "talk.json").write_bytes(data)
    with pytest.raises(Problem, match=r"talk\.json"):
        load_transcript(tmp_path / "talk.json")


def test_what_was_cut_off_is_told_at_every_byte(tmp_path: Path) -> None:
    save_transcript(tmp_path / "talk.json", TALK)
    whole = (tmp_path / "talk.json").read_bytes()
    for length in range(1, len(whole)):
        (tmp_path / "talk.json").write_bytes(whole[:length])
        with pytest.raises(Problem, match="damaged"):
            load_transcript(tmp_path / "talk.json")


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "talk.json").write_bytes(b" " * (MAXIMUM_BYTES + 1))
    with pytest.raises(Problem, match="larger than"):
        load_transcript(tmp_path / "talk.json")


@given(st.binary(max_size=300))
def test_anything_else_is_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("talk") / "talk.json"
    path.write_bytes(data)
    with pytest.raises(Problem):
        load_transcript(path)
