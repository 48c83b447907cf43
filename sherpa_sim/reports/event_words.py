"""How the parts of a learning event are told: when it is, who must agree, how a task stands."""

from sherpa_sim.content.consent import Consent
from sherpa_sim.content.event_checklist import Checklist, When
from sherpa_sim.content.learning_event import Held, LearningEvent, Party
from sherpa_sim.locale.words import N_, Words

PARTIES = {
    Party.EMPLOYER: N_("The employer"),
    Party.HEAD_OF_TEAM: N_("The head of team"),
    Party.UNION: N_("The union delegates"),
    Party.WORKS_COUNCIL: N_("The works council"),
    Party.COMMITTEE: N_("The committee for prevention"),
    Party.OTHER: N_("Somebody else"),
}
"""Who may have to agree; like the others, translated when shown."""

CONSENTS = {
    Consent.NOT_ASKED: N_("Not asked yet"),
    Consent.ASKED: N_("Asked, no answer yet"),
    Consent.YES: N_("Agrees"),
    Consent.NO: N_("Does not agree"),
}

HELD = {
    Held.NOT_YET: N_("It is still to come"),
    Held.HELD: N_("It took place"),
    Held.CANCELLED: N_("It did not take place"),
}

STANDS = {
    When.DONE: N_("done"),
    When.GONE_BY: N_("day gone by"),
    When.TODAY: N_("today"),
    When.COMING: N_("to do"),
}


def moment(event: LearningEvent, words: Words) -> str:
    """The day and the hours, as far as they are known."""
    day = words.date(event.day) if event.day else ""
    if not event.start:
        return day
    hours = words("{start} to {end}", start=event.start, end=event.end) if event.end else event.start
    return f"{day}, {hours}" if day else hours


def short_notice(found: Checklist, words: Words) -> str:
    """What a short notice does to the list; nothing, if there was time for all of it."""
    if not found.left_out and not found.moved:
        return ""
    if not found.notice:
        return words(
            "The day was chosen when it was there or gone by: only what comes after it is left on the list."
        )
    return words(
        "There are {notice} days between choosing the day and the event, so the list is shorter: {left} tasks are left "
        "out, and {moved} that cannot be missed have to be done at once. Is that too much? Choose a later day.",
        notice=found.notice,
        left=len(found.left_out),
        moved=found.moved,
    )
