"""A week of the mentors: steps 1 and 2 of the week's order in `schedule`."""

import math

from sherpa_sim.domain.delivery import Reach

from . import draws, rules

LEAST_REACHED, ASKING = Reach.LEAST_REACHED.code, Reach.ASKING.code
HOUR = 60.0
COURSE_DAYS_A_WEEK = 5.0
UNIT_SPREAD = 3.0**0.5
"""The sum of four uniform numbers less two, times this, has a standard deviation of one."""


def most_talks(par):
    """The most talks that a mentor can hold in a week."""
    return int(par.mentor_hours * HOUR / par.talk_minutes) + 1


def posts_now(floor, workers, par):
    """How many mentors this floor has places for: a fractional number becomes a whole one by the floor's own draw."""
    wanted = par.mentors_per_100 * len(workers) / 100.0
    whole = int(wanted)
    return whole + 1 if floor.posts_draw < wanted - whole else whole


def serve_as_mentor(floor, workers, mentors, par, week, line, lots):
    """Step 1: mentors leave, and colleagues who have taken the course replace them; the others keep up their skill.

    Who becomes a mentor is not in post while she takes the course, and whoever replaces her begins it after the
    vacancy.
    """
    posts = min(posts_now(floor, workers, par), len(mentors))
    filled = 0
    trained = 0
    skill = 0.0
    draw_for_posts(floor, lots, posts, week)
    for post in range(len(mentors)):
        m = mentors[post]
        if post >= posts:
            m.in_post = 0
            m.vacant = 0
            m.paired_until = 0
            continue
        if m.in_post:
            if lots[2 * post].u_0 < par.mentor_leaves:
                m.in_post = 0
                m.vacant = par.vacancy_weeks + weeks_of_course(par)
                m.worker = int(lots[2 * post].u_1 * len(workers))
                m.paired_until = 0
            else:
                keep_up(m, par, week)
        elif m.vacant > 0:
            m.vacant -= 1
        else:
            m.vacant = weeks_of_course(par)
        if not m.in_post and m.vacant == 0:
            take_post(floor, m, par)
            trained += 1
        filled += m.in_post
        skill += m.in_post * m.skill
    line.posts = posts
    line.posts_filled = filled
    line.mentors_trained = trained
    line.skill = skill


def weeks_of_course(par):
    """The weeks in which a future mentor is not yet in post because she is in the course."""
    return math.ceil(par.mentor_course_days / COURSE_DAYS_A_WEEK)


def take_post(floor, m, par):
    """A colleague takes up the role with the skill of her own, which differs from person to person, and the course's.

    What a course adds follows an Emax curve of dose and response: a course of the usual length adds the usual gain,
    and twice as long adds less than twice as much.
    """
    u_0, u_1, u_2, u_3 = draws.uniforms(m.worker, 0, draws.SKILL, 0, floor.key_0, floor.key_1)
    from_the_mean = (u_0 + u_1 + u_2 + u_3 - 2.0) * UNIT_SPREAD
    days = par.mentor_course_days * par.mentor_practice_share
    usual = par.usual_course_days
    dose = days / (days + par.half_gain_days) * (usual + par.half_gain_days) / usual
    m.own_skill = min(1.0, max(0.0, par.skill_untrained + par.skill_sd * from_the_mean))
    m.taught_skill = min(1.0, m.own_skill + par.skill_sd * par.course_gain * dose)
    m.skill = m.taught_skill
    m.in_post = 1


def keep_up(m, par, week):
    """A week of a mentor's skill: it moves to the level at which the sessions that she attends hold it.

    Without sessions that is what she could do before the course; with as many as hold skill, what the course gave
    her. More of them add a little, and no more than that. A refresher day brings back part of what wore off.
    """
    attended = par.coaching_sessions + par.intervision_worth * par.intervision_sessions
    held = par.session_attendance * attended / par.sessions_to_hold
    level = m.own_skill + held * (m.taught_skill - m.own_skill)
    most = min(1.0, m.taught_skill + par.skill_sd * par.coaching_gain)
    m.skill = min(most, m.skill + par.skill_fade * (level - m.skill))
    days = int((week + 1) * par.refresher_days / rules.YEAR) - int(week * par.refresher_days / rules.YEAR)
    for _ in range(days):
        m.skill += par.refresher_recovers * max(0.0, m.taught_skill - m.skill)


def draw_for_posts(floor, lots, posts, week):
    """Draw twice for every post: first whether the mentor leaves and who replaces her, then her extra talk."""
    for post in range(posts):
        for number in range(2):
            lots[2 * post + number].who = post
            lots[2 * post + number].number = number
    draws.draw(lots, 2 * posts, week, draws.MENTOR, floor.key_0, floor.key_1)


def hold_talks(floor, workers, mentors, par, week, line, support, of_posts, meets, chances):
    """Step 2: a mentor's hours become talks; she chooses whom among those she meets, and which lever.

    With `par.pair_weeks` she stays that long with the colleague she chose.

    `of_posts` are the draws that `serve_as_mentor` made; `meets` and `chances` have room for those of each talk.
    """
    talks = 0
    signals = 0
    for talk in range(share_out(floor, mentors, par, week, of_posts, meets, chances)):
        lot = chances[talk]
        m = mentors[lot.who]
        who = m.partner
        if week >= m.paired_until:
            who = choose_colleague(workers, m, par, meets[talk])
            if who < 0:
                continue
            m.partner = who
            m.paired_until = week + par.pair_weeks
        w = workers[who]
        held_back_by = rules.barrier(w, par, support)
        lever = rules.choose_lever(par, m.skill, held_back_by, lot.u_0, lot.u_1)
        signals += (held_back_by >= rules.TIME) & (lot.u_2 < par.signal_chance)
        rules.converse(w, par, m.skill, lever, week)
        m.talks += 1
        talks += 1
    line.talks = talks
    line.signals = signals


def share_out(floor, mentors, par, week, of_posts, meets, chances):
    """Who holds how many talks this week, and what is drawn for each; gives back how many there are."""
    usual = par.mentor_hours * HOUR / par.talk_minutes
    talks = 0
    for post in range(len(mentors)):
        if mentors[post].in_post:
            for number in range(int(usual + of_posts[2 * post + 1].u_0)):
                meets[talks].who = post
                meets[talks].number = number
                chances[talks].who = post
                chances[talks].number = number
                talks += 1
    draws.draw(meets, talks, week, draws.MEET, floor.key_0, floor.key_1)
    draws.draw(chances, talks, week, draws.TALK, floor.key_0, floor.key_1)
    return talks


def choose_colleague(workers, m, par, lot):
    """The colleague a mentor talks with: among the few she meets, as `par.reach` says; -1 if she meets nobody."""
    meets = (lot.u_0, lot.u_1, lot.u_2, lot.u_3)
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
