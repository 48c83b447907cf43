"""That every sentence the kit can say is there in every language, whole and with the same places.

A sentence is the first argument of `Problem(...)`, `words(...)`, `_(...)` or `N_(...)` (the last only marks a
sentence that is said elsewhere), or the value of "sentence" in the context of a rule that a record broke.
"""

import ast
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[2] / "sherpa_sim"
SAYING = {"Problem", "_", "N_", "words"}
TRANSLATIONS = sorted((PACKAGE / "locale").glob("*.po"))


def spoken(tree: ast.AST) -> list[ast.expr]:
    """The expressions in a module that are said to a user."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SAYING:
                found.append(node.args[0])
        elif isinstance(node, ast.Dict):
            found += [
                value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and key.value == "sentence"
            ]
    return found


@pytest.fixture(scope="module")
def sentences() -> dict[str, str]:
    """Where each sentence of the kit is said, by sentence."""
    places = {}
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in spoken(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                places[node.value] = f"{module.relative_to(PACKAGE.parent)}:{node.lineno}"
    return places


@pytest.fixture(params=TRANSLATIONS, ids=lambda path: path.stem)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """One translation."""
    with request.param.open("rb") as source:
        return read_po(source, locale=request.param.stem)


def places_in(sentence: object) -> set[str]:
    """The named places in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(str(sentence)) if name is not None}


def test_every_sentence_is_translated(sentences: dict[str, str], catalogue: Catalog) -> None:
    missing = [
        f"{place}: {sentence}"
        for sentence, place in sentences.items()
        if (found := catalogue.get(sentence)) is None or not found.string or found.fuzzy
    ]
    if missing:
        pytest.fail(f"not in {catalogue.locale}.po:\n" + "\n".join(missing), pytrace=False)


def test_no_translation_is_left_over(sentences: dict[str, str], catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and message.id not in sentences] == []
    assert list(catalogue.obsolete) == []


def test_translations_have_the_same_places(catalogue: Catalog) -> None:
    different = [
        message.id
        for message in catalogue
        if message.id and message.string and places_in(message.id) != places_in(message.string)
    ]
    assert different == []


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_no_sentence_is_translated_twice(path: Path) -> None:
    with path.open("rb") as source:
        sentences_once = len(read_po(source, locale=path.stem))
    heading = 1
    assert path.read_text("utf-8").count("\nmsgid ") + path.read_text("utf-8").startswith("msgid ") == (
        sentences_once + heading
    )


def test_no_sentence_is_put_together() -> None:
    """A sentence built at run time has no key under which its translation could stand."""
    built = [
        f"{module.relative_to(PACKAGE.parent)}:{node.lineno}"
        for module in sorted(PACKAGE.rglob("*.py"))
        for node in spoken(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr | ast.BinOp)
    ]
    assert built == []
