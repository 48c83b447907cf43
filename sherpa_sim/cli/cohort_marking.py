"""`sherpa cohort mark` and `formgrader`: written answers in a terminal, and nbgrader's own pages."""

from sherpa_sim.assessment.returned import answer_lines
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.written import WrittenAnswer, WrittenQuestion, written_questions
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words


def list_answers_to_terminal(
    name: str, paper: str, person: str | None, question: str | None, blind: bool, every: bool, words: Words
) -> None:
    """Print the answers that wait for a mark, question by question; also those that are marked, with `every`.

    Raises:
        Problem: if there is no such cohort, paper, person or question, or the gradebook cannot be read.
    """
    cohort = Cohort.open(name)
    who = load_roster(cohort).person(person).id if person is not None else None
    for asked in _asked(cohort, paper, question):
        marked = len(asked.answers) - asked.waiting
        heading = words(
            "{question}: {waiting} wait, {marked} marked",
            question=asked.question.id,
            waiting=asked.waiting,
            marked=marked,
        )
        print(f"{heading}\n  {asked.question.stem(words.language)}")
        for number, answer in enumerate(asked.answers, 1):
            if (every or answer.mark.waits) and who in (None, answer.trainee):
                _print(number, answer, asked, blind, words)


def mark_to_terminal(
    name: str,
    paper: str,
    person: str,
    question: str,
    points: float,
    comment: str | None,
    by: str,
    words: Words,
) -> None:
    """Give a mark and say how many answers to the question still wait.

    Raises:
        Problem: if it cannot be given.
    """
    cohort = Cohort.open(name)
    own = load_roster(cohort).person(person)
    (asked,) = _asked(cohort, paper, question)
    mark(cohort, own.id, paper, asked.question.id, points, comment, trainer=by)
    (after,) = _asked(cohort, paper, question)
    print(
        words(
            "{name}, {question}: {points} of {most}; {waiting} wait",
            name=own.name,
            question=question,
            points=words.number(points, 2),
            most=words.number(asked.most, 2),
            waiting=after.waiting,
        )
    )


def open_formgrader_of(name: str, port: int, browser: bool) -> None:
    """Serve formgrader for a cohort until it is stopped; raises Problem if it cannot be."""
    from sherpa_sim.cohort.formgrader import open_formgrader

    open_formgrader(Cohort.open(name), port, browser)


def _asked(cohort: Cohort, paper: str, question: str | None) -> tuple[WrittenQuestion, ...]:
    every = written_questions(cohort, paper)
    if question is None:
        return every
    found = tuple(one for one in every if one.question.id == question)
    if not found:
        raise Problem(
            'The paper "{paper}" has no written question "{question}"; choose from {accepted}.',
            paper=paper,
            question=question[:60],
            accepted=", ".join(one.question.id for one in every),
        )
    return found


def _print(number: int, answer: WrittenAnswer, asked: WrittenQuestion, blind: bool, words: Words) -> None:
    who = words("Answer {number}", number=number) if blind else f"{answer.trainee}  {answer.name}"
    print(f"\n  {who}" + (f"  {_told(answer, asked, words)}" if answer.mark.points is not None else ""))
    if answer.trouble is not None:
        print(f"    {words.problem(answer.trouble)}")
        return
    try:
        lines = answer_lines(asked.question, answer.value, words)
    except Problem as problem:
        lines = (words.problem(problem),)
    for line in "\n".join(lines or (words("Nothing was written here."),)).splitlines():
        print(f"    {''.join(sign for sign in line if sign.isprintable())}")  # no signs that steer a terminal


def _told(answer: WrittenAnswer, asked: WrittenQuestion, words: Words) -> str:
    points = words(
        "{points} of {most}",
        points=words.number(answer.mark.points or 0.0, 2),
        most=words.number(asked.most, 2),
    )
    return points + (" " + words("(for an earlier hand-in)") if answer.for_earlier else "")
