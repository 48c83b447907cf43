"""The rules of the model that branch or take a logistic, for many workers at once.

A rule of `sherpa_sim.model.rules` without a branch runs on columns as it is, and is called as it is. The others are
here, in the same order and with the same operations, so that they give the same bits.
"""

from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.domain.states import State
from sherpa_sim.model import mentors_week, rules

BALANCE, TRUST = (list(State).index(state) for state in (State.BALANCE, State.TRUST))


class Columns:
    """Columns that are read and written, at some places, like the attributes of one record."""

    def __init__(self, columns: dict[str, NDArray[Any]], places: Any = slice(None)) -> None:
        self.__dict__.update(_columns=columns, _places=places)

    def __getattr__(self, name: str) -> NDArray[Any]:
        return self._columns[name][self._places]

    def __setattr__(self, name: str, values: Any) -> None:
        self._columns[name][self._places] = values

    def at(self, places: Any) -> "Columns":
        """The same columns at other places, each at most once."""
        return Columns(self._columns, places)


def logistic(x):  # type: ignore[no-untyped-def]
    """As `rules.logistic`."""
    return 1.0 / (1.0 + np.exp(-x))


def take_post(m, par, u):  # type: ignore[no-untyped-def]
    """As `mentors_week.take_post`, with the four numbers drawn for each person."""
    from_the_mean = (u[0] + u[1] + u[2] + u[3] - 2.0) * mentors_week.UNIT_SPREAD
    days, usual = par.mentor_course_days * par.mentor_practice_share, par.usual_course_days
    dose = days / (days + par.half_gain_days) * (usual + par.half_gain_days) / usual
    m.own_skill = np.clip(par.skill_untrained + par.skill_sd * from_the_mean, 0.0, 1.0)
    m.taught_skill = np.minimum(1.0, m.own_skill + par.skill_sd * par.course_gain * dose)
    m.skill = m.taught_skill
    m.in_post = 1


def keep_up(m, par, week):  # type: ignore[no-untyped-def]
    """As `mentors_week.keep_up`."""
    attended = par.coaching_sessions + par.intervision_worth * par.intervision_sessions
    held = par.session_attendance * attended / par.sessions_to_hold
    level = m.own_skill + held * (m.taught_skill - m.own_skill)
    most = np.minimum(1.0, m.taught_skill + par.skill_sd * par.coaching_gain)
    m.skill = np.minimum(most, m.skill + par.skill_fade * (level - m.skill))
    days = int((week + 1) * par.refresher_days / rules.YEAR) - int(week * par.refresher_days / rules.YEAR)
    for _ in range(days):
        m.skill += par.refresher_recovers * np.maximum(0.0, m.taught_skill - m.skill)


def support_felt(w, support):  # type: ignore[no-untyped-def]
    """As `rules.support_felt`."""
    return np.clip(support + w.support_gap, 0.0, 1.0)


def barrier(w, par, support):  # type: ignore[no-untyped-def]
    """As `rules.barrier`: the first of the lowest."""
    conditions = (
        w.need,
        w.awareness,
        w.confidence,
        rules.time_room(w, par),
        rules.money_room(w, par),
        support_felt(w, support),
    )
    return np.stack(conditions).argmin(axis=0)


def choose_lever(par, skill, held_back_by, u_sees, u_lever):  # type: ignore[no-untyped-def]
    """As `rules.choose_lever`."""
    if par.lever_policy >= rules.FIRST_FIXED_LEVER:
        return np.full(len(skill), par.lever_policy - rules.FIRST_FIXED_LEVER)
    any_lever = (u_lever * rules.LEVERS).astype(np.int64)
    if par.lever_policy != rules.BY_BARRIER:
        return any_lever
    sees = u_sees < par.sees_untrained + par.sees_with_skill * skill
    return np.where(sees, par.answer[held_back_by], any_lever)


def noted(w, states):  # type: ignore[no-untyped-def]
    """What `barrier` asks of some workers, whose states, a row each, are at hand."""
    rest = {name: getattr(w, name) for name in ("leave_allowed", "voucher_allowed", "support_gap")}
    return SimpleNamespace(**rest, **dict(zip(State, states, strict=True)))


