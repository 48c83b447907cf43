"""How a floor gets its people: who they are, what they bring with them, and whom they know.

Like the week, plain Python that runs interpreted and compiled, on one floor at a time, with the same counter-based
draws: a floor depends on its seed and its number alone.
"""

from math import sqrt

import numpy as np

from sherpa_sim.domain.people import Age, Education, History, Sex, Shift

from . import draws
from .columns import NEVER, TIES

DEPARTMENT_SIZE = 30
"""A department has about this many workers; a team is a department on one shift."""

TEAM_TIES, DEPARTMENT_TIES = 6, 2
"""Of a worker's ten ties: so many in the team, so many in the department, the others anywhere."""

LEAVE_CONTRACT = 0.8
"""Flemish training leave asks at least an 80% contract (evidence I01)."""

AGES, SEXES, SHIFTS = len(Age), len(Sex), len(Shift)
MEDIUM = Education.MEDIUM.code
BAD, NEUTRAL, GOOD = History.BAD.code, History.NEUTRAL.code, History.GOOD.code
PERSON_LOTS, TIE_LOTS = 6, 3
A_BELL = sqrt(6.0)


def people_floor(floor, workers, ties, mentors, origin, cells, whole, listed):
    """Fill a floor as it is before its first week.

    `origin` is the `columns.ORIGIN` of everybody; `cells` the running sum of the shares [education, age, sex,
    shift] and `whole` what they add up to. With `listed`, who the workers are stands there already.
    """
    size = len(workers)
    u = uniforms_of(size, draws.PERSON, PERSON_LOTS, floor)
    if not listed:
        compose(workers, u, cells, whole)
    for i in range(size):
        settle(workers[i], origin, u, i)
    get_to_know(workers, ties, uniforms_of(size, draws.TIES, TIE_LOTS, floor))
    u = uniforms_of(size, draws.POSTS, 1, floor)
    floor.posts_draw = u[0, 0]
    order = np.argsort(u[:, 1].copy(), kind="mergesort")
    for post in range(len(mentors)):
        mentors[post].worker = order[post]


def uniforms_of(size, purpose, lots, floor):
    """Uniform numbers [size, 4 x lots], a row a worker."""
    u = np.empty((size, 4 * lots))
    for i in range(size):
        for lot in range(lots):
            u_0, u_1, u_2, u_3 = draws.uniforms(i, 0, purpose, lot, floor.key_0, floor.key_1)
            u[i, 4 * lot] = u_0
            u[i, 4 * lot + 1] = u_1
            u[i, 4 * lot + 2] = u_2
            u[i, 4 * lot + 3] = u_3
    return u


def compose(workers, u, cells, whole):
    """Give a floor the composition of the table, as nearly as whole people allow.

    Evenly spaced points through the table, from a random start; then in a random order, so that departments are
    mixed.
    """
    size = len(workers)
    order = np.argsort(u[:, 1].copy(), kind="mergesort")
    departments = max(1, int(size / DEPARTMENT_SIZE + 0.5))
    for i in range(size):
        point = (order[i] + u[0, 0]) / size * whole
        cell = min(int(np.searchsorted(cells, point, side="right")), len(cells) - 1)
        w = workers[i]
        w.shift = cell % SHIFTS
        w.sex = cell // SHIFTS % SEXES
        w.age = cell // (SHIFTS * SEXES) % AGES
        w.education = cell // (SHIFTS * SEXES * AGES)
        w.department = i * departments // size


def settle(w, origin, u, i):
    """Each worker's contract, memory of school, own level of every state, and the state at the start."""
    part_time = u[i, 2] < origin.part_time[w.sex]
    w.contract = origin.part_time_contract if part_time else 1.0
    if u[i, 3] < origin.bad_share[w.education]:
        w.history = BAD
    elif u[i, 3] > 1.0 - origin.good_share[w.education]:
        w.history = GOOD
    else:
        w.history = NEUTRAL
    memory = origin.memory[w.history]
    need = origin.need[w.education] + origin.need_by_age[w.age]
    time_room = origin.time_room[w.shift] + (origin.part_time_adds if part_time else 0.0)
    w.own_need = level(need, origin.need_spread * bell(u, i, 4), 0.0)
    w.own_awareness = level(origin.awareness[w.education], origin.awareness_spread * bell(u, i, 6), 0.0)
    w.own_confidence = level(
        origin.confidence[w.education] + memory, origin.confidence_spread * bell(u, i, 8), 0.0
    )
    w.own_time_room = level(time_room, origin.time_room_spread * bell(u, i, 10), 0.0)
    w.own_money_room = level(origin.money_room[w.education], origin.money_room_spread * bell(u, i, 12), 0.0)
    w.own_balance = level(origin.balance[w.education], origin.balance_spread * bell(u, i, 14), -1.0)
    w.support_gap = origin.support_spread * bell(u, i, 16)
    w.need = w.own_need
    w.awareness = w.own_awareness
    w.confidence = w.own_confidence
    w.time_room = w.own_time_room
    w.money_room = w.own_money_room
    w.balance = w.own_balance
    w.trust = origin.trust
    w.leave_allowed = w.contract >= LEAVE_CONTRACT
    w.voucher_allowed = w.education <= MEDIUM
    w.last_training = NEVER
    w.last_information = NEVER
    w.last_experience = NEVER
    w.waiting_since = NEVER


def level(middle, deviation, lowest):
    """The middle of one's kind and one's own deviation, within bounds."""
    return min(1.0, max(lowest, middle + deviation))


def bell(u, i, at):
    """A bell-shaped deviation with mean 0 and standard deviation 1, within [-2.45, 2.45]: the sum of two uniforms."""
    return (u[i, at] + u[i, at + 1] - 1.0) * A_BELL


def get_to_know(workers, ties, u):
    """Ties: most in the team, some in the department, a few anywhere; nobody twice, nobody herself.

    A tie is whom a worker sees and hears; small teams have fewer than ten.
    """
    size = len(workers)
    label = np.zeros(size, np.int64)
    tie_within(label, ties, u, TEAM_TIES + DEPARTMENT_TIES, TIES)
    for i in range(size):
        label[i] = workers[i].department
    tie_within(label, ties, u, TEAM_TIES, TEAM_TIES + DEPARTMENT_TIES)
    for i in range(size):
        label[i] = label[i] * SHIFTS + workers[i].shift
    tie_within(label, ties, u, 0, TEAM_TIES)
    for i in range(size):
        tidy(ties, i, size)


def tie_within(label, ties, u, start, end):
    """Ties `start` to `end` of every worker to others with the same label; to nobody where there are none."""
    size = len(label)
    order = np.argsort(label, kind="mergesort")
    begin = 0
    while begin < size:
        members = 1
        while begin + members < size and label[order[begin + members]] == label[order[begin]]:
            members += 1
        for place in range(members):
            i = order[begin + place]
            for k in range(start, end):
                step = int(u[i, k] * (members - 1))
                ties[i, k] = order[begin + (place + 1 + step) % members] if members > 1 else size
        begin += members


def tidy(ties, i, size):
    """Put the ties of a worker in order, each once, and nobody (`size`) last."""
    put_in_order(ties, i)
    for k in range(TIES - 1, 0, -1):
        if ties[i, k] == ties[i, k - 1]:
            ties[i, k] = size
    put_in_order(ties, i)


def put_in_order(ties, i):
    """Sort a row."""
    for k in range(1, TIES):
        tie = ties[i, k]
        at = k
        while at > 0 and ties[i, at - 1] > tie:
            ties[i, at] = ties[i, at - 1]
            at -= 1
        ties[i, at] = tie
