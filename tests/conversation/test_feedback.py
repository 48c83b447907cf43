"""What is said after a talk."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.coach_words import Strength, Try, load_feedback_words
from sherpa_sim.conversation.ending import End
from sherpa_sim.conversation.feedback import feedback
from sherpa_sim.conversation.measures import CodedTurn, Measure
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

PUSHES = (MentorCode.PERSUASION, MentorCode.CONFRONTATION, MentorCode.DIRECTION)


def talk(codes: Sequence[tuple[MentorCode, ColleagueCode]], words: int = 6) -> list[CodedTurn]:
    """Two first lines of a colleague, then a line of the mentor and her reply for each pair."""
    hers = CodedTurn(Speaker.COLLEAGUE, (ColleagueCode.NEUTRAL,), 8)
    turns = [hers, hers]
    for mentor, colleague in codes:
        turns += [CodedTurn(Speaker.MENTOR, (mentor,), words), CodedTurn(Speaker.COLLEAGUE, (colleague,), 8)]
    return turns


PAIRS = st.lists(st.tuples(st.sampled_from(MentorCode), st.sampled_from(ColleagueCode)), max_size=20)


@given(PAIRS, st.none() | st.sampled_from(End))
def test_two_strengths_first_and_one_thing_to_try(
    codes: list[tuple[MentorCode, ColleagueCode]], end: End | None
) -> None:
    turns = talk(codes)
    found = feedback(turns, end)
    assert len({well.strength for well in found.strengths}) == 2
    for place in [place for well in found.strengths for place in well.turns] + list(found.next.turns):
        assert turns[place].speaker is Speaker.MENTOR
    pushed = any(code in PUSHES for code, _ in codes)
    assert (found.next.to_try is Try.PUSHING) == pushed
    if pushed:
        assert Strength.NO_PUSHING not in {well.strength for well in found.strengths}


@given(PAIRS.filter(bool))
def test_a_line_that_is_praised_does_what_it_is_praised_for(
    codes: list[tuple[MentorCode, ColleagueCode]],
) -> None:
    turns = talk(codes)
    by_strength = {
        Strength.OPEN_QUESTIONS: (MentorCode.OPEN_QUESTION,),
        Strength.AFFIRMATIONS: (MentorCode.AFFIRMATION,),
        Strength.AUTONOMY: (MentorCode.AUTONOMY,),
        Strength.SUMMARY: (MentorCode.SUMMARY,),
        Strength.COMPLEX_REFLECTIONS: (MentorCode.COMPLEX_REFLECTION,),
    }
    for well in feedback(turns).strengths:
        for place in well.turns:
            assert turns[place].codes[0] in by_strength.get(well.strength, tuple(MentorCode))


def test_a_no_that_was_thought_over_is_a_strength() -> None:
    turns = talk([(MentorCode.SIMPLE_REFLECTION, ColleagueCode.SUSTAIN_TALK)] * 4)
    assert feedback(turns, End.NO).strengths[0].strength is Strength.GOOD_NO


def test_an_interview_is_told_to_give_something_back() -> None:
    asked = [(MentorCode.OPEN_QUESTION, ColleagueCode.NEUTRAL)] * 6
    assert feedback(talk(asked)).next.to_try is Try.NO_REFLECTION
    one = [(MentorCode.SIMPLE_REFLECTION, ColleagueCode.NEUTRAL), *asked]
    assert feedback(talk(one)).next.to_try is Try.QUESTIONS_IN_A_ROW


def test_who_talks_most_of_the_time_is_told_so() -> None:
    codes = [
        (MentorCode.SIMPLE_REFLECTION, ColleagueCode.NEUTRAL),
        (MentorCode.OPEN_QUESTION, ColleagueCode.NEUTRAL),
    ]
    assert feedback(talk(codes * 3, words=60)).next.to_try is Try.MANY_WORDS


def test_there_is_a_sentence_for_everything_and_none_is_a_mark() -> None:
    words = load_feedback_words()
    assert set(words.strengths) == set(Strength)
    assert set(words.tries) == set(Try)
    assert set(words.ends) == {end.value for end in End}
    assert set(words.measures) == {measure.value for measure in Measure}
    said = [*words.strengths.values(), *words.tries.values(), *words.ends.values()]
    said += [text for band in words.measures.values() for text in (band.far, band.on_the_way, band.there)]
    for text in said:
        for language in ("en", "nl"):
            assert re.search(r"\d|\bscore|\bgrade|\bpunten", text(language)) is None, text(language)