def converse(states, par, skill, lever):  # type: ignore[no-untyped-def]
    """As `rules.converse`, but for the counters: all states of a worker, a column of `states`, move at once."""
    balance, trust = states[BALANCE], states[TRUST]
    step = par.balance_step * (skill - par.break_even_skill)
    balance += step * np.where(step > 0.0, 1.0 - balance, 1.0 + balance)
    step = par.trust_step * (skill - par.break_even_skill)
    trust += step * np.where(step > 0.0, 1.0 - trust, trust)
    force = skill * (0.5 + 0.5 * trust)
    states += par.gain.T[:, lever] * force * (1.0 - states)


def hear_news(w, par, news):  # type: ignore[no-untyped-def]
    """As `rules.hear_peers` for those who hear of a finished course."""
    better = news > 0.0
    confidence, need = w.confidence, w.need
    w.confidence = confidence + par.news_confidence * news * np.where(better, 1.0 - confidence, confidence)
    w.need = need + par.news_need * news * np.where(better, 1.0 - need, need)


def applies(w, par, highest, norm, support, u_apply):  # type: ignore[no-untyped-def]
    """As `rules.applies`; `highest` is the hazard that no state of theirs can exceed."""
    hazard = highest * logistic(par.steepness_motivation * rules.drive(w, par))
    able = par.weight_confidence * w.confidence + par.weight_awareness * w.awareness
    capability = logistic(par.steepness_capability * (able - par.threshold_capability))
    room = (
        par.weight_time * rules.time_room(w, par)
        + par.weight_money * rules.money_room(w, par)
        + par.weight_norm * np.minimum(1.0, norm * (1.0 + w.peer_weight))
        + par.weight_support * support_felt(w, support)
    )
    opportunity = logistic(par.steepness_opportunity * (room - par.threshold_opportunity))
    return (u_apply < hazard) & (u_apply < 1.0 - np.exp(-(hazard * (capability * opportunity))))


def start_course(w, par, week):  # type: ignore[no-untyped-def]
    """As `rules.start_course`."""
    known = w.awareness > par.instrument_known
    w.with_leave = known & (w.leave_allowed > 0) & (par.leave_widens > 0.0)
    w.with_voucher = known & (w.voucher_allowed > 0) & (par.voucher_widens > 0.0)
    w.status = rules.IN_TRAINING
    w.weeks_left = par.course_weeks
    w.last_training = week
    w.starts += 1


def train(w, par, week, u_stop, u_good):  # type: ignore[no-untyped-def]
    """As `rules.train`; gives back who stops and who completes."""
    places = np.arange(len(u_stop))
    w.last_training = week
    w.weeks_left -= 1
    stop = (u_stop < par.stop_hazard) & (u_stop < rules.stop_chance(w, par))
    complete = ~stop & (w.weeks_left <= 0)
    over = stop | complete
    if not over.any():
        return stop, complete
    w.status = np.where(over, rules.FREE, rules.IN_TRAINING)
    w.stops += stop
    w.completions += complete
    w.need = np.where(complete, w.need - par.need_satisfied * w.need, w.need)
    chance = par.good_base + par.good_confidence * w.confidence + par.good_follow_up * w.follow_up
    memory = np.zeros(len(places))
    memory[w.history == rules.GOOD_HISTORY] = par.good_history
    memory[w.history == rules.BAD_HISTORY] = -par.good_history
    well = complete & (u_good < chance + memory)
    badly = over & ~well
    confidence = w.confidence
    w.confidence = np.where(well, confidence + par.good_confidence_gain * (1.0 - confidence), confidence)
    confidence = w.confidence
    w.confidence = np.where(badly, confidence - par.bad_confidence_loss * confidence, confidence)
    w.experience = np.where(well, rules.GOOD, np.where(badly, rules.BAD, w.experience))
    w.last_experience = np.where(over, week, w.last_experience)
    return stop, complete


def plain(record: np.record) -> SimpleNamespace:
    """The fields of a record as plain numbers, and as arrays where they are."""
    names = record.dtype.names or ()
    return SimpleNamespace(
        **{name: record[name] if record[name].shape else record[name].item() for name in names}
    )
