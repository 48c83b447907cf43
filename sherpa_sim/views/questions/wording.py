"""What a sheet of questions says around the questions themselves."""

from sherpa_sim.content.question_parts import Kind
from sherpa_sim.content.question_sheet import QuestionSheet
from sherpa_sim.locale.words import Words


def sentences_around(words: Words) -> dict[str, str]:
    """The sentences that the browser says, by the names under which it knows them."""
    return {
        "saving": words("Saving ..."),
        "saved": words("Saved at {at}"),
        "lost": words(
            "Your last answer is not saved yet: the page cannot reach the server. It keeps trying. "
            "If this stays, load the page again; this tab remembers your answer."
        ),
        "overview": words("Questions"),
        "is_answered": words("Question {number}, answered"),
        "is_open": words("Question {number}, not answered"),
        "question": words("Question"),
        "position": words("Question {number} of {of}"),
        "previous": words("Previous"),
        "next": words("Next"),
        "clear": words("Clear my answer"),
        "choose": words("Choose ..."),
        "up": words("Move up: {item}"),
        "down": words("Move down: {item}"),
        "moved": words("{item}: now at place {place} of {places}"),
        "keep_order": words("This is the right order already"),
        "order_kept": words("The order is kept as it is."),
        "not_a_number": words("Type a number, for example 12 or 7.5."),
        "not_between": words("Type a number from {low} to {high}."),
        "twice": words(
            "You chose the same answer more than once: {choice} Choose another; this is not saved yet."
        ),
        "letters": words("{used} of {most} characters"),
        "left": words("Left: {left} of {budget} {unit}"),
        "too_much": words("There is not that much left. The most you can give here is {room} {unit}."),
        "as_number": words("{item}, as a number of {unit}"),
        "hand_in": words("Hand in"),
        "counted": words("You answered {done} of {of} questions."),
        "unanswered": words("Not answered yet:"),
        "go_to": words("Question {number}"),
        "hand_in_now": words("Hand in this paper"),
        "sure": words("Hand in your answers now?"),
        "sure_open": words("Some questions are not answered. Hand in all the same?"),
        "yes": words("Yes, hand in"),
        "no": words("No, not yet"),
        "receipt": words("Handed in"),
    }


def hint(sheet: QuestionSheet, words: Words) -> str:
    """What one should know of the controls to answer a question; nothing where they speak for themselves."""
    if sheet.kind is Kind.NUMBER:
        return words(
            "Type a number from {low} to {high}.",
            low=words.number(sheet.low, _decimals(sheet.low)),
            high=words.number(sheet.high, _decimals(sheet.high)),
        )
    hints = {
        Kind.MATCH: words("Choose for each line what goes with it. Use each choice once at most."),
        Kind.ORDER: words("Move the lines up or down until the order is right. You may also drag them."),
        Kind.FORM: words("Fields with * are needed."),
        Kind.CONVERSATION: words("Type what you say and press Enter. A line that is sent, stays."),
        Kind.PLAN: words("Divide what there is. You need not use everything."),
    }
    return hints.get(sheet.kind, "")


def _decimals(number: float) -> int:
    return 0 if float(number).is_integer() else 2
