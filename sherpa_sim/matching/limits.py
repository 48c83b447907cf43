"""What stands in the way of a pair, whatever it weighs."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.matching import LEVELS, Candidate, MatchingRecord, MatchRules, Pairing, Part

from .fit import WHOLE, Fit, common_level, common_slots, plain

Grid = NDArray[np.bool_]


class Limit(StrEnum):
    """A hard limit, in the order in which they are told."""

    SELF = "self"
    COACH = "coach"
    NOT_WITH = "not_with"
    LEADER = "leader"
    TEAM = "team"
    LANGUAGE = "language"
    TIME = "time"
    GENDER = "gender"
    SECTOR = "sector"
    SKILLS = "skills"
    TALENTS = "talents"
    DISTANCE = "distance"
    FIT = "fit"


OWN = {
    Part.SECTOR: Limit.SECTOR,
    Part.SKILLS: Limit.SKILLS,
    Part.TALENTS: Limit.TALENTS,
    Part.DISTANCE: Limit.DISTANCE,
}
"""The limit that stands in the way where somebody calls a part a hard limit and nothing of it is in common."""


def limits_of(
    record: MatchingRecord, mentors: Sequence[Candidate], mentees: Sequence[Candidate], fit: Fit
) -> Mapping[Limit, Grid]:
    """For each limit, a row for each mentee and a column for each mentor: whether it stands in the way.

    A wish about the gender of the other stands in the way where the other's is another one, or is not told.
    """
    found = {
        Limit.SELF: _themselves(mentees, mentors),
        Limit.COACH: _chosen(record.forbidden, mentors, mentees),
        Limit.NOT_WITH: _named(mentees, mentors, "not_with"),
        Limit.LEADER: _named(mentees, mentors, "leader"),
        Limit.LANGUAGE: _no_language(record.rules, mentees, mentors),
        Limit.TIME: common_slots(mentees, mentors) == 0,
        Limit.GENDER: _gender(mentees, mentors),
        Limit.FIT: 100 * fit.points(record.rules) < WHOLE * record.rules.least_fit,
    }
    if record.rules.apart_from_team:
        teams = [np.array([plain(one.team) for one in people], object) for people in (mentees, mentors)]
        found[Limit.TEAM] = (teams[0][:, None] == teams[1][None, :]) & (teams[0] != "")[:, None]
    for part, limit in OWN.items():
        firm = [np.array([part in one.limits for one in people], bool) for people in (mentees, mentors)]
        share = np.nan_to_num(fit.mentees_side[part], nan=0.0) + np.nan_to_num(
            fit.mentors_side[part], nan=0.0
        )
        found[limit] = (share == 0) & (firm[0][:, None] | firm[1][None, :])
    return {limit: found[limit] for limit in Limit if limit in found}


def allowed_by(limits: Mapping[Limit, Grid]) -> Grid:
    """Where no limit stands in the way."""
    return np.asarray(~np.any(np.stack(list(limits.values())), axis=0))


def unknown_names(record: MatchingRecord) -> list[tuple[Candidate, str]]:
    """Who wants not to be with somebody whose name is not on the other list, as when it is written in another way."""
    found = []
    for people, others in ((record.mentors, record.mentees), (record.mentees, record.mentors)):
        known = {plain(text) for other in others for text in (other.name, other.id)}
        found += [(one, name) for one in people for name in one.not_with if plain(name) not in known]
    return found


def _chosen(pairs: Sequence[Pairing], mentors: Sequence[Candidate], mentees: Sequence[Candidate]) -> Grid:
    columns = {one.id: number for number, one in enumerate(mentors)}
    rows = {one.id: number for number, one in enumerate(mentees)}
    grid = np.zeros((len(mentees), len(mentors)), bool)
    for pair in pairs:
        if pair.mentor in columns and pair.mentee in rows:
            grid[rows[pair.mentee], columns[pair.mentor]] = True
    return grid


def _named(mentees: Sequence[Candidate], mentors: Sequence[Candidate], field: str) -> Grid:
    """Where one of the two names the other, by name or id."""

    def names(one: Candidate) -> set[str]:
        said = (one.leader,) if field == "leader" else one.not_with
        return {plain(name) for name in said if name}

    grid = np.zeros((len(mentees), len(mentors)), bool)
    for people, others, way in ((mentees, mentors, grid), (mentors, mentees, grid.T)):
        called: dict[str, list[int]] = {}
        for number, other in enumerate(others):
            for name in {plain(other.name), plain(other.id)}:
                called.setdefault(name, []).append(number)
        for number, one in enumerate(people):
            for name in names(one):
                way[number, called.get(name, [])] = True
    return grid


def _no_language(rules: MatchRules, mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> Grid:
    levels = common_level(mentees, mentors)
    return np.asarray((levels >= 0) & (levels < LEVELS.index(rules.least_level) + 1))


def _gender(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> Grid:
    genders = [np.array([one.gender for one in people], object) for people in (mentees, mentors)]
    wishes = [np.array([one.prefers for one in people], object) for people in (mentees, mentors)]
    against_mentee = (wishes[0] != "")[:, None] & (wishes[0][:, None] != genders[1][None, :])
    against_mentor = (wishes[1] != "")[None, :] & (wishes[1][None, :] != genders[0][:, None])
    return np.asarray(against_mentee | against_mentor, bool)


def _themselves(mentees: Sequence[Candidate], mentors: Sequence[Candidate]) -> Grid:
    """Where somebody on both lists, under the same name and key, would be her own mentor."""
    columns = {(one.id, plain(one.name)): number for number, one in enumerate(mentors)}
    grid = np.zeros((len(mentees), len(mentors)), bool)
    for row, one in enumerate(mentees):
        if (own := columns.get((one.id, plain(one.name)))) is not None:
            grid[row, own] = True
    return grid
