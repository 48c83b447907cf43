"""That the coder learns the same from the same lines, and that what is kept is what was learnt. No data of others."""

import csv
import io

import pytest

from sherpa_sim.content.coded_lines import Part
from sherpa_sim.conversation.evaluation import (
    Verdict,
    code_shares,
    group_shares,
    inconsistent_share,
    kappa,
    macro_f1,
    verdicts,
)
from sherpa_sim.conversation.judgement import CODES, Judgement, groups, judge, line_of, members
from sherpa_sim.conversation.quality import load_quality, quality
from sherpa_sim.conversation.training import (
    COLUMNS,
    Example,
    counselling_examples,
    learn,
    own_examples,
)
from sherpa_sim.conversation.weights import learnt, save
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode, MentorGroup, Speaker

SAID = {
    "question": ("How do you feel about that?", "What would you like?", "Do you want that?"),
    "reflection": ("You feel tired of it.", "It sounds like you are stuck.", "So you want more."),
    "therapist_input": ("You should stop.", "There are guidelines for that.", "You have to call them."),
    "other": ("Okay.", "Mm-hmm.", "Thanks for coming."),
}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory):
    """A file in the form of the data, with lines that were made up here."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for talk in range(10):
        for kind, lines in SAID.items():
            for line in lines:
                writer.writerow((talk, talk, "therapist", f"{line} {talk}", kind, "n/a"))
                writer.writerow((talk, talk, "client", "Yes.", "n/a", "neutral"))
    path = tmp_path_factory.mktemp("data") / "made_up.csv"
    path.write_text(table.getvalue(), "utf-8")
    return path


@pytest.fixture(scope="module")
def examples(made_up) -> list[Example]:
    return [*counselling_examples(made_up, Speaker.MENTOR), *own_examples(Speaker.MENTOR, Part.TRAINING)[::8]]


def test_the_lines_of_a_source_are_in_one_fold_and_know_the_line_before(made_up) -> None:
    found = counselling_examples(made_up, Speaker.MENTOR)
    assert len(found) == 120
    assert {example.group for example in found} == set(MentorGroup)
    assert {example.code for example in found} == {None}
    assert [len([one for one in found if one.fold == fold]) for fold in range(5)] == [24] * 5
    assert "before: nothing" in found[0].line.seen.values
    assert "before: nothing" not in found[1].line.seen.values


def test_the_same_lines_give_the_same_bytes_and_they_are_read_as_they_were_learnt(
    examples, tmp_path, monkeypatch
) -> None:
    bytes_of = []
    for _ in range(2):
        weights = learn(examples)
        save(weights, Speaker.MENTOR, tmp_path)
        bytes_of.append((tmp_path / "mentor.json").read_bytes())
    assert bytes_of[0] == bytes_of[1]
    monkeypatch.setattr("sherpa_sim.conversation.weights.FOLDER", tmp_path)
    kept = learnt.__wrapped__(Speaker.MENTOR)
    for example in examples[::20]:
        assert judge(example.line, kept).codes == pytest.approx(judge(example.line, weights).codes, abs=1e-12)


def test_what_was_learnt_is_heard(examples) -> None:
    found = verdicts(examples, learn(examples))
    assert macro_f1(group_shares(found)) > 0.9


def test_one_kind_of_lines_is_not_enough(made_up) -> None:
    with pytest.raises(Problem, match="name both"):
        learn(counselling_examples(made_up, Speaker.MENTOR))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("source_group", "group", 'no column "source_group"'),
        ("therapist,", "doctor,", 'row 2: "interlocutor"'),
        (",question,", ",asking,", 'row 2: "main_therapist_behaviour"'),
        ("neutral", "maybe", 'row 3: "client_talk_type"'),
    ],
)
def test_other_data_is_told(old: str, new: str, told: str, made_up, tmp_path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(made_up.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(Problem, match=told):
        counselling_examples(path, Speaker.MENTOR)


def test_data_that_cannot_be_read_is_told(tmp_path) -> None:
    with pytest.raises(Problem, match="There is no file"):
        counselling_examples(tmp_path / "none.csv", Speaker.MENTOR)
    (tmp_path / "bytes.csv").write_bytes(",".join(COLUMNS).encode() + b"\n1,1,therapist,\xff,other,n/a\n")
    with pytest.raises(Problem, match="not UTF-8"):
        counselling_examples(tmp_path / "bytes.csv", Speaker.MENTOR)


def heard(true: MentorCode, said: MentorCode) -> Verdict:
    """A line that is one thing and was heard as another."""
    codes = members(Speaker.MENTOR)[0] * 0
    codes[said.code] = 1.0
    judgement = Judgement(Speaker.MENTOR, members(Speaker.MENTOR) @ codes, codes)
    return Verdict(Example(line_of("x", Speaker.MENTOR, "en"), true.group, true, 0), judgement)


def test_measures_are_what_their_names_say() -> None:
    code = MentorCode
    found = [
        heard(code.PERSUASION, code.DIRECTION),
        heard(code.PERSUASION, code.INFORMATION),
        heard(code.OTHER, code.CONFRONTATION),
        heard(code.OTHER, code.OTHER),
        heard(code.OPEN_QUESTION, code.CLOSED_QUESTION),
    ]
    share = inconsistent_share(found)
    assert (share.lines, share.precision, share.recall, share.f1) == (2, 0.5, 0.5, 0.5)
    by_group = group_shares(found)
    assert by_group[MentorGroup.QUESTION].f1 == 1
    assert by_group[MentorGroup.INPUT].precision == pytest.approx(2 / 3)
    assert by_group[MentorGroup.INPUT].recall == 1
    assert by_group[MentorGroup.REFLECTION].f1 == 0
    assert macro_f1(by_group) == pytest.approx((1 + 0.8 + 0 + 2 / 3) / 4)
    assert code_shares(found)[code.OPEN_QUESTION].recall == 0
    assert kappa(found) == pytest.approx((4 / 5 - 9 / 25) / (1 - 9 / 25))
    assert quality(found).settings["work_en"].lines == 5


@pytest.mark.parametrize("speaker", Speaker)
def test_the_weights_of_the_kit_belong_to_its_words(speaker) -> None:
    weights = learnt(speaker)
    assert weights.scales["code"].answers == tuple(CODES[speaker])
    assert weights.scales["counselling"].answers == tuple(groups(speaker))
    rows = weights.scales["code"].weights
    names = {name for name, row in rows.items() if isinstance(name, str) and row.any()}
    seen = {name for one in own_examples(speaker, Part.TRAINING) for name in one.line.seen.values}
    assert names <= seen, "run sherpa train-coder: features were changed since"
    assert set(load_quality()[speaker].settings) == {"counselling", "work_en", "work_nl"}


@pytest.mark.parametrize("speaker", Speaker)
def test_the_coder_of_the_kit_is_no_worse_than_it_was(speaker) -> None:
    """On the lines it learnt from, so this only notices weights that do not belong to the features."""
    found = quality(verdicts(own_examples(speaker, Part.TRAINING), learnt(speaker)))
    assert all(setting.macro_f1 > 0.85 for setting in found.settings.values())
