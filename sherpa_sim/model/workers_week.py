"""A week of the workers: steps 4 to 7 and 9 of the week's order in `schedule`.

The steps go through all workers in turn, not the workers through all steps: what is the same for everybody
(peers, drift, counting) a processor then does for several workers at once, and what happens to few (to be
informed, apply, be in a course) is done for those few alone. No worker touches another, so it is the same.
"""

from sherpa_sim.domain.people import Education

from . import draws, rules
from .columns import PART, TIES

LOW, HIGH = Education.LOW.code, Education.HIGH.code

# What colleagues see of a worker, packed into one whole number so that ten ties are ten additions: how much she
# knows in the lowest 40 bits (in steps of 2^-36), and four bits each for what can be counted over ten ties.
KNOWS = 1 << 36
KNOWS_MASK = (1 << 40) - 1
TRAINED_WELL, TRAINED_BADLY, GOOD_NEWS, BAD_NEWS = 40, 44, 48, 52
COUNT_MASK = 15


def begin(floor, workers, ties, week, seen, queue, notes, lots, course):
    """Note what stays, and what there is to see at the end of `week`; gives back (waiting, in training)."""
    size = len(workers)
    waiting = 0
    busy = 0
    for i in range(size):
        known = 0
        for k in range(TIES):
            known += ties[i, k] != size
        notes[i].share = 1.0 / max(1, known)
        lots[i].who = i
        lots[i].number = 0
        course[i].number = 0
        seen[i] = show(workers[i], week)
        notes[i].seat = 0.0
        if workers[i].status == rules.WAITING:
            notes[i].seat = seat_lot(floor, i, workers[i].waiting_since)
            queue[waiting] = i
            waiting += 1
        elif workers[i].status == rules.IN_TRAINING:
            busy += 1
    return waiting, busy


def seat_lot(floor, i, week):
    """What a worker draws in the lottery for seats among those who applied in the same week."""
    u_seat, _, _, _ = draws.uniforms(i, week, draws.SEAT, 0, floor.key_0, floor.key_1)
    return u_seat


def bound(workers, par, notes):
    """Note what chances nobody's state can exceed under these parameters."""
    for i in range(len(workers)):
        w = workers[i]
        notes[i].may_apply = rules.highest_hazard(w, par)
        notes[i].may_inform = par.inform_rate[w.education]


def show(w, week):
    """What colleagues can see of a worker, packed: knows, trained in the last 12 months and how, news of a course."""
    went_badly = int(w.experience == rules.BAD)
    trained = int(rules.took_part(w, week)) << (TRAINED_WELL + went_badly * (TRAINED_BADLY - TRAINED_WELL))
    news = int(w.last_experience == week) << (GOOD_NEWS + went_badly * (BAD_NEWS - GOOD_NEWS))
    return int(w.awareness * KNOWS) + trained + news


def listen(ties, seen, notes):
    """What each worker sees of all her ties together, still packed; a place without a tie shows nothing."""
    for i in range(len(ties)):
        together = 0
        for k in range(TIES):
            together += seen[ties[i, k]]
        notes[i].heard = together


def unpack(together, share, par):
    """The mean over the ties: who trained (one whose course went badly counts less), how much they know, news."""
    well = (together >> TRAINED_WELL) & COUNT_MASK
    badly = (together >> TRAINED_BADLY) & COUNT_MASK
    good_news = (together >> GOOD_NEWS) & COUNT_MASK
    bad_news = (together >> BAD_NEWS) & COUNT_MASK
    norm = (well + par.bad_counts * badly) * share
    return norm, (together & KNOWS_MASK) / KNOWS * share, (good_news - bad_news) * share


