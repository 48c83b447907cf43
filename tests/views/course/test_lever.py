"""That a lever's section shows all that its record says, in both languages."""

import pytest
from markupsafe import escape

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.glossary import load_glossary
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.sources import load_sources
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.course.lever import barrier_names, lever, shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", Lever)
def test_a_lever_is_told_whole(key: Lever, language: str) -> None:
    guide, words = load_lever_guide()[key], words_for(language)
    html = str(shown(guide, words))
    texts = [guide.in_short, *guide.questions, *guide.do, *guide.leave, guide.answers_how, guide.known]
    texts += [guide.does_not_answer.why, guide.skill_how, load_glossary()[guide.skill].term]
    texts += [text for case in guide.cases for text in (case.situation, case.mentor, case.afterwards)]
    assert [text.en for text in texts if str(escape(text(language))) not in html] == []
    named = [load_colleagues()[case.colleague].name for case in guide.cases]
    named += [barrier_names(words)[one] for one in (*guide.answers, guide.does_not_answer.barrier)]
    named += [load_sources()[source].citation(language) for source in guide.sources]
    assert [name for name in named if str(escape(name)) not in html] == []


def test_every_barrier_has_a_name_in_each_language() -> None:
    names = [barrier_names(words_for(language)) for language in LANGUAGES]
    assert all(set(own) == set(Barrier) for own in names)
    assert all(names[0][barrier] != names[1][barrier] for barrier in Barrier)


def test_there_is_no_eighth_lever() -> None:
    with pytest.raises(KeyError):
        lever("eject")
