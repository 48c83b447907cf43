"""A week of the mentors: steps 1 and 2 of the week's order in `schedule`."""

from sherpa_sim.domain.delivery import Reach

from . import draws, rules

LEAST_REACHED, ASKING = Reach.LEAST_REACHED.code, Reach.ASKING.code
HOUR = 60.0


def most_talks(par):
    """The most talks that a mentor can hold in a week."""
    return int(par.mentor_hours * HOUR / par.talk_minutes) + 1


def posts_now(floor, workers, par):
    """How many mentors this floor has places for: a fractional number becomes a whole one by the floor's own draw."""
    wanted = par.mentors_per_100 * len(workers) / 100.0
    whole = int(wanted)
    return whole + 1 if floor.posts_draw < wanted - whole else whole


def serve_as_mentor(floor, workers, mentors, par, week, line, lots):
    """Step 1: mentors leave, get replaced and trained; skill decays unless coaching holds it."""
    posts = min(posts_now(floor, workers, par), len(mentors))
    held = min(1.0, par.coaching_sessions / par.sessions_to_hold)
    filled = 0
    trained = 0
    draw_for_posts(floor, lots, posts, week)
    for post in range(len(mentors)):
        m = mentors[post]
        if post >= posts:
            m.in_post = 0
            m.vacant = 0
            continue
        if m.in_post:
            if lots[2 * post].u_0 < par.mentor_leaves:
                m.in_post = 0
                m.vacant = par.vacancy_weeks
                m.worker = int(lots[2 * post].u_1 * len(workers))
            elif m.skill > par.skill_untrained:
                m.skill += (par.skill_untrained - m.skill) * par.skill_fade * (1.0 - held)
        elif m.vacant > 0:
            m.vacant -= 1
        if not m.in_post and m.vacant == 0:
            m.in_post = 1
            m.skill = par.mentor_skill
            trained += 1
        filled += m.in_post
    line.posts = posts
    line.posts_filled = filled
    line.mentors_trained = trained


def draw_for_posts(floor, lots, posts, week):
    """Draw twice for every post: first whether the mentor leaves and who replaces her, then her extra talk."""
    for post in range(posts):
        for number in range(2):
            lots[2 * post + number].who = post
            lots[2 * post + number].number = number
    draws.draw(lots, 2 * posts, week, draws.MENTOR, floor.key_0, floor.key_1)


def hold_talks(floor, workers, mentors, par, week, line, support, of_posts, meets, chances):
    """Step 2: a mentor's hours become talks; she chooses whom among those she meets, and which lever.

    `of_posts` are the draws that `serve_as_mentor` made; `meets` and `chances` have room for those of each talk.
    """
    talks = 0
    signals = 0
    for talk in range(share_out(floor, mentors, par, week, of_posts, meets, chances)):
        lot = chances[talk]
        m = mentors[lot.who]
        who = choose_colleague(workers, m, par, meets[talk])
        if who < 0:
            continue
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
