"""What the page on which answers are marked says by itself."""

from sherpa_sim.locale.words import Words


def sentences(words: Words) -> dict[str, str]:
    """By the name under which the program of the page knows it."""
    return {
        "question": words("Which question"),
        "hide": words("Hide the names"),
        "trainer": words("Your name, for other trainers who mark (may stay empty)"),
        "good": words("What a good answer shows"),
        "answer": words("The answer"),
        "earlier": words("The answer that the mark was for"),
        "nothing": words("Nothing was written here."),
        "mark": words("Mark this answer"),
        "again": words("Look at the mark again"),
        "points": words("Points, from 0 to {most}"),
        "points_wrong": words("Give points from 0 to {most}."),
        "comment": words("Comment for the trainee"),
        "save": words("Save"),
        "save_next": words("Save and next"),
        "before": words("Previous answer"),
        "after": words("Next answer"),
        "keys": words("In the form, Ctrl and Enter together save and go on."),
        "unsaved": words("Not saved yet"),
        "saving": words("Saving ..."),
        "kept": words("Comments to use again ({count})"),
        "use": words("Use"),
        "change": words("Change"),
        "remove": words("Remove"),
        "keep": words("Keep this comment"),
        "changed": words("Save the text"),
        "stop": words("Leave as it was"),
        "text": words("Text of the comment"),
        "waits": words("waits"),
        "marked": words("marked"),
        "none": words("Nobody wrote an answer to this question yet, or the paper is not graded yet."),
    }
