"""That controls let through what their fields accept, and nothing else."""

import pytest
from markupsafe import Markup

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Download, Downloads, Field, Form, Kind, Option, Panel, Picture
from sherpa_sim.views.controls.picture import Size

MENTORS = Field("mentors", Kind.RANGE, "Mentors", maximum=10, step=0.5, value=2.0)
REACH = Field("reach", Kind.CHOICE, "Reach", options=(Option("a", "A"), Option("b", "B")), value="a")
TOLD = Field("told", Kind.TOGGLE, "Told", value=False)
NAME = Field("name", Kind.TEXT, "Name", maximum=5, value="")
DAY = Field("day", Kind.DAY, "Day", value="2027-03-01")
STORY = Field("story", Kind.LONG_TEXT, "Story", maximum=9, value="one\ntwo")
LIST = Field("list", Kind.FILE, "List")
GO = Field("go", Kind.BUTTON, "Go")
WORDS = words_for("en")


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        (MENTORS, 10.5),
        (MENTORS, -1),
        (MENTORS, float("nan")),
        (MENTORS, float("inf")),
        (MENTORS, "2"),
        (MENTORS, True),
        (MENTORS, None),
        (REACH, "c"),
        (REACH, 0),
        (TOLD, 1),
        (NAME, "longer"),
        (NAME, None),
        (DAY, "2027-02-30"),
        (DAY, "0001-01-01"),
        (DAY, "tomorrow"),
        (DAY, None),
        (STORY, "longer than"),
    ],
)
def test_a_field_refuses(field: Field, answer: object) -> None:
    with pytest.raises(ValueError, match=field.key):
        field.read(answer)


def test_a_field_checks_its_own_first_value() -> None:
    with pytest.raises(ValueError, match="outside"):
        Field("mentors", Kind.RANGE, "Mentors", maximum=10, value=11.0)
    with pytest.raises(ValueError, match="needs a value"):
        Field("mentors", Kind.RANGE, "Mentors", maximum=10)


def test_a_form_passes_on_only_what_its_fields_accept() -> None:
    form = Form([MENTORS, REACH], WORDS, "Form")
    heard = []
    form.on_change(heard.append)
    form.values = {"mentors": 99, "reach": "b", "other": 1}
    form.values = {"mentors": 99, "reach": "b"}
    form.values = {"mentors": 3, "reach": 5}
    form.values = {}
    assert heard == [{"mentors": 2.0, "reach": "b"}, {"mentors": 3.0, "reach": "b"}]
    assert form.heard == 4


def test_a_form_shows_values_without_hearing_itself() -> None:
    form = Form([MENTORS, REACH], WORDS, "Form")
    heard = []
    form.on_change(heard.append)
    form.show({"mentors": 4})
    assert form.values == {"mentors": 4.0, "reach": "a"}
    assert heard == []
    with pytest.raises(ValueError, match="reach"):
        form.show({"reach": "z"})


def test_files_and_presses_are_heard_from_known_fields_only() -> None:
    form = Form([LIST, GO], WORDS, "Form")
    heard: list[object] = []
    form.on_file(lambda key, name, data: heard.append((key, name, data)))
    form.on_press(heard.append)
    form._message(form, {"kind": "file", "key": "list", "name": "a.csv"}, [memoryview(b"x")])
    form._message(form, {"kind": "file", "key": "list", "name": "b.csv"}, [memoryview(bytes(2_000_001))])
    form._message(form, {"kind": "file", "key": "list"}, [])
    form._message(form, {"kind": "press", "key": "go"}, [])
    form._message(form, {"kind": "press", "key": "other"}, [])
    assert heard == [("list", "a.csv", b"x"), "go"]


@pytest.mark.parametrize(
    "room", [{}, {"width": "wide", "ratio": 1}, {"width": 0, "ratio": 1}, {"width": 10**9, "ratio": 1}]
)
def test_a_picture_ignores_an_impossible_room(room: dict[str, object]) -> None:
    picture = Picture()
    heard: list[Size] = []
    picture.on_resize(heard.append)
    picture.room = room
    picture.room = {"width": 360, "ratio": 3.5}
    assert heard == [Size(360, 2.0)]


def test_a_panel_shows_no_plain_text() -> None:
    with pytest.raises(TypeError):
        Panel().show("<b>")  # type: ignore[arg-type]
    panel = Panel(Markup("<p>{}</p>").format("<script>"))
    assert panel.html == "<p>&lt;script&gt;</p>"


def test_a_download_is_made_when_asked_for() -> None:
    made: list[str] = []
    downloads = Downloads([Download("a.csv", "text/csv", "Save", lambda: made.append("a") or b"1")], WORDS)
    sent: list[object] = []
    downloads.send = lambda content, buffers=None: sent.append((content["kind"], buffers))
    downloads._message(downloads, {"name": "b.csv"}, [])
    assert (made, sent) == ([], [])
    downloads._message(downloads, {"name": "a.csv"}, [])
    assert (made, sent) == (["a"], [("content", [b"1"])])


def test_a_download_that_fails_says_so() -> None:
    downloads = Downloads([Download("a.csv", "text/csv", "Save", lambda: b"%d" % (1 // 0))], WORDS)
    sent: list[object] = []
    downloads.send = lambda content, buffers=None: sent.append(content["kind"])
    with pytest.raises(ZeroDivisionError):
        downloads.save("a.csv")
    assert sent == ["failed"]


def test_neighbours_are_nearest_first_and_in_the_range() -> None:
    assert MENTORS.neighbours(2.0, 1) == (2.5, 1.5)
    assert MENTORS.neighbours(9.5, 3) == (10.0, 9.0, 8.5, 8.0)
    assert MENTORS.neighbours(0.0, 2) == (0.5, 1.0)
    assert len(set(MENTORS.neighbours(5.0, 20))) == 20


def test_a_file_has_the_name_it_is_given_then_and_a_reason_why_not() -> None:
    def refused() -> bytes:
        raise Problem("{file} is empty.", file="a.csv")

    named = Download("plan.yml", "application/yaml", "Save", lambda: b"1", lambda: "plan-b.yml")
    downloads = Downloads([named, Download("a.csv", "text/csv", "Save", refused)], WORDS)
    sent = []
    downloads.send = lambda content, buffers=None: sent.append(content)
    downloads.save("plan.yml")
    downloads.save("a.csv")
    assert sent[0]["name"] == "plan-b.yml"
    assert sent[1] == {"kind": "failed", "name": "a.csv", "why": "a.csv is empty."}


def test_controls_of_a_kind_share_a_class_and_nothing_else() -> None:
    one, other = Panel(Markup("one"), spoken=True), Panel(Markup("other"))
    assert type(one) is type(other)
    assert type(one) is not type(Picture())
    assert (one.html, other.html, one.spoken, other.spoken) == ("one", "other", True, False)
    assert "render" in one.get_state()["_esm"]
    assert one.get_state()["_esm"] == other.get_state()["_esm"] != Picture().get_state()["_esm"]