def live(floor, workers, par, week, line, support, seen, notes, lots, course, chosen, queue):
    """Steps 4 to 7 for every worker, and step 9, the floor's numbers; gives back (waiting, in training)."""
    size = len(workers)
    for first in range(0, size, PART):
        last = min(first + PART, size)
        hear_and_fade(workers[first:last], notes[first:last], par)
    waiting, busy = learn(floor, workers, par, week, line, support, notes, lots, course, chosen, queue)
    took_part = 0
    low = 0
    high = 0
    willing = 0
    informed = 0
    for first in range(0, size, PART):
        last = min(first + PART, size)
        counts = show_and_count(workers[first:last], par, week, seen, first)
        took_part += counts[0]
        low += counts[1]
        high += counts[2]
        willing += counts[3]
        informed += counts[4]
    line.participated = took_part
    line.participated_low = low
    line.participated_medium = took_part - low - high
    line.participated_high = high
    line.willing = willing
    line.informed = informed
    line.waiting = waiting
    line.in_training = busy
    return waiting, busy


def hear_and_fade(workers, notes, par):
    """Steps 4 and 5: peers and drift."""
    for i in range(len(workers)):
        w = workers[i]
        _, awareness, news = unpack(notes[i].heard, notes[i].share, par)
        rules.hear_peers(w, par, awareness, news)
        rules.drift(w, par)


def learn(floor, workers, par, week, line, support, notes, lots, course, chosen, queue):
    """Information from outside, enrolment (6) and training (7); gives back (waiting, in training)."""
    size = len(workers)
    later = week % 2
    many = 0
    for first in range(0, size, PART):
        last = min(first + PART, size)
        part = notes[first:last]
        choose(workers[first:last], part, lots[first:last], later)
        for i in range(last - first):
            chosen[many] = first + i
            many += part[i].chosen
    in_course = 0
    for at in range(many):
        course[in_course].who = chosen[at]
        in_course += workers[chosen[at]].status == rules.IN_TRAINING
    draws.draw(course, in_course, week, draws.COURSE, floor.key_0, floor.key_1)
    pupils = 0
    leave = 0
    completions = 0
    stops = 0
    waiting = 0
    busy = 0
    for at in range(many):
        i = chosen[at]
        w = workers[i]
        note = notes[i]
        u_apply, u_inform = this_week(lots[i], later)
        if u_inform < note.may_inform:
            rules.be_informed(w, par, week)
        if w.status == rules.FREE:
            if u_apply < note.may_apply:
                norm, _, _ = unpack(note.heard, note.share, par)
                if rules.applies(w, par, norm, support, u_apply):
                    w.status = rules.WAITING
                    w.waiting_since = week
                    note.seat = seat_lot(floor, i, week)
        elif w.status == rules.IN_TRAINING:
            leave += w.with_leave
            completions -= w.completions
            stops -= w.stops
            rules.train(w, par, week, course[pupils].u_0, course[pupils].u_1)
            completions += w.completions
            stops += w.stops
            pupils += 1
        if w.status == rules.WAITING:
            queue[waiting] = i
            waiting += 1
        elif w.status == rules.IN_TRAINING:
            busy += 1
    line.training_weeks = pupils
    line.leave_weeks = leave
    line.completions = completions
    line.stops = stops
    return waiting, busy


def this_week(lot, later):
    """The draws for applying and for being informed, of the two weeks that one lot serves."""
    return (lot.u_2, lot.u_3) if later else (lot.u_0, lot.u_1)


def choose(workers, notes, lots, later):
    """Note to whom something may happen this week."""
    for i in range(len(workers)):
        u_apply, u_inform = this_week(lots[i], later)
        note = notes[i]
        note.chosen = (
            (workers[i].status != rules.FREE) | (u_apply < note.may_apply) | (u_inform < note.may_inform)
        )


def show_and_count(workers, par, week, seen, first):
    """What colleagues see, and (took part, of whom low, high educated, willing, informed)."""
    took_part = 0
    low = 0
    high = 0
    willing = 0
    informed = 0
    for i in range(len(workers)):
        w = workers[i]
        seen[first + i] = show(w, week)
        trained = int(rules.took_part(w, week))
        took_part += trained
        low += trained * (w.education == LOW)
        high += trained * (w.education == HIGH)
        willing += rules.drive(w, par) > 0.0
        informed += week - w.last_information < rules.YEAR
    return took_part, low, high, willing, informed
