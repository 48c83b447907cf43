"""What one worker does in a week: every behavioural rule of the model, each on one worker `w`.

A rule touches only `w`. What it needs from outside comes in as an argument: `par` (the assumptions and the
settings of this week), what the worker sees of others, and uniform random numbers `u_...`. The same functions
run on Mesa agents, one by one, and compiled over columns for speed, with the same result to the last bit.

States lie in [0, 1] except balance, in [-1, 1]. The forms are those of `simulations/ODD.md`.
"""

from math import exp

from sherpa_sim.domain.delivery import LeverPolicy
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import History
from sherpa_sim.domain.states import Barrier, Experience, Status

FREE, WAITING, IN_TRAINING = Status.FREE.code, Status.WAITING.code, Status.IN_TRAINING.code
BAD, GOOD = Experience.BAD.code, Experience.GOOD.code
BAD_HISTORY, GOOD_HISTORY = History.BAD.code, History.GOOD.code
NEED, AWARENESS, CONFIDENCE = Barrier.NEED.code, Barrier.AWARENESS.code, Barrier.CONFIDENCE.code
TIME, MONEY, SUPPORT = Barrier.TIME.code, Barrier.MONEY.code, Barrier.SUPPORT.code
BY_BARRIER, ANY_LEVER = LeverPolicy.BY_BARRIER.code, LeverPolicy.RANDOM.code
FIRST_FIXED_LEVER = LeverPolicy.ENLIGHTEN.code
LEVERS = len(Lever)
YEAR = 52


# Capability, opportunity, motivation (COM-B, Michie et al. 2011)


def logistic(x):
    """The logistic function, in (0, 1)."""
    return 1.0 / (1.0 + exp(-x))


def time_room(w, par):
    """Practical room in time, widened by training leave for whom it is there and known."""
    return w.time_room + par.leave_widens * w.leave_allowed * w.awareness * (1.0 - w.time_room)


def money_room(w, par):
    """Practical room in money, widened by the training voucher for whom it is there and known."""
    return w.money_room + par.voucher_widens * w.voucher_allowed * w.awareness * (1.0 - w.money_room)


def support_felt(w, support):
    """The employer's support as this worker feels it, in [0, 1]."""
    return min(1.0, max(0.0, support + w.support_gap))


def capability(w, par):
    """Feels able and knows where to go, in (0, 1)."""
    able = par.weight_confidence * w.confidence + par.weight_awareness * w.awareness
    return logistic(par.steepness_capability * (able - par.threshold_capability))


def opportunity(w, par, norm, support):
    """Time, money, colleagues who train and an employer who supports it, in (0, 1)."""
    room = (
        par.weight_time * time_room(w, par)
        + par.weight_money * money_room(w, par)
        + par.weight_norm * min(1.0, norm * (1.0 + w.peer_weight))
        + par.weight_support * support_felt(w, support)
    )
    return logistic(par.steepness_opportunity * (room - par.threshold_opportunity))


def drive(w, par):
    """What pulls towards learning minus what it takes to be willing; above 0 is willing."""
    return par.weight_need * w.need + par.weight_balance * w.balance - par.threshold_motivation


def motivation(w, par):
    """Wants to learn, in (0, 1); above one half is willing."""
    return logistic(par.steepness_motivation * drive(w, par))


def barrier(w, par, support):
    """The weakest of need, awareness, confidence, time, money and support: the reason not to train."""
    weakest, at = w.need, NEED
    if w.awareness < weakest:
        weakest, at = w.awareness, AWARENESS
    if w.confidence < weakest:
        weakest, at = w.confidence, CONFIDENCE
    time = time_room(w, par)
    if time < weakest:
        weakest, at = time, TIME
    money = money_room(w, par)
    if money < weakest:
        weakest, at = money, MONEY
    if support_felt(w, support) < weakest:
        at = SUPPORT
    return at


# Steps 2 and 3: conversations and events


def choose_lever(par, skill, held_back_by, u_sees, u_lever):
    """The lever a mentor pulls: the one that answers the barrier if she sees it, any of the seven if not."""
    if par.lever_policy >= FIRST_FIXED_LEVER:
        return par.lever_policy - FIRST_FIXED_LEVER
    answer, any_lever = par.answer[held_back_by], int(u_lever * LEVERS)
    sees = u_sees < par.sees_untrained + par.sees_with_skill * skill
    return answer if par.lever_policy == BY_BARRIER and sees else any_lever


def converse(w, par, skill, lever, week):
    """One conversation: balance and trust move with the share of MI-consistent talk, then the lever works.

    Below the break-even share both move down: a pushy talk does harm.
    """
    step = par.balance_step * (skill - par.break_even_skill)
    w.balance += step * ((1.0 - w.balance) if step > 0.0 else (1.0 + w.balance))
    step = par.trust_step * (skill - par.break_even_skill)
    w.trust += step * ((1.0 - w.trust) if step > 0.0 else w.trust)
    force = skill * (0.5 + 0.5 * w.trust)
    gain = par.gain[lever]
    w.need += gain[0] * force * (1.0 - w.need)
    w.awareness += gain[1] * force * (1.0 - w.awareness)
    w.confidence += gain[2] * force * (1.0 - w.confidence)
    w.time_room += gain[3] * force * (1.0 - w.time_room)
    w.money_room += gain[4] * force * (1.0 - w.money_room)
    w.balance += gain[5] * force * (1.0 - w.balance)
    w.trust += gain[6] * force * (1.0 - w.trust)
    w.peer_weight += gain[7] * force * (1.0 - w.peer_weight)
    w.follow_up += gain[8] * force * (1.0 - w.follow_up)
    w.talks += 1
    w.last_information = week


