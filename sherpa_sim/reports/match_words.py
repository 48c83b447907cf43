"""Why a pair fits and what stands in the way of one, in sentences."""

from collections.abc import Callable, Iterable, Iterator

from sherpa_sim.content.matching import DAYS, PARTS_OF_DAY, Candidate, Part
from sherpa_sim.content.matching_values import ANYWHERE, language_name, sector_key
from sherpa_sim.content.workforce_words import plain
from sherpa_sim.locale.words import N_, Words
from sherpa_sim.matching.limits import Limit
from sherpa_sim.matching.proposed import Contribution, Proposed

PART_NAMES = {
    Part.SECTOR: N_("Sector"),
    Part.SKILLS: N_("Skills"),
    Part.LANGUAGES: N_("Languages"),
    Part.TIME: N_("Time"),
    Part.TALENTS: N_("Talents"),
    Part.DISTANCE: N_("Distance"),
}
DAY_NAMES = {
    "mon": N_("Monday"),
    "tue": N_("Tuesday"),
    "wed": N_("Wednesday"),
    "thu": N_("Thursday"),
    "fri": N_("Friday"),
    "sat": N_("Saturday"),
    "sun": N_("Sunday"),
}
DAY_PARTS = {"am": N_("morning"), "pm": N_("afternoon"), "eve": N_("evening")}
_IN_THE_WAY = {
    Limit.SELF: N_("this is the same person"),
    Limit.COACH: N_("you forbade this pair"),
    Limit.NOT_WITH: N_("one of the two asked not to be with the other"),
    Limit.LEADER: N_("one of the two is the other's boss"),
    Limit.TEAM: N_("they are in the same team"),
    Limit.LANGUAGE: N_("no language in common that both speak well enough"),
    Limit.TIME: N_("no part of the week in common"),
    Limit.GENDER: N_("a wish about the gender of the other"),
    Limit.SECTOR: N_("no sector in common, which is a hard limit for one of them"),
    Limit.SKILLS: N_("no skill in common, which is a hard limit for one of them"),
    Limit.TALENTS: N_("no talent in common, which is a hard limit for one of them"),
    Limit.DISTANCE: N_("too far away, which is a hard limit for one of them"),
    Limit.FIT: N_("the fit is lower than the least that you set"),
}


def limit_words(limit: Limit, words: Words) -> str:
    """What stands in the way, as a part of a sentence."""
    return words(_IN_THE_WAY[limit])


def points_words(points: float, words: Words) -> str:
    """The fit of a pair on a scale of 100, with one decimal."""
    return words.number(points / 10, 1)


def why(pair: Proposed, words: Words) -> Iterator[str]:
    """A sentence for each part that counts: what it brings, and what it is."""
    for one in pair.contributions:
        if one.most:
            yield words(
                "{part}: {points} of {most}. {reason}",
                part=words(PART_NAMES[one.part]),
                points=points_words(one.points, words),
                most=points_words(one.most, words),
                reason=_reason(pair, one, words),
            )


def slot_words(slot: str, words: Words) -> str:
    """A part of the week, as "Monday evening"."""
    day, part = slot.split("-")
    return words("{day} {part}", day=words(DAY_NAMES[day]), part=words(DAY_PARTS[part]))


def slots_words(slots: tuple[str, ...], words: Words) -> str:
    """Parts of a week by day; a whole day is told as the day alone."""
    told = []
    for day in DAYS:
        own = [part for part in PARTS_OF_DAY if f"{day}-{part}" in slots]
        if len(own) == len(PARTS_OF_DAY):
            told.append(words(DAY_NAMES[day]))
        else:
            told += [slot_words(f"{day}-{part}", words) for part in own]
    return ", ".join(told)


def languages_words(one: Candidate, words: Words) -> str:
    """Languages with the level that was told."""
    return ", ".join(
        f"{language_name(spoken.language, words.language)} {spoken.level}".strip() for spoken in one.languages
    )


def _reason(pair: Proposed, one: Contribution, words: Words) -> str:
    if not one.known:
        return words("One of the two does not tell this; it counts as half.")
    mentee, mentor = pair.mentee, pair.mentor
    if one.part is Part.DISTANCE:
        return _distance(one, mentee, mentor, words)
    match one.part:
        case Part.SECTOR:
            shared = _both(mentee.sectors, mentor.sectors, sector_key)
        case Part.SKILLS:
            shared = _both(mentee.skills, mentor.skills, plain)
        case Part.TALENTS:
            shared = _both(mentee.talents, mentor.talents, plain)
        case Part.LANGUAGES:
            shared = _languages(mentee, mentor, words)
        case Part.TIME:
            shared = slots_words(tuple(own for own in mentee.available if own in mentor.available), words)
    return words("In common: {shared}.", shared=shared) if shared else words("Nothing in common.")


def _both(own: Iterable[str], theirs: Iterable[str], key: Callable[[str], str]) -> str:
    there = {key(text) for text in theirs}
    return ", ".join(text for text in own if key(text) in there)


def _languages(mentee: Candidate, mentor: Candidate, words: Words) -> str:
    theirs = {spoken.language: spoken.level for spoken in mentor.languages}
    return ", ".join(
        words(
            "{language} (mentee {mentee}, mentor {mentor})",
            language=language_name(spoken.language, words.language),
            mentee=spoken.level or "?",
            mentor=theirs[spoken.language] or "?",
        )
        for spoken in mentee.languages
        if spoken.language in theirs
    )


def _distance(one: Contribution, mentee: Candidate, mentor: Candidate, words: Words) -> str:
    if mentee.region and plain(mentee.region) == plain(mentor.region):
        return words("Both are in {region}.", region=mentee.region)
    if not one.points:
        return words(
            "{mentee} is in {one}, {mentor} in {other}; neither of them goes there.",
            mentee=mentee.name,
            mentor=mentor.name,
            one=mentee.region or "?",
            other=mentor.region or "?",
        )
    if ANYWHERE in (*mentee.travel, *mentor.travel):
        return words("They can meet anywhere or online.")
    return words("One of the two travels, or both do.")
