"""That the rubric of the graded talk tells mentors apart by what the coder hears, in either language."""

import random
from statistics import mean

import pytest

from sherpa_sim.assessment.talk_reading import read_talk
from sherpa_sim.assessment.talk_scoring import talk_figures, talk_worth
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question_conversation import Conversation
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Language
from sherpa_sim.conversation.talk import Talk
from tests.assessment.talks import seeds

OPEN = {
    "en": (
        "How do you look at those screens?", "What would you want to be different?", "What worries you about it?",
        "How did you learn your work at the time?", "What matters most to you in it?", "What would help you?",
        "What makes you say that?",
    ),
    "nl": (
        "Hoe kijk je naar die schermen?", "Wat zou je graag anders willen?", "Wat houdt je tegen?",
        "Hoe heb je je werk indertijd geleerd?", "Wat vind je er het belangrijkste aan?", "Wat zou je helpen?",
        "Wat maakt dat je dat zegt?",
    ),
}  # fmt: skip
CLOSED = {
    "en": (
        "Is it far?", "Have you got a computer?", "Did you like school?", "Do you start early?", "Is it money?",
        "Have you ever done a course?", "Would you come on Tuesday?",
    ),
    "nl": (
        "Is het ver?", "Heb je een computer thuis?", "Ging je graag naar school?", "Begin je vroeg?", "Is het geld?",
        "Heb je ooit een cursus gevolgd?", "Zou je op dinsdag komen?",
    ),
}  # fmt: skip
PUSH = {
    "en": (
        "You should just sign up for it.", "You really have to do this now.", "You're wrong about that, you know.",
        "If you don't, you'll be left behind.", "You must ask your boss tomorrow.", "Stop making excuses.",
        "You need to try harder.",
    ),
    "nl": (
        "Je moet je gewoon inschrijven.", "Je moet dat nu echt doen.", "Dat is niet waar wat je zegt.",
        "Als je dat niet doet, val je uit de boot.", "Je moet het morgen aan je baas vragen.",
        "Je zoekt gewoon uitvluchten.", "Je moet meer je best doen.",
    ),
}  # fmt: skip
BACK = {"en": "It sounds as if for you it is like this: {}", "nl": "Voor jou voelt het dus zo: {}"}
LINES = 14


def skilled(talk: Talk, number: int) -> str:
    """Asks openly and gives back what was said, by turns."""
    if number % 2:
        return BACK[talk.language].format(talk.turns[-1].text.rstrip("?.!").lower()[:200] + ".")
    return OPEN[talk.language][number // 2]


def pushy(talk: Talk, number: int) -> str:
    """Asks for a yes, and then tells what to do."""
    return (PUSH if number % 2 else CLOSED)[talk.language][number // 2]


def earned(mentor: str, language: Language, seed: int) -> float:
    """The share of the points that such a mentor earns with Marleen."""
    made = load_bank()["conversation-11"]
    assert isinstance(made, Conversation)
    talk, draw = Talk(made.colleague, language, seed, code_utterance), random.Random(f"{mentor} {seed}")
    for number in range(LINES):
        if talk.end is not None:
            break
        way = {"skilled": skilled, "pushy": pushy}.get(mentor) or draw.choice((skilled, pushy, pushy))
        talk.say(way(talk, number))
    return talk_worth(made, talk_figures(read_talk(talk.transcript)))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_better_mentors_earn_more_by_what_is_heard_in_their_words(language: Language) -> None:
    skilled_, average, pushy_ = (
        mean(earned(mentor, language, seed) for seed in seeds(5))
        for mentor in ("skilled", "average", "pushy")
    )
    assert skilled_ > 0.7
    assert skilled_ > average + 0.2
    assert average > pushy_ + 0.05
    assert pushy_ < 0.1