def attend_event(w, par, week):
    """A group session or learning day: a little Enlighten and Exemplify for everybody who comes."""
    w.awareness += par.event_awareness * (1.0 - w.awareness)
    w.confidence += par.event_confidence * (1.0 - w.confidence)
    w.need += par.event_need * (1.0 - w.need)
    w.last_information = week


def be_informed(w, par, week):
    """Free information or guidance from outside (a letter, a fair, a course provider)."""
    w.awareness += par.information_gain * (1.0 - w.awareness)
    w.last_information = week


# Steps 4 and 5: peers and drift


def hear_peers(w, par, awareness, news):
    """Word of mouth: awareness rises towards that of one's ties; their finished courses are heard of.

    `awareness` is the mean over the ties; `news` is good minus bad experiences of this week, per tie.
    """
    w.awareness += par.awareness_spread * max(0.0, awareness - w.awareness)
    better = news > 0.0
    confidence, need = w.confidence, w.need
    w.confidence = confidence + par.news_confidence * news * ((1.0 - confidence) if better else confidence)
    w.need = need + par.news_need * news * ((1.0 - need) if better else need)


def drift(w, par):
    """Every state goes back towards the person's own level: what is not renewed fades."""
    need = w.need + (w.own_need - w.need) * par.fade_need
    awareness = w.awareness + (w.own_awareness - w.awareness) * par.fade_awareness
    confidence = w.confidence + (w.own_confidence - w.confidence) * par.fade_confidence
    time_room = w.time_room + (w.own_time_room - w.time_room) * par.fade_time_room
    money_room = w.money_room + (w.own_money_room - w.money_room) * par.fade_money_room
    balance = w.balance + (w.own_balance - w.balance) * par.fade_balance
    trust = w.trust + (par.trust_level - w.trust) * par.fade_trust
    peer_weight = w.peer_weight - w.peer_weight * par.fade_peer_weight
    follow_up = w.follow_up - w.follow_up * par.fade_follow_up
    w.need = need
    w.awareness = awareness
    w.confidence = confidence
    w.time_room = time_room
    w.money_room = money_room
    w.balance = balance
    w.trust = trust
    w.peer_weight = peer_weight
    w.follow_up = follow_up


# Steps 6 and 7: enrolment and training


def highest_hazard(w, par):
    """What the hazard of applying cannot exceed, whatever state the worker is in: her rate."""
    return par.apply_rate[w.education][w.sex] * par.age_factor[w.age]


def applies(w, par, norm, support, u_apply):
    """Whether a free worker applies this week, with chance 1 - exp(-rate x C x O x M).

    What is missing blocks, whatever else is there: capability, opportunity and motivation multiply.
    """
    hazard = highest_hazard(w, par) * motivation(w, par)
    if u_apply >= hazard:
        return False
    hazard *= capability(w, par) * opportunity(w, par, norm, support)
    return u_apply < 1.0 - exp(-hazard)


def start_course(w, par, week):
    """Take a seat: the course begins, with leave and voucher for whom they are there and known."""
    known = w.awareness > par.instrument_known
    w.with_leave = 1 if known and w.leave_allowed and par.leave_widens > 0.0 else 0
    w.with_voucher = 1 if known and w.voucher_allowed and par.voucher_widens > 0.0 else 0
    w.status = IN_TRAINING
    w.weeks_left = par.course_weeks
    w.last_training = week
    w.starts += 1


def stop_chance(w, par):
    """The chance that a worker stops her course this week, at most `par.stop_hazard`."""
    room = 0.5 * (time_room(w, par) + money_room(w, par))
    return (
        par.stop_hazard
        * (1.0 - par.stop_confidence * w.confidence)
        * (1.0 - par.stop_room * room)
        * (1.0 - par.stop_follow_up * w.follow_up)
    )


def train(w, par, week, u_stop, u_good):
    """A week of the course: go on, stop early or complete; a finished course feeds back on the worker."""
    w.last_training = week
    w.weeks_left -= 1
    if u_stop < par.stop_hazard and u_stop < stop_chance(w, par):
        w.status = FREE
        w.stops += 1
        end_badly(w, par, week)
    elif w.weeks_left <= 0:
        w.status = FREE
        w.completions += 1
        w.need -= par.need_satisfied * w.need
        chance = par.good_base + par.good_confidence * w.confidence + par.good_follow_up * w.follow_up
        if w.history == GOOD_HISTORY:
            chance += par.good_history
        elif w.history == BAD_HISTORY:
            chance -= par.good_history
        if u_good < chance:
            w.experience = GOOD
            w.last_experience = week
            w.confidence += par.good_confidence_gain * (1.0 - w.confidence)
        else:
            end_badly(w, par, week)


def end_badly(w, par, week):
    """A course that was stopped or lived badly costs confidence."""
    w.experience = BAD
    w.last_experience = week
    w.confidence -= par.bad_confidence_loss * w.confidence


def took_part(w, week):
    """Whether a worker was in training in the last 12 months, as the Adult Education Survey asks."""
    return week - w.last_training < YEAR
