"""A talk beside an earlier one."""

from sherpa_sim.conversation.comparison import Shift, compare
from sherpa_sim.conversation.measures import CodedTurn, Measure, measures
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

HERS = CodedTurn(Speaker.COLLEAGUE, (ColleagueCode.NEUTRAL,), 8)


def talk(*codes: MentorCode) -> list[CodedTurn]:
    turns = [HERS, HERS]
    for code in codes:
        turns += [CodedTurn(Speaker.MENTOR, (code,), 6), HERS]
    return turns


ASKED = talk(*[MentorCode.CLOSED_QUESTION] * 10)
LISTENED = talk(*[MentorCode.SIMPLE_REFLECTION, MentorCode.OPEN_QUESTION] * 5)


def test_a_talk_beside_itself_is_the_same() -> None:
    found = compare(measures(ASKED), measures(ASKED))
    assert found
    assert {one.shift for one in found} == {Shift.SAME}


def test_what_is_plainly_more_is_said_to_be_more() -> None:
    found = {one.measure: one.shift for one in compare(measures(ASKED), measures(LISTENED))}
    assert found[Measure.OPEN_QUESTIONS] is Shift.MORE
    back = {one.measure: one.shift for one in compare(measures(LISTENED), measures(ASKED))}
    assert back[Measure.OPEN_QUESTIONS] is Shift.LESS


def test_what_so_few_turns_cannot_tell_is_said_with_doubt() -> None:
    some = talk(*[MentorCode.OPEN_QUESTION] * 4, *[MentorCode.CLOSED_QUESTION] * 5)
    more = talk(*[MentorCode.OPEN_QUESTION] * 5, *[MentorCode.CLOSED_QUESTION] * 4)
    found = {one.measure: one.shift for one in compare(measures(some), measures(more))}
    assert found[Measure.OPEN_QUESTIONS] is Shift.PERHAPS_MORE


def test_under_eight_lines_nothing_is_compared() -> None:
    short = talk(*[MentorCode.OPEN_QUESTION] * 7)
    assert compare(measures(short), measures(ASKED)) == ()
