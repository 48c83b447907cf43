"""That somebody is let in once, however often her tab says its token."""

from typing import Any

from sherpa_sim.locale.words import words_for
from sherpa_sim.views.sign_in import Door, SignIn, Wording

TOKENS = {"one": "Lea", "two": "Tom"}


def signed() -> tuple[SignIn[str], list[str], list[Any]]:
    came: list[str] = []
    said: list[Any] = []
    door: Door[str] = Door(
        enter=lambda group, code, machine: ("Lea", "one"),
        resume=lambda group, token: TOKENS.get(token),
        leave=lambda group, token: None,
        greeting=lambda who: f"Hello {who}",
    )
    widget = SignIn(door, [("g", "Group")], Wording("", "", ""), "", words_for("en"), came.append)
    widget.send = lambda content, buffers=None: said.append(content)  # type: ignore[method-assign]
    return widget, came, said


def says(widget: SignIn[str], **content: str) -> None:
    widget._message(widget, {"group": "g", **content}, [])


def test_a_sign_in_that_is_drawn_again_greets_and_lets_nobody_in_twice() -> None:
    widget, came, said = signed()
    says(widget, kind="resume", token="one")
    says(widget, kind="resume", token="one")
    assert came == ["Lea"]
    assert [one["sentence"] for one in said] == ["Hello Lea"] * 2


def test_another_token_lets_in_another_and_one_of_nobody_asks() -> None:
    widget, came, said = signed()
    says(widget, kind="code", code="x")
    says(widget, kind="resume", token="one")
    says(widget, kind="resume", token="two")
    says(widget, kind="resume", token="three")
    assert came == ["Lea", "Tom"]
    assert said[-1] == {"kind": "ask"}
