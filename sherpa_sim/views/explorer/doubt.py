"""What this page cannot know, said where it is read."""

from markupsafe import Markup

from sherpa_sim.locale.words import Words


def doubt(words: Words) -> Markup:
    """The honest box."""
    points = (
        words(
            "No trial has ever measured what mentors do to the number of workers who train. "
            "The model reasons from what is known about talks, reasons not to train and colleagues."
        ),
        words(
            "The band around each line holds 8 in 10 runs of the simulation. The runs differ in chance and in the "
            "numbers that surveys leave open. What a talk does is not among them, because no survey tells: the real "
            "uncertainty is larger."
        ),
        words(
            "This is a simulated workplace, not yours. Use it to compare choices and to see what an answer "
            "hangs on, not to predict a number."
        ),
    )
    return Markup('<h2 id="doubt">{}</h2><ul>{}</ul><p><a href="validation?lang={}">{}</a></p>').format(
        words("How sure is this?"),
        Markup("").join(Markup("<li>{}</li>").format(point) for point in points),
        words.language,
        words("See where the model agrees with what was observed, and where not"),
    )


def first_doubt(words: Words) -> Markup:
    """One line right under the answer, with the way to the rest."""
    return Markup('<p class="quiet">{} <a href="#doubt">{}</a></p>').format(
        words("A model says so; no trial has measured it."), words("How sure is this?")
    )
