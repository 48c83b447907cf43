"""That a figure tells its number in both languages."""

import pytest

from sherpa_sim.content.figures import Figure
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem

FIGURE = "what: {{en: '{en}', nl: '{nl}'}}\nnumber: 5\nsource: sherpa_proposal\nevidence: {row}\nconfidence: high\n"


def read(en: str, nl: str, row: str = "E021") -> Figure:
    return parse_record("own.yml", FIGURE.format(en=en, nl=nl, row=row).encode(), Figure)


def test_a_figure_is_read() -> None:
    assert read("{number} days", "{number} dagen").number == 5


@pytest.mark.parametrize(("en", "nl"), [("{number} days", "5 dagen"), ("5 days", "{number} dagen")])
def test_a_figure_without_its_number_is_refused(en: str, nl: str) -> None:
    with pytest.raises(Problem, match=r"row 1: the sentence of a figure must hold \{number\}"):
        read(en, nl)


def test_a_row_of_evidence_looks_like_one() -> None:
    with pytest.raises(Problem, match="evidence"):
        read("{number} days", "{number} dagen", "E21")
