"""That files arrive whole or not at all, and that a table hears only the buttons it has."""

import pytest

from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Action, Cell, Column, Row, Table, Upload
from sherpa_sim.views.controls.upload import PIECE

WORDS = words_for("en")


def upload(**more: object) -> tuple[Upload, list[list[tuple[str, bytes]]]]:
    arrived: list[list[tuple[str, bytes]]] = []
    made = Upload(
        "Choose", WORDS, lambda files: arrived.append(list(files)), largest=2_500_000, several=True, **more
    )
    made.send = lambda *_, **__: None
    return made, arrived


def say(to: object, content: object, *buffers: bytes) -> None:
    to._handle_custom_msg(content, [memoryview(one) for one in buffers])


def test_files_come_in_pieces_and_are_heard_when_all_are_here() -> None:
    made, arrived = upload()
    large = bytes(range(256)) * 9000  # more than two pieces
    say(
        made,
        {
            "kind": "begin",
            "files": [{"name": "a", "size": len(large)}, {"name": "b", "size": 0}, {"name": "c", "size": 3}],
        },
    )
    for start in range(0, len(large), PIECE):
        say(made, {"kind": "piece"}, large[start : start + PIECE])
    assert arrived == []
    say(made, {"kind": "piece"}, b"abc")
    assert arrived == [[("a", large), ("b", b""), ("c", b"abc")]]
    say(made, {"kind": "piece"}, b"more")
    assert len(arrived) == 1


@pytest.mark.parametrize(
    "files",
    [
        [],
        "many",
        [{"name": "a", "size": 2_500_001}],
        [{"name": "a", "size": -1}],
        [{"name": 1, "size": 1}],
        ["a"],
        [{"name": "a", "size": 1}] * 501,
        [{"name": "a", "size": 2_400_000}] * 30,
    ],
)
def test_what_is_against_the_limits_never_begins(files: object) -> None:
    made, arrived = upload()
    say(made, {"kind": "begin", "files": files})
    say(made, {"kind": "piece"}, b"x")
    assert arrived == []


@pytest.mark.parametrize("piece", [b"", b"four", b"x" * (PIECE + 1)])
def test_a_piece_that_does_not_fit_ends_the_sending(piece: bytes) -> None:
    made, arrived = upload()
    say(made, {"kind": "begin", "files": [{"name": "a", "size": 3}]})
    say(made, {"kind": "piece"}, piece)
    say(made, {"kind": "piece"}, b"abc")
    assert arrived == []


def test_a_table_hears_only_the_buttons_that_it_shows() -> None:
    heard: list[tuple[str, str]] = []
    rows = [Row("one", ("One", Cell("1", 1)), (Action("open", "Open"),)), Row("two", ("Two", "2"))]
    table = Table(
        "Numbers",
        (Column("Name"), Column("Number", number=True)),
        rows,
        WORDS,
        lambda *said: heard.append(said),
    )
    for row, action in (("one", "open"), ("one", "delete"), ("two", "open"), (None, None), ({}, [])):
        say(table, {"kind": "action", "row": row, "action": action})
    assert heard == [("one", "open")]
    table.show(rows[1:])
    say(table, {"kind": "action", "row": "one", "action": "open"})
    assert heard == [("one", "open")]
