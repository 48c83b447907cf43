"""That the EMA Workbench can drive the model, and that PRIM finds where a conclusion fails."""

import re
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments.conclusions import Conclusion, Kept
from sherpa_sim.experiments.sensitivity import Question, ask

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the workbench tells of every extra of its own that is missing
    pytest.importorskip(
        "ema_workbench", reason='ema-workbench is not installed: pip install "sherpa-sim[exploration]"'
    )
from sherpa_sim.experiments.scenario_discovery import OUTCOMES, SherpaModel, Together, explore, find_failures

SCENARIO = load_scenario("sherpa_flanders").model_copy(
    update={"weeks": 52, "workplace": Workplace(workers=40)}
)


@pytest.fixture(scope="module")
def question() -> Question:
    return ask(SCENARIO, load_assumptions(), guesses=True)


@pytest.fixture(scope="module")
def model(question: Question) -> SherpaModel:
    return SherpaModel(question)


def test_numbers_are_uncertainties_and_guessed_settings_are_levers(model: SherpaModel) -> None:
    uncertain, levers = ({one.name for one in kind} for kind in (model.uncertainties, model.levers))
    assert "conversation_talk_minutes" in uncertain
    assert "mentor_hours" in levers
    assert not {name for name in uncertain if name.startswith("costs")}


def test_all_at_once_gives_what_one_by_one_gives(model: SherpaModel) -> None:
    from ema_workbench import SequentialEvaluator

    found = []
    for evaluator in (SequentialEvaluator, Together):
        np.random.seed(3)
        with evaluator(model) as running:
            found.append(running.perform_experiments(scenarios=3, policies=2))
    (one, first), (other, second) = found
    columns = list(model.factors)
    pd.testing.assert_frame_equal(one[columns], other[columns])
    assert len(one) == 6
    for name in OUTCOMES:
        assert first[name].tobytes() == second[name].tobytes()


def test_every_experiment_has_its_own_place(model: SherpaModel, question: Question) -> None:
    np.random.seed(4)
    experiments, outcomes = explore(model, 8)
    for name, factor in model.factors.items():
        assert experiments[name].between(factor.low, factor.high).all()
    assert experiments["mentor_hours"].nunique() == experiments["conversation_talk_minutes"].nunique() == 8
    assert {name: len(column) for name, column in outcomes.items()} == dict.fromkeys(OUTCOMES, 8)
    numbers_only, _ = explore(SherpaModel(ask(SCENARIO, question.assumptions)), 3)
    assert len(numbers_only) == 3


def test_prim_finds_the_corner_in_which_a_conclusion_fails(model: SherpaModel) -> None:
    """The failures lie where talks are long and hours few, a known box among 40 dimensions."""
    chance = np.random.default_rng(1)
    many = 3000
    ranges = {name: (one.low, one.high) for name, one in model.factors.items()}
    experiments = pd.DataFrame({name: chance.uniform(*ends, many) for name, ends in ranges.items()})
    experiments["mentors_vacancy_weeks"] = experiments["mentors_vacancy_weeks"].round().astype(int)
    fails = (experiments["conversation_talk_minutes"] > 60) & (experiments["mentor_hours"] < 2)
    outcomes = {name: np.zeros(many) for name in OUTCOMES} | {"extra": np.where(fails, -1.0, 1.0)}
    box = find_failures(model, experiments, outcomes, Conclusion(Kept.MORE))
    assert box is not None
    limits = {factor.name: (low, high) for factor, low, high in box.limits}
    assert set(limits) == {"conversation.talk_minutes", "mentor_hours"}
    assert limits["conversation.talk_minutes"][0] == pytest.approx(60, abs=3)
    assert limits["mentor_hours"][1] == pytest.approx(2, abs=0.3)
    assert box.everywhere == pytest.approx(float(fails.mean()))
    assert box.density > 0.9
    assert box.coverage > 0.9


@pytest.mark.parametrize("extra", [1.0, -1.0])
def test_there_is_no_corner_where_it_always_or_never_fails(extra: float, model: SherpaModel) -> None:
    experiments = pd.DataFrame({name: np.linspace(0, 1, 5) for name in model.factors})
    outcomes = {name: np.zeros(5) for name in OUTCOMES} | {"extra": np.full(5, extra)}
    assert find_failures(model, experiments, outcomes, Conclusion(Kept.MORE)) is None


def test_the_example_in_the_papers_runs(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = (checkout / "docs" / "sensitivity.md").read_text("utf-8")
    [example] = re.findall(r"```python\n(.+?)```", paper, re.DOTALL)
    assert "explore(model, 2000)" in example
    small = example.replace("explore(model, 2000)", "explore(model, 60)")
    tiny = small.replace('load_scenario("sherpa_flanders")', "SCENARIO")
    exec(tiny, {"SCENARIO": SCENARIO})
    assert "fails in" in capsys.readouterr().out


def test_without_the_workbench_it_says_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['ema_workbench'] = None\n"
        "from sherpa_sim.domain.problem import Problem\n"
        "try:\n    import sherpa_sim.experiments.scenario_discovery\n"
        "except Problem as problem:\n    print(problem)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "sherpa-sim[exploration]"' in done.stdout
