"""The week, in its order, on one shop floor.

Workers see each other only as they were at the end of the week before, so the order in which they are
visited cannot matter. Like the rules, this is plain Python that runs interpreted over Mesa agents and compiled
over columns.

    1. mentors leave, are replaced and trained; their skill decays or is held
    2. conversations
    3. events; seats go to those who applied in earlier weeks
    4. peers        |
    5. drift        |  one pass over the workers
    6. enrolment    |
    7. training     |
    8. employer
    9. record
"""

import numpy as np

from sherpa_sim.domain.delivery import Reach
from sherpa_sim.domain.people import GROUPS, Dimension, Education, Sex

from . import draws, rules
from .columns import MEASURES, SERIES, TIES

LEAST_REACHED, ASKING = Reach.LEAST_REACHED.code, Reach.ASKING.code
(
    PARTICIPATED,
    PARTICIPATED_LOW,
    PARTICIPATED_MEDIUM,
    PARTICIPATED_HIGH,
    WILLING,
    INFORMED,
    WAITING,
    IN_TRAINING,
    STARTS,
    VOUCHER_STARTS,
    COMPLETIONS,
    STOPS,
    TRAINING_WEEKS,
    LEAVE_WEEKS,
    TALKS,
    SIGNALS,
    POSTS_FILLED,
    MENTORS_TRAINED,
    POSTS,
    EVENTS,
    CULTURE,
) = range(len(SERIES))
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
HOUR = 60.0
LOW, HIGH = Education.LOW.code, Education.HIGH.code

# What colleagues see of a worker, packed into one whole number so that ten ties are ten additions: how much she
# knows in the lowest 40 bits (in steps of 2^-36), and four bits each for what can be counted over ten ties.
KNOWS = 1 << 36
KNOWS_MASK = (1 << 40) - 1
TRAINED_WELL, TRAINED_BADLY, GOOD_NEWS, BAD_NEWS = 40, 44, 48, 52
COUNT_MASK = 15


