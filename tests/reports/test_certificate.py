"""That the certificate is a tagged PDF which says what it should, whatever somebody is called."""

import io
import re
import unicodedata
from typing import Any

import pytest
from pypdf import PdfReader

from sherpa_sim.domain.problem import Problem
from sherpa_sim.reports.certificate import certificate_pdf
from tests.reports.issued import issued

NAMES = {
    "plain": "An Peeters",
    "accents": "Zoë Éğ Łukasz Đặng Nguyễn",
    "Cyrillic": "Дмитро Їжакевич",
    "Greek": "Ελένη Παπαδοπούλου",
    "Georgian": "ვახტანგ",
    "markup": r'#eval("1") *An* _Bo_ $x^2$ <cy> @di \" `raw` = + - // /* ~',
    "code": '#panic() #read("certificate.typ") [x](https://example.com)',
    "emoji": "An 😀 Peeters",
    "long": "van den Broecke-Vanderstraeten " * 5 + "Peters",
    "one long word": "W" * 160,
}


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(pdf))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def squeezed(text: str) -> str:
    """Text without the spaces and hyphens that setting it in lines adds."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_stands_there_as_it_is(kind: str) -> None:
    name = NAMES[kind].strip()
    assert len(name) <= 161
    reader, text = read(certificate_pdf(issued(name)))
    assert squeezed(name) in squeezed(text)
    assert reader.metadata is not None
    assert reader.metadata.title == f"Certificaat: {name}"
    assert len(reader.pages) == 1


@pytest.mark.parametrize("name", ["محمد عبد الله", "دוד כהן", "An محمد Peeters"])
def test_a_name_written_from_right_to_left_has_all_its_letters(name: str) -> None:
    """Extraction gives such letters in the order or the form of the page, so they are counted."""
    _, text = read(certificate_pdf(issued(name)))
    shown = unicodedata.normalize("NFKC", text)
    assert {letter for letter in name if letter.isalpha()} <= set(shown)


@pytest.mark.parametrize("name", ["张伟", "ሰላም", "An 🎉"])
def test_letters_that_no_font_has_are_told_and_not_left_out(name: str) -> None:
    with pytest.raises(Problem, match="letter that its fonts do not have"):
        certificate_pdf(issued(name))


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Dit is geen erkend diploma"), ("en", "not a recognised")]
)
def test_it_is_tagged_and_says_its_language_title_and_standard(language: str, said: str) -> None:
    reader, text = read(certificate_pdf(issued(language=language)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    kinds = set(tags(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/L", "/Table", "/TH", "/P"} <= kinds
    assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)
    assert said in " ".join(text.split())
    for part in ("7K3M-9QZT", "Lente #2030", "Bo Claes", "Vereniging *X*", "Gent", "De _toets_ 1", "2030"):
        assert part in text


def tags(node: Any) -> list[str]:
    """The kinds of structure element below a node of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [found for child in node for found in tags(child)]
    if not hasattr(node, "get"):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (tags(node["/K"]) if "/K" in node else [])


def test_no_font_of_the_machine_is_used() -> None:
    reader, _ = read(certificate_pdf(issued("An محمد")))
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {str(fonts[key]["/BaseFont"]).partition("+")[2] for key in fonts}
    assert names
    assert all(name.startswith(("Libertinus", "DejaVuSans")) for name in names)


def test_everything_a_course_can_test_fits_one_page() -> None:
    reader, _ = read(certificate_pdf(issued(NAMES["long"].strip(), papers=8)))
    assert len(reader.pages) == 1


def test_the_same_certificate_is_the_same_file() -> None:
    assert certificate_pdf(issued()) == certificate_pdf(issued())
