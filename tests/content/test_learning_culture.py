"""That the questionnaire holds together, and a broken one is a sentence."""

import pytest

from sherpa_sim.content.learning_culture import Fact, Questionnaire, load_learning_culture
from sherpa_sim.content.places import folder
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem

FILE = "learning_culture.yml"


def test_it_is_short_and_every_scale_is_asked() -> None:
    asked = load_learning_culture()
    assert 12 <= len(asked.items) <= 16
    assert len(asked.scales) == 4
    assert all(3 <= len(asked.of(scale.key)) <= 4 for scale in asked.scales)
    assert 2 <= sum(item.reversed for item in asked.items) <= 3
    assert [fact.key for fact in asked.facts] == list(Fact)
    for item in asked.items:
        for text in (item.text.en, item.text.nl):
            assert len(text.split()) <= 18
            assert text.endswith(".")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("key: s2", "key: s1", "is there twice"),
        ("scale: talk", "scale: gossip", "names a scale that is not there"),
        ("key: formal", "key: other", "are not those of the kit"),
        ("reversed: true", "reversed: maybe", "reversed"),
    ],
)
def test_a_broken_one_is_a_sentence(old: str, new: str, said: str) -> None:
    text = (folder("course") / FILE).read_text("utf-8").replace(old, new, 1)
    with pytest.raises(Problem, match=said):
        parse_record(FILE, text.encode(), Questionnaire)
