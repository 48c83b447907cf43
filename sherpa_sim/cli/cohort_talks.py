"""`sherpa cohort talks` and `language-model`."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.held_talks import HeldTalk, TalkPoint, coder_agreement, held_talks, talks_over_time
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.talk_corrections import correct_codes
from sherpa_sim.cohort.talk_words import (
    agreement_in_words,
    differences_in_words,
    heard_in_words,
    kind_of,
    measure_names,
    measure_value,
    notices,
    speaker_name,
    talks_csv,
)
from sherpa_sim.content.coach_words import code_name
from sherpa_sim.content.model_address import ModelAddress, model_address, model_key
from sherpa_sim.conversation.coding import Code
from sherpa_sim.conversation.language_model import LanguageModel
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import Speaker, codes_of
from sherpa_sim.locale.words import Words

from .results import check_folders, write_result


@dataclass(frozen=True)
class TalkWish:
    """What is asked of the talks: whose, which line (from 1) gets which code, and whether all were looked at."""

    person: str | None
    question: str | None
    correction: tuple[int, str] | None
    looked_at: bool
    by: str
    csv: Path | None


def talks_to_terminal(name: str, wish: TalkWish, words: Words) -> None:
    """Print the talks of a cohort, or one of them with its codes, after correcting what is asked.

    Raises:
        Problem: if there is no such cohort, person, talk, line or code, or something cannot be read or written.
    """
    check_folders(wish.csv)
    cohort = Cohort.open(name)
    if wish.person is not None:
        held = _one(cohort, wish.person, wish.question)
        if wish.correction is not None or wish.looked_at:
            _correct(cohort, held, wish)
            held = _one(cohort, wish.person, held.question.id)
        _print_talk(held, words)
        return
    if wish.correction is not None or wish.looked_at:
        raise Problem("Say whose talk it is, with --person.")
    every, points = held_talks(cohort), talks_over_time(cohort)
    print(cohort.settings.name)
    for held in every:
        print(f"  {_head(held, words)}")
        for notice in notices(held, words):
            print(f"    {notice}")
    for point in points:
        print(f"  {_point(point, words)}")
    found = coder_agreement(every)
    for sentence in (*agreement_in_words(found, words), *differences_in_words(found, words)):
        print(sentence)
    if wish.csv is not None:
        write_result(wish.csv, talks_csv(points), words)


def language_model_to_terminal(name: str, address: str | None, model: str, off: bool, words: Words) -> bool:
    """Set a cohort's language model, or none, and say which one there is; whether it answers, if there is one.

    Raises:
        Problem: if there is no such cohort, the address is none, or its key could be read on the way.
    """
    cohort = Cohort.open(name)
    if off:
        cohort.set_language_model(None)
    elif address is not None:
        try:
            cohort.set_language_model(ModelAddress(address=address, name=model))
        except ValidationError:
            raise Problem(
                "{address} is no address of a language model; give one such as http://localhost:11434/v1.",
                address=address[:80],
            ) from None
    chosen = model_address(cohort.settings.language_model)
    if chosen is None:
        print(words("No language model: colleagues speak in the written lines."))
        return True
    asked = [{"role": "user", "content": "Say hello in one word."}]
    answers = LanguageModel(chosen, model_key(chosen)).ask(asked) is not None
    told = (
        words("It answers.") if answers else words("It does not answer in time; the written lines are used.")
    )
    print(
        words(
            "In practice talks, {model} at {address} may put lines in other words; graded talks never use it.",
            model=chosen.name,
            address=chosen.address,
        ),
        told,
    )
    return answers


def _one(cohort: Cohort, person: str, question: str | None) -> HeldTalk:
    own = load_roster(cohort).person(person)
    found = [
        held
        for held in held_talks(cohort)
        if held.person.id == own.id and question in (None, held.question.id)
    ]
    if not found:
        raise Problem("{name} has handed in no talk.", name=own.name)
    if len(found) > 1:
        raise Problem(
            "{name} handed in more than one talk; name the question: {accepted}.",
            name=own.name,
            accepted=", ".join(held.question.id for held in found),
        )
    return found[0]


def _correct(cohort: Cohort, held: HeldTalk, wish: TalkWish) -> None:
    codes: dict[int, Code] = {}
    if held.reading is not None:
        codes = {place: line.code for place, line in enumerate(held.reading.lines)}
        if wish.correction is not None:
            line, said = wish.correction
            codes[line - 1] = _code(said, held, line - 1)
    before = held.looked_at
    correct_codes(cohort, held, codes, whole=before or wish.looked_at, trainer=wish.by)


def _code(said: str, held: HeldTalk, place: int) -> Code:
    lines = held.reading.lines if held.reading is not None else ()
    known = codes_of(lines[place].speaker if place < len(lines) else Speaker.MENTOR)
    try:
        return known(said)
    except ValueError:
        raise Problem(
            '"{name}" is no code of this line; choose from {accepted}.',
            name=said[:60],
            accepted=", ".join(known),
        ) from None


def _head(held: HeldTalk, words: Words) -> str:
    points = words("{points} of {most}", points=words.number(held.points, 2), most=words.number(held.most, 2))
    lines = words("lines that count: {lines}", lines=held.figures.lines if held.figures else 0)
    looked_at = f", {words('looked at')}" if held.looked_at else ""
    return f"{held.person.id}  {held.person.name}  {held.question.id}: {points}, {lines}{looked_at}"


def _point(point: TalkPoint, words: Words) -> str:
    named = measure_names(words)
    figures = "; ".join(f"{named[one]} {measure_value(one, point.figures, words)}" for one in named)
    day = words.date(point.at.astimezone().date())
    return f"{point.person.name}, {day}, {point.colleague}, {kind_of(point, words)}: {figures}"


def _print_talk(held: HeldTalk, words: Words) -> None:
    print(_head(held, words))
    for notice in notices(held, words):
        print(f"  {notice}")
    for number, line in enumerate(held.reading.lines if held.reading is not None else (), 1):
        said = "".join(sign for sign in line.text if sign.isprintable())  # no signs that steer a terminal
        print(f"{number:3}. {speaker_name(held, line, words)}: {said}")
        given = (
            "" if line.code is line.taken_for
            else " " + words("You: {code}", code=code_name(line.code, words.language))
        )  # fmt: skip
        print(f"     {heard_in_words(line, words)}{given}")
