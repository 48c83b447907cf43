"""What a reader should know before the numbers of a scenario: its question, its note, and what was guessed."""

from sherpa_sim.content.intervention import Guess, shown
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.locale.words import Words


def about(scenario: Scenario, words: Words) -> str:
    """The question, the note and the guesses of a scenario as lines of text."""
    lines = [scenario.question(words.language)]
    if scenario.note is not None:
        lines += ["", scenario.note(words.language)]
    guessed = [
        _line(guess, change.given()[guess.setting], words)
        for change in scenario.changes
        for guess in (*(change.delivers.guesses if change.delivers else ()), *scenario.guesses)
        if guess.setting in change.given()
    ]
    if guessed:
        lines += ["", words("Guessed, for want of a source:"), *guessed]
    return "\n".join([*lines, ""])


def _line(guess: Guess, value: object, words: Words) -> str:
    """A setting, its value, what could as well be defended, and why."""
    why = guess.why(words.language)
    if guess.low is None or guess.high is None:
        return f"  {guess.setting}: {shown(value)}. {why}"
    low, high = _number(guess.low, words), _number(guess.high, words)
    return f"  {guess.setting}: {_number(value, words)} ({low} … {high}). {why}"


def _number(value: object, words: Words) -> str:
    """A number with as many decimals as it has."""
    decimals = shown(value).partition(".")[2]
    return words.number(float(shown(value)), len(decimals))
