"""What the model cannot know, in the sentences that stand on the page and in the brief."""

from sherpa_sim.locale.words import Words


def doubts(words: Words) -> tuple[str, ...]:
    """The honest box: what no trial measured, what the band leaves out, and what an answer is good for."""
    return (
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
