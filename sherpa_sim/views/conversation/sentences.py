"""What the talk's own buttons and headings say."""

from sherpa_sim.locale.words import Words


def sentences(words: Words) -> dict[str, str]:
    """The sentences that the browser needs by name."""
    return {
        "talk_with": words("Talk with {name}"),
        "choose": words("Who do you want to talk with?"),
        "yours": words("Your talks"),
        "go_on": words("Open"),
        "forget": words("Throw away"),
        "forget_sure": words("Throw this talk away? It cannot be brought back."),
        "browser": words("What you do here is kept in this browser only."),
        "sign_in": words("Sign in to keep it with your papers"),
        "scene": words(
            "You meet {name} in the break, and learning comes up. Greet, ask something, or give back what you hear."
        ),
        "log": words("Talk with {name}"),
        "you": words("You"),
        "field": words("What do you say?"),
        "keys": words("Enter sends, Shift+Enter makes a new line."),
        "send": words("Send"),
        "waiting": words("{name} is thinking ..."),
        "hints": words("Show a hint on each line"),
        "says": words("{name} says: {text}"),
        "hint": words("Hint on your line: {hint}"),
        "care": words("From the kit"),
        "ruler": words("Ask for a number from 0 to 10"),
        "ruler_help": words(
            "The question is put in the field. Change it or send it. Then ask: why not lower?"
        ),
        "importance": words("How important?"),
        "confidence": words("How sure?"),
        "stop": words("End the talk and look back"),
        "over": words("The talk is over."),
        "look_back": words("Look back at the talk"),
        "task": words("Your task"),
        "begin": words("Begin"),
        "again": words("Begin again"),
        "after": words("Looking back"),
        "strengths": words("What you did well"),
        "next": words("One thing to try"),
        "your_line": words("Your line: “{text}”"),
        "try_here": words("Go back to here and try another sentence"),
        "try_from": words("Try again from here"),
        "whole": words("The talk as a whole"),
        "orientation": words(
            "An orientation, not a mark: where talks of this kind lie, and how many lines it rests on."
        ),
        "than": words("Beside an earlier talk"),
        "compare_with": words("Compare with"),
        "then": words("Then"),
        "now": words("Now"),
        "transcript": words("Line by line, with what the coach heard"),
        "dispute": words("The coach can be wrong. Do you see a line differently? Say so: both are kept."),
        "heard": words("Heard: {code}."),
        "differently": words("I see it as"),
        "agree": words("as the coach does"),
        "seen": words("Kept beside what the coach heard."),
        "save": words("Save the talk as text"),
        "new": words("New talk"),
        "kept_first": words(
            "Thank you. This talk is kept as it is, without remarks. Later you can lay another talk beside it."
        ),
        "where_later": words("That happens on the page of practice talks."),
        "lost": words("No answer comes any more. Load the page again: the talk is kept."),
        "reload": words("Load the page again"),
    }
