"""The week, in its order, on one shop floor.

Workers see each other only as they were at the end of the week before, so the order in which they are
visited cannot matter. Like the rules, this and the modules it calls are plain Python that runs interpreted over
Mesa agents and compiled over columns.

    1. mentors leave, are replaced and trained; their skill decays or is held    mentors_week
    2. conversations                                                             mentors_week
    3. events; seats go to those who applied in earlier weeks
    4. peers                                                                     workers_week
    5. drift                                                                     workers_week
    6. enrolment                                                                 workers_week
    7. training                                                                  workers_week
    8. employer
    9. record                                                                    workers_week
"""

from typing import Any, NamedTuple

import numpy as np

from sherpa_sim.domain.people import GROUPS, Dimension, Sex

from . import draws, mentors_week, rules, workers_week
from .blocks import LOTS, NOTES, laid_out, memory_for
from .columns import MEASURES

(
    FIRST_EDUCATION,
    FIRST_AGE,
    FIRST_SEX,
    FIRST_SHIFT,
    FIRST_EDUCATION_AND_SEX,
) = (
    [dimension for dimension, _ in GROUPS].index(dimension)
    for dimension in (
        Dimension.EDUCATION,
        Dimension.AGE,
        Dimension.SEX,
        Dimension.SHIFT,
        Dimension.EDUCATION_AND_SEX,
    )
)
SEXES = len(Sex)
NEITHER = MEASURES.index("neither")
NOT_TRAINED = MEASURES.index("not_trained_need")
YEAR = rules.YEAR


class Desk(NamedTuple):
    """Where one writes while a floor is run; each is a list of rows, as `columns` describes them.

    Notes and lots of the workers, lots of those in a course, two for every mentor's post, and two for every talk.
    """

    notes: Any
    lots: Any
    course: Any
    posts: Any
    meets: Any
    chances: Any


def desk(workers, posts, talks, memory):
    """An empty desk for so many workers and posts, and talks in a week; compiled it lies in `memory`."""
    return Desk(
        laid_out(memory[0], workers, NOTES),
        laid_out(memory[1], workers, LOTS),
        laid_out(memory[2], workers, LOTS),
        laid_out(memory[3], 2 * posts, LOTS),
        laid_out(memory[4], talks, LOTS),
        laid_out(memory[5], talks, LOTS),
    )


def memory_for_desk(workers, posts, talks):
    """The memory of a desk, which can be used for smaller floors as well."""
    return (
        memory_for(workers, NOTES),
        memory_for(workers, LOTS),
        memory_for(workers, LOTS),
        memory_for(2 * posts, LOTS),
        memory_for(talks, LOTS),
        memory_for(talks, LOTS),
    )


def talks_a_week(posts, pars):
    """The most talks there can be in a week with so many posts, under whichever of `pars`."""
    most = 0
    for at in range(len(pars)):
        most = max(most, posts * mentors_week.most_talks(pars[at]))
    return most


