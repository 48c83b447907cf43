"""The page of practice talks."""

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.locale.words import Words

from ..controls import Panel
from ..paper.trainee import sign_in_address
from ..visit import visit
from .chat import Chat


def converse() -> VBox:
    """The page in the visitor's language: what it is and is not, and the talk."""
    words = visit().words
    sign_in_at = sign_in_address(words)
    box = VBox([Panel(_heading(words)), Chat(words, sign_in_at=sign_in_at), Panel(_limits(words))])
    box.add_class("conversation")
    return box


def _heading(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(
        words("Practise a talk"),
        words(
            "Talk with a colleague who answers back. If you wish you get a hint on each line, and you can go back and "
            "try again as often as you like."
        ),
    )


def _limits(words: Words) -> Markup:
    return Markup(
        '<div class="card limits"><h2>{}</h2><p>{}</p><p>{}</p><details><summary>{}</summary>'
        "<p>{}</p><ul>{}</ul><p>{}</p></details></div>"
    ).format(
        words("What this is, and what it is not"),
        words(
            "This is practice. It is no therapy and no assessment of you, and nobody gives marks for it. The six "
            "colleagues are made up. Use no names of real colleagues and tell nobody's secrets here."
        ),
        words("The coach is a program. It can be wrong, and it says when it is not sure."),
        words("Is it about you, or about somebody you worry about?"),
        words("Stop practising and talk with a person. In Belgium these lines are free, day and night:"),
        Markup("").join(
            Markup("<li>{}</li>").format(line)
            for line in (
                words("112: when somebody is in danger now"),
                words("1813: the Suicide Line (in Dutch)"),
                words("106: Tele-Onthaal, for anybody who wants to talk (in Dutch)"),
            )
        ),
        words(
            "In English, the Community Help Service in Brussels listens. Your doctor can always help you on."
        ),
    )
