"""What a scaled-up shop floor leaves out, said where the answer is read."""

from markupsafe import Markup

from sherpa_sim.locale.words import Words
from sherpa_sim.reports.doubt import doubts
from sherpa_sim.views.explorer.doubt import honest_box


def doubt(words: Words) -> Markup:
    """The honest box: what is left out between workplaces, and what holds for the model everywhere."""
    left_out = (
        words(
            "Workplaces do not influence each other. What one learns at work does not spread to another firm, and "
            "mentors do not help colleagues elsewhere."
        ),
        words(
            "There are as many seats in courses as there would be for one workplace. If all of Flanders asks for more "
            "courses at once, providers may not have teachers enough, and prices may rise."
        ),
        words(
            "Who takes a seat may take it from somebody in another firm or from somebody looking for work. Inside a "
            "workplace the model counts that, between workplaces it does not."
        ),
        words(
            "The self-employed are counted as if they worked in firms with staff. Those looking for work are not in it."
        ),
        words(
            "Public services are in it, but how many workplaces they have is a guess. That schools and town halls "
            "would do as firms do was measured nowhere."
        ),
        words(
            "That every employer would start, and keep it up, is assumed. Real programmes reach only a part of them."
        ),
        words(
            "Costs and the share that would have trained anyway have no range here. Setting up the programme itself "
            "(staff, recruiting firms, follow-up) is not in the costs."
        ),
    )
    return honest_box(words("What this leaves out, and how sure it is"), (*left_out, *doubts(words)), words)