def run_floor(floor, workers, ties, mentors, pars, spans, first_week, series, tables):
    """Run one floor for `len(spans)` weeks, starting at `first_week`.

    `pars[spans[t]]` holds the assumptions and settings of week t. Fills `series` [weeks, SERIES] and `tables`
    [rows, GROUPS, MEASURES]: the floor before the first week, at every full year, and at the last
    week, as far as there are rows.
    """
    size = len(workers)
    seen = np.zeros(size + 1, np.int64)
    heard = np.zeros(size, np.int64)
    lots = np.zeros((4, size))
    queue = np.zeros(size, np.int64)
    share = 1.0 / np.maximum(1, (ties != size).sum(axis=1))
    record_groups(workers, pars[spans[0]], support_now(floor, pars[spans[0]]), first_week - 1, tables[0])
    waiting, busy = look_around(workers, first_week - 1, seen, queue)
    for t in range(len(spans)):
        week = first_week + t
        par = pars[spans[t]]
        line = series[t]
        serve_as_mentor(floor, workers, mentors, par, week, line)
        hold_talks(floor, workers, mentors, par, week, line)
        hold_event(floor, workers, par, week, line)
        give_seats(floor, workers, par, week, line, queue, waiting, busy)
        if t == 0 or week % 2 == 0:
            draws.uniforms_of_all(lots, week // 2, draws.LIVE, floor.key_0, floor.key_1)
        listen(ties, seen, heard)
        waiting, busy = live(floor, workers, par, week, line, seen, heard, share, lots, queue)
        move_culture(floor, workers, par, line)
        row = (t + YEAR) // YEAR
        if ((t + 1) % YEAR == 0 or t + 1 == len(spans)) and row < len(tables):
            record_groups(workers, par, support_now(floor, par), week, tables[row])


def support_now(floor, par):
    """The employer's support in [0, 1]: what is decided, and what the learning culture adds or takes away."""
    return (1.0 - par.support_from_culture) * par.employer_support + par.support_from_culture * floor.culture


def posts_now(floor, workers, par):
    """How many mentors this floor has places for: a fractional number becomes a whole one by the floor's own draw."""
    wanted = par.mentors_per_100 * len(workers) / 100.0
    whole = int(wanted)
    return whole + 1 if floor.posts_draw < wanted - whole else whole


def serve_as_mentor(floor, workers, mentors, par, week, line):
    """Step 1: mentors leave, get replaced and trained; skill decays unless coaching holds it."""
    posts = min(posts_now(floor, workers, par), len(mentors))
    held = min(1.0, par.coaching_sessions / par.sessions_to_hold)
    filled = 0
    trained = 0
    for post in range(len(mentors)):
        m = mentors[post]
        if post >= posts:
            m.in_post = 0
            m.vacant = 0
            continue
        u_leave, u_who, _, _ = draws.uniforms(post, week, draws.MENTOR, 0, floor.key_0, floor.key_1)
        if m.in_post:
            if u_leave < par.mentor_leaves:
                m.in_post = 0
                m.vacant = par.vacancy_weeks
                m.worker = int(u_who * len(workers))
            elif m.skill > par.skill_untrained:
                m.skill += (par.skill_untrained - m.skill) * par.skill_fade * (1.0 - held)
        elif m.vacant > 0:
            m.vacant -= 1
        if not m.in_post and m.vacant == 0:
            m.in_post = 1
            m.skill = par.mentor_skill
            trained += 1
        filled += m.in_post
    line[POSTS] = posts
    line[POSTS_FILLED] = filled
    line[MENTORS_TRAINED] = trained


def hold_talks(floor, workers, mentors, par, week, line):
    """Step 2: a mentor's hours become talks; she chooses whom among those she meets, and which lever."""
    support = support_now(floor, par)
    talks = 0
    signals = 0
    for post in range(len(mentors)):
        m = mentors[post]
        if not m.in_post:
            continue
        u_extra, _, _, _ = draws.uniforms(post, week, draws.MENTOR, 1, floor.key_0, floor.key_1)
        for talk in range(int(par.mentor_hours * HOUR / par.talk_minutes + u_extra)):
            who = choose_colleague(floor, workers, m, par, week, post, talk)
            if who < 0:
                continue
            w = workers[who]
            u_sees, u_lever, u_signal, _ = draws.uniforms(
                post, week, draws.TALK, talk, floor.key_0, floor.key_1
            )
            held_back_by = rules.barrier(w, par, support)
            lever = rules.choose_lever(par, m.skill, held_back_by, u_sees, u_lever)
            if held_back_by >= rules.TIME and u_signal < par.signal_chance:
                signals += 1
            rules.converse(w, par, m.skill, lever, week)
            m.talks += 1
            talks += 1
    line[TALKS] = talks
    line[SIGNALS] = signals


def choose_colleague(floor, workers, m, par, week, post, talk):
    """The colleague a mentor talks with: among the few she meets, as `par.reach` says; -1 if she meets nobody."""
    meets = draws.uniforms(post, week, draws.MEET, talk, floor.key_0, floor.key_1)
    chosen = -1
    best = 0.0
    for k in range(par.meets):
        who = int(meets[k] * len(workers))
        if who == m.worker:
            continue
        merit = 0.0
        if par.reach == LEAST_REACHED:
            merit = -float(workers[who].talks)
        elif par.reach == ASKING:
            merit = rules.drive(workers[who], par)
        if chosen < 0 or merit > best:
            chosen = who
            best = merit
    return chosen


def hold_event(floor, workers, par, week, line):
    """Step 3: group sessions and learning days, spread evenly over the year."""
    line[EVENTS] = 0
    if int((week + 1) * par.events_per_year / YEAR) == int(week * par.events_per_year / YEAR):
        return
    line[EVENTS] = 1
    for i in range(len(workers)):
        u_attends, _, _, _ = draws.uniforms(i, week, draws.EVENT, 0, floor.key_0, floor.key_1)
        if u_attends < par.event_attendance:
            rules.attend_event(workers[i], par, week)


def look_around(workers, week, seen, queue):
    """What there is to see at the end of `week`, and who waits for a seat; gives back (waiting, in training)."""
    waiting = 0
    busy = 0
    for i in range(len(workers)):
        seen[i] = show(workers[i], week)
        if workers[i].status == rules.WAITING:
            queue[waiting] = i
            waiting += 1
        elif workers[i].status == rules.IN_TRAINING:
            busy += 1
    return waiting, busy


def show(w, week):
    """What colleagues can see of a worker, packed: knows, trained in the last 12 months and how, news of a course."""
    went_badly = int(w.experience == rules.BAD)
    trained = int(rules.took_part(w, week)) << (TRAINED_WELL + went_badly * (TRAINED_BADLY - TRAINED_WELL))
    news = int(w.last_experience == week) << (GOOD_NEWS + went_badly * (BAD_NEWS - GOOD_NEWS))
    return int(w.awareness * KNOWS) + trained + news


def listen(ties, seen, heard):
    """What each worker sees of all her ties together, still packed; a place without a tie shows nothing."""
    for i in range(len(ties)):
        together = 0
        for k in range(TIES):
            together += seen[ties[i, k]]
        heard[i] = together


def unpack(together, share, par):
    """The mean over the ties: who trained (one whose course went badly counts less), how much they know, news."""
    well = (together >> TRAINED_WELL) & COUNT_MASK
    badly = (together >> TRAINED_BADLY) & COUNT_MASK
    good_news = (together >> GOOD_NEWS) & COUNT_MASK
    bad_news = (together >> BAD_NEWS) & COUNT_MASK
    norm = (well + par.bad_counts * badly) * share
    return norm, (together & KNOWS_MASK) / KNOWS * share, (good_news - bad_news) * share


def live(floor, workers, par, week, line, seen, heard, share, lots, queue):
    """Steps 4 to 7 for every worker, and step 9, the floor's numbers; gives back (waiting, in training)."""
    support = support_now(floor, par)
    half = 2 * (week % 2)
    took_part = 0
    low = 0
    high = 0
    willing = 0
    informed = 0
    waiting = 0
    busy = 0
    attended = 0
    leave = 0
    completions = 0
    stops = 0
    for i in range(len(workers)):
        w = workers[i]
        u_stop = u_good = 1.0
        in_course = w.status == rules.IN_TRAINING
        if in_course:
            u_stop, u_good, _, _ = draws.uniforms(i, week, draws.COURSE, 0, floor.key_0, floor.key_1)
            attended += 1
            leave += w.with_leave
            completions -= w.completions
            stops -= w.stops
        norm, awareness, news = unpack(heard[i], share[i], par)
        u_apply, u_inform = lots[half, i], lots[half + 1, i]
        rules.live_a_week(w, par, week, norm, awareness, news, support, u_apply, u_inform, u_stop, u_good)
        seen[i] = show(w, week)
        if w.status == rules.WAITING:
            queue[waiting] = i
            waiting += 1
        elif w.status == rules.IN_TRAINING:
            busy += 1
        trained = int(rules.took_part(w, week))
        took_part += trained
        low += trained * (w.education == LOW)
        high += trained * (w.education == HIGH)
        willing += rules.drive(w, par) > 0.0
        informed += week - w.last_information < YEAR
        if in_course:
            completions += w.completions
            stops += w.stops
    line[PARTICIPATED] = took_part
    line[PARTICIPATED_LOW] = low
    line[PARTICIPATED_MEDIUM] = took_part - low - high
    line[PARTICIPATED_HIGH] = high
    line[WILLING] = willing
    line[INFORMED] = informed
    line[WAITING] = waiting
    line[IN_TRAINING] = busy
    line[TRAINING_WEEKS] = attended
    line[LEAVE_WEEKS] = leave
    line[COMPLETIONS] = completions
    line[STOPS] = stops
    return waiting, busy


def give_seats(floor, workers, par, week, line, queue, waiting, busy):
    """Those who applied in earlier weeks start when there is a seat; with too few, who waits longest goes first."""
    seats = seats_of(workers, par)
    free = min(waiting, max(0, seats - busy))
    turn = place_in_queue(floor, workers, week, queue, waiting, free) if 0 < free < waiting else 0.0
    starts = 0
    vouchers = 0
    if free > 0:
        for at in range(waiting):
            i = queue[at]
            if free == waiting or queue_priority(floor, workers[i], i, week) >= turn:
                rules.start_course(workers[i], par, week)
                starts += 1
                vouchers += workers[i].with_voucher
    line[STARTS] = starts
    line[VOUCHER_STARTS] = vouchers


def seats_of(workers, par):
    """How many can be in training at the same time."""
    return int(par.seats_per_100 * len(workers) / 100.0 + 0.5)


def queue_priority(floor, w, i, week):
    """Weeks waited, and a lottery among those who applied in the same week."""
    u_lot, _, _, _ = draws.uniforms(i, w.waiting_since, draws.SEAT, 0, floor.key_0, floor.key_1)
    return week - w.waiting_since + u_lot


def place_in_queue(floor, workers, week, queue, waiting, free):
    """The lowest priority that still gets one of the `free` seats."""
    priorities = np.empty(waiting)
    for at in range(waiting):
        i = queue[at]
        priorities[at] = queue_priority(floor, workers[i], i, week)
    return np.sort(priorities)[waiting - free]


def move_culture(floor, workers, par, line):
    """Step 8: culture moves with what is decided, with participation, and with signals that are answered."""
    share = float(line[PARTICIPATED]) / len(workers)  # interpreted, a float32 would stay one
    answered = float(line[SIGNALS]) / len(workers) * par.employer_support
    change = (
        par.fade_culture * (par.employer_support - floor.culture)
        + par.culture_participation * (share - floor.usual)
        + par.culture_answer * answered
    )
    floor.culture = min(1.0, max(0.0, floor.culture + change))
    line[CULTURE] = floor.culture


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
            row = table[group]
            row[0] += 1
            if took_part:
                row[1] += 1
            else:
                row[NOT_TRAINED + why] += 1
                if not willing:
                    row[NEITHER] += 1
                    row[NEITHER + 1 + why] += 1
            if willing:
                row[2] += 1
            if informed:
                row[3] += 1