def run_floor(floor, workers, ties, mentors, pars, spans, first_week, lines, tables, desk):
    """Run one floor for `len(spans)` weeks, starting at `first_week`.

    `pars[spans[t]]` holds the assumptions and settings of week t. Fills `lines` [weeks], each a `columns.LINE`,
    and `tables` [rows, GROUPS, MEASURES]: the floor before the first week, at every full year, and at the last
    week, as far as there are rows.
    """
    notes, lots, course, of_posts, meets, chances = desk
    record_groups(workers, pars[spans[0]], support_now(floor, pars[spans[0]]), first_week - 1, tables[0])
    seen = np.zeros(len(workers) + 1, np.int64)
    chosen = np.zeros(len(workers), np.int64)
    queue = np.zeros(len(workers), np.int64)
    waiting, busy = workers_week.begin(floor, workers, ties, first_week - 1, seen, queue, notes, lots, course)
    for t in range(len(spans)):
        week = first_week + t
        par = pars[spans[t]]
        line = lines[t]
        if t == 0 or spans[t] != spans[t - 1]:
            workers_week.bound(workers, par, notes)
        if t == 0 or week % 2 == 0:
            draws.draw(lots, len(workers), week // 2, draws.LIVE, floor.key_0, floor.key_1)
        mentors_week.serve_as_mentor(floor, workers, mentors, par, week, line, of_posts)
        support = support_now(floor, par)
        mentors_week.hold_talks(floor, workers, mentors, par, week, line, support, of_posts, meets, chances)
        hold_event(floor, workers, par, week, line)
        give_seats(workers, par, week, line, notes, queue, waiting, busy)
        workers_week.listen(ties, seen, notes)
        waiting, busy = workers_week.live(
            floor, workers, par, week, line, support, seen, notes, lots, course, chosen, queue
        )
        move_culture(floor, workers, par, line)
        row = (t + YEAR) // YEAR
        if ((t + 1) % YEAR == 0 or t + 1 == len(spans)) and row < len(tables):
            record_groups(workers, par, support_now(floor, par), week, tables[row])


def support_now(floor, par):
    """The employer's support in [0, 1]: what is decided, and what the learning culture adds or takes away."""
    return (1.0 - par.support_from_culture) * par.employer_support + par.support_from_culture * floor.culture


def hold_event(floor, workers, par, week, line):
    """Step 3: group sessions and learning days, spread evenly over the year."""
    line.events = 0
    if int((week + 1) * par.events_per_year / YEAR) == int(week * par.events_per_year / YEAR):
        return
    line.events = 1
    for i in range(len(workers)):
        u_attends, _, _, _ = draws.uniforms(i, week, draws.EVENT, 0, floor.key_0, floor.key_1)
        if u_attends < par.event_attendance:
            rules.attend_event(workers[i], par, week)


def give_seats(workers, par, week, line, notes, queue, waiting, busy):
    """Those who applied in earlier weeks start when there is a seat; with too few, who waits longest goes first."""
    seats = seats_of(workers, par)
    free = min(waiting, max(0, seats - busy))
    turn = place_in_queue(workers, week, notes, queue, waiting, free) if 0 < free < waiting else 0.0
    starts = 0
    vouchers = 0
    if free > 0:
        for at in range(waiting):
            i = queue[at]
            if free == waiting or queue_priority(workers[i], notes[i], week) >= turn:
                rules.start_course(workers[i], par, week)
                starts += 1
                vouchers += workers[i].with_voucher
    line.starts = starts
    line.voucher_starts = vouchers


def seats_of(workers, par):
    """How many can be in training at the same time."""
    return int(par.seats_per_100 * len(workers) / 100.0 + 0.5)


def queue_priority(w, note, week):
    """Weeks waited, and a lottery among those who applied in the same week."""
    return week - w.waiting_since + note.seat


def place_in_queue(workers, week, notes, queue, waiting, free):
    """The lowest priority that still gets one of the `free` seats."""
    priorities = np.empty(waiting)
    for at in range(waiting):
        i = queue[at]
        priorities[at] = queue_priority(workers[i], notes[i], week)
    return np.partition(priorities, waiting - free)[waiting - free]


def move_culture(floor, workers, par, line):
    """Step 8: culture moves with what is decided, with participation, and with signals that are answered."""
    share = float(line.participated) / len(workers)  # interpreted, a float32 would stay one
    answered = float(line.signals) / len(workers) * par.employer_support
    change = (
        par.fade_culture * (par.employer_support - floor.culture)
        + par.culture_participation * (share - floor.usual)
        + par.culture_answer * answered
    )
    floor.culture = min(1.0, max(0.0, floor.culture + change))
    line.culture = floor.culture


def record_groups(workers, par, support, week, table):
    """Once a year: who took part, is willing and is informed, and why not, for every group."""
    for i in range(len(workers)):
        w = workers[i]
        took_part = rules.took_part(w, week)
        willing = rules.drive(w, par) > 0.0
        informed = week - w.last_information < YEAR
        why = rules.barrier(w, par, support)
        groups = (
            0,
            FIRST_EDUCATION + w.education,
            FIRST_AGE + w.age,
            FIRST_SEX + w.sex,
            FIRST_SHIFT + w.shift,
            FIRST_EDUCATION_AND_SEX + SEXES * w.education + w.sex,
        )
        for group in groups:
            table[group, 0] += 1
            table[group, 1] += took_part
            table[group, 2] += willing
            table[group, 3] += informed
            if not took_part:
                table[group, NOT_TRAINED + why] += 1
                if not willing:
                    table[group, NEITHER] += 1
                    table[group, NEITHER + 1 + why] += 1
