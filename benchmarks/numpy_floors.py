"""The same model as whole-array operations, for comparison: every step for all workers of all floors at once.

It is written as quick as NumPy allows without leaving it: many floors side by side, so that the price of a call is
shared by all their workers; states as rows of one array, so that drift is three operations; what happens to few
is done for those few. Talks take turns on a floor, because one changes what the next finds, so the first of every
floor are held together, then the second. It gives the same bits as the engine.
"""

from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy_rules
from numpy.typing import NDArray
from numpy_rules import Columns, plain

from sherpa_sim.domain.delivery import Reach
from sherpa_sim.domain.people import GROUPS
from sherpa_sim.domain.states import Barrier, State
from sherpa_sim.model import draws, mentors_week, rules, schedule, workers_week
from sherpa_sim.model.batch import Record
from sherpa_sim.model.columns import MEASURES, MENTOR, SERIES, WORKER
from sherpa_sim.model.population import Floors

YEAR = rules.YEAR


def uniforms(who: Any, week: Any, purpose: int, number: Any, key_0: Any, key_1: Any) -> list[NDArray[Any]]:
    """As `draws.uniforms`, for many at once."""
    counter = (np.asarray(word, np.uint64) for word in (who, week, purpose, number))
    return [(word + 0.5) * draws.STEP for word in draws.words(*counter, key_0, key_1)]


class NumpyFloors:
    """Floors of one size, as they are in `floors`, under one record of parameters."""

    def __init__(self, floors: Floors, par: np.record, first_week: int) -> None:
        assert len(set(floors.floors.workers)) == 1, "floors of one size only"
        self.count, self.size = len(floors.floors), int(floors.floors.workers[0])
        self.par, self.week = plain(par), first_week
        self.floor = SimpleNamespace(
            **{name: floors.floors[name].copy() for name in floors.floors.dtype.names}
        )
        self.keys = [np.asarray(floors.floors[name], np.uint64) for name in ("key_0", "key_1")]
        columns = {name: floors.workers[name].copy() for name in WORKER.names or ()}
        self.states = np.stack([columns[state] for state in State])
        columns |= {str(state): row for state, row in zip(State, self.states, strict=True)}
        self.w = Columns(columns)
        self.own = [columns.get(f"own_{state}", 0.0) for state in State]
        self.own[numpy_rules.TRUST] = self.par.trust_level
        self.fades = [par[f"fade_{state}"] for state in State]
        self.moved = np.empty_like(self.states[0])
        shape = (self.count, -1)
        self.m = Columns({name: floors.mentors[name].reshape(shape).copy() for name in MENTOR.names or ()})
        self.on = np.repeat(np.arange(self.count), self.size)  # the floor a worker is on
        ties = floors.ties.astype(np.int64)
        self.share = 1.0 / np.maximum(1, (ties != self.size).sum(axis=1))
        self.ties = np.ascontiguousarray((ties + (self.on * (self.size + 1))[:, None]).T)
        self.seen = np.zeros((self.count, self.size + 1), np.int64)
        w = self.w
        self.may_apply = self.par.apply_rate[w.education, w.sex] * self.par.age_factor[w.age]
        self.may_inform = self.par.inform_rate[w.education]
        self.is_low, self.is_high = w.education == workers_week.LOW, w.education == workers_week.HIGH
        self.seat = np.zeros(len(self.on))
        waits = np.flatnonzero(w.status == rules.WAITING)
        self.seat[waits] = self._seat_lots(waits, w.waiting_since[waits])
        self.lines: list[NDArray[np.float32]] = []
        self.tables = [self._groups(first_week - 1)]
        self._show(first_week - 1, np.flatnonzero(w.last_experience == first_week - 1))
        self._draw(first_week)

    def run(self, weeks: int) -> None:
        """So many weeks, each in the order of `schedule.run_floor`."""
        for week in range(self.week, self.week + weeks):
            if week % 2 == 0:
                self._draw(week)
            line: dict[str, Any] = {}
            number = self._serve_as_mentor(week, line)
            support = schedule.support_now(self.floor, self.par)
            self._hold_talks(week, line, number, support)
            self._hold_event(week, line)
            self._give_seats(week, line)
            together = self.seen.ravel()[self.ties].sum(axis=0)
            self._hear_and_fade(together)
            over = self._learn(week, line, together, support)
            self._show(week, over)
            self._count(week, line)
            self._move_culture(line)
            self.lines.append(
                np.stack([np.broadcast_to(line[name], self.count) for name in SERIES], axis=1).astype(
                    np.float32
                )
            )
            if len(self.lines) % YEAR == 0:
                self.tables.append(self._groups(week))
        self.week += weeks

    def _draw(self, week: int) -> None:
        keys = [key[:, None] for key in self.keys]
        lots = uniforms(np.arange(self.size), week // 2, draws.LIVE, 0, *keys)
        self.lots = [lot.ravel() for lot in lots]

    def _seat_lots(self, who: NDArray[Any], week: Any) -> NDArray[Any]:
        keys = [key[self.on[who]] for key in self.keys]
        return uniforms(who % self.size, week, draws.SEAT, 0, *keys)[0]

    def _per_floor(self, who: NDArray[Any]) -> NDArray[Any]:
        """How many of these workers are on each floor."""
        return np.bincount(self.on[who], minlength=self.count)

    def _counted(self, of_workers: NDArray[np.bool_]) -> NDArray[Any]:
        return np.count_nonzero(of_workers.reshape(self.count, self.size), axis=1)

    def _serve_as_mentor(self, week: int, line: dict[str, Any]) -> NDArray[Any]:
        """Step 1; gives back how many talks each post holds, [floors, posts]."""
        par = self.par
        wanted = par.mentors_per_100 * self.size / 100.0
        posts = int(wanted) + (self.floor.posts_draw < wanted - int(wanted))
        top = int(posts.max(initial=0))
        m = self.m.at(np.s_[:, :top])
        places = np.arange(top)
        opened = places < posts[:, None]
        keys = [key[:, None] for key in self.keys]
        u_leaves, u_who, _, _ = uniforms(places, week, draws.MENTOR, 0, *keys)
        u_extra = uniforms(places, week, draws.MENTOR, 1, *keys)[0]
        serves = opened & (m.in_post > 0)
        leaves = serves & (u_leaves < par.mentor_leaves)
        stays = serves & ~leaves
        course = mentors_week.weeks_of_course(par)
        m.worker = np.where(leaves, (u_who * self.size).astype(np.int64), m.worker)
        m.paired_until = np.where(leaves, 0, m.paired_until)
        waited = np.where(m.vacant > 0, m.vacant - 1, course)
        m.vacant = np.where(leaves, par.vacancy_weeks + course, np.where(serves, m.vacant, waited))
        m.in_post = stays
        numpy_rules.keep_up(self.m.at(np.nonzero(stays)), par, week)
        floors, begins = np.nonzero(opened & ~stays & (m.vacant == 0))
        who = self.m.worker[floors, begins]
        u = uniforms(who, 0, draws.SKILL, 0, *(key[floors] for key in self.keys))
        numpy_rules.take_post(self.m.at((floors, begins)), par, u)
        closed = self.m.at(np.arange(self.m.in_post.shape[1]) >= posts[:, None])
        closed.in_post = closed.vacant = closed.paired_until = 0
        line["posts"], line["posts_filled"] = posts, m.in_post.sum(axis=1)
        line["mentors_trained"] = np.bincount(floors, minlength=self.count)
        line["skill"] = (m.in_post * m.skill).cumsum(axis=1)[:, -1] if top else 0.0
        usual = par.mentor_hours * mentors_week.HOUR / par.talk_minutes
        return np.where(m.in_post > 0, (usual + u_extra).astype(np.int64), 0)

    def _hold_talks(
        self, week: int, line: dict[str, Any], number: NDArray[Any], support: NDArray[Any]
    ) -> None:
        """Step 2: the first talk of every floor, then the second, and so on."""
        par = self.par
        floor, post = (np.repeat(place.ravel(), number.ravel()) for place in np.indices(number.shape))
        begun = np.cumsum(number.ravel()) - number.ravel()
        turn = np.arange(len(floor)) - np.repeat(begun, number.ravel())
        keys = [key[floor] for key in self.keys]
        meets = np.stack(uniforms(post, week, draws.MEET, turn, *keys), axis=1)[:, : par.meets]
        meets = (meets * self.size).astype(np.int64)
        u_sees, u_lever, u_signal, _ = uniforms(post, week, draws.TALK, turn, *keys)
        talks, signals = np.zeros(self.count, np.int64), np.zeros(self.count, np.int64)
        of_floor = number.sum(axis=1)
        first = np.cumsum(of_floor) - of_floor
        for at in range(int(of_floor.max(initial=0))):
            floors = np.flatnonzero(of_floor > at)
            now = first[floors] + at
            m = self.m.at((floors, post[now]))
            met = meets[now]
            others = met != m.worker[:, None]
            everybody = floors[:, None] * self.size + met
            merit = np.where(others, self._merit(everybody), -np.inf)
            paired = week < m.paired_until
            chosen = np.where(paired, m.partner, met[np.arange(len(now)), merit.argmax(axis=1)])
            some = paired | others.any(axis=1)
            now, floors, m = now[some], floors[some], self.m.at((floors[some], post[now][some]))
            m.partner = chosen[some]
            m.paired_until = np.where(paired[some], m.paired_until, week + par.pair_weeks)
            who = floors * self.size + chosen[some]
            w, states = self.w.at(who), self.states[:, who]
            skill, why = m.skill, numpy_rules.barrier(numpy_rules.noted(w, states), par, support[floors])
            lever = numpy_rules.choose_lever(par, skill, why, u_sees[now], u_lever[now])
            signals[floors] += (why >= rules.TIME) & (u_signal[now] < par.signal_chance)
            numpy_rules.converse(states, par, skill, lever)
            self.states[:, who] = states
            w.talks += 1
            w.last_information = week
            m.talks += 1
            talks[floors] += 1
        line["talks"], line["signals"] = talks, signals

    def _merit(self, who: NDArray[Any]) -> Any:
        if self.par.reach == Reach.LEAST_REACHED.code:
            return -self.w.talks[who].astype(np.float64)
        return rules.drive(self.w.at(who), self.par) if self.par.reach == Reach.ASKING.code else 0.0

    def _hold_event(self, week: int, line: dict[str, Any]) -> None:
        """Step 3."""
        par = self.par
        line["events"] = (
            int((week + 1) * par.events_per_year / YEAR) - int(week * par.events_per_year / YEAR) > 0
        )
        if line["events"]:
            keys = [key[:, None] for key in self.keys]
            u_attends = uniforms(np.arange(self.size), week, draws.EVENT, 0, *keys)[0].ravel()
            rules.attend_event(self.w.at(np.flatnonzero(u_attends < par.event_attendance)), par, week)

    def _give_seats(self, week: int, line: dict[str, Any]) -> None:
        queue = np.flatnonzero(self.w.status == rules.WAITING)
        on = self.on[queue]
        waiting = self._per_floor(queue)
        busy = self._counted(self.w.status == rules.IN_TRAINING)
        free = np.minimum(waiting, np.maximum(0, schedule.seats_of(range(self.size), self.par) - busy))
        priority = week - self.w.waiting_since[queue] + self.seat[queue]
        turn = np.where(free > 0, -np.inf, np.inf)
        for floor in np.flatnonzero((free > 0) & (free < waiting)):
            of_floor = priority[on == floor]
            turn[floor] = np.partition(of_floor, len(of_floor) - free[floor])[len(of_floor) - free[floor]]
        starts = queue[priority >= turn[on]]
        numpy_rules.start_course(self.w.at(starts), self.par, week)
        line["starts"] = self._per_floor(starts)
        line["voucher_starts"] = self._per_floor(starts[self.w.with_voucher[starts] > 0])

    def _hear_and_fade(self, together: NDArray[np.int64]) -> None:
        """Steps 4 and 5."""
        w, par = self.w, self.par
        known = (together & workers_week.KNOWS_MASK) / workers_week.KNOWS * self.share
        w.awareness += par.awareness_spread * np.maximum(0.0, known - w.awareness)
        hear = np.flatnonzero(together >> workers_week.GOOD_NEWS)
        _, _, news = workers_week.unpack(together[hear], self.share[hear], par)
        numpy_rules.hear_news(w.at(hear), par, news)
        for now, own, fade in zip(self.states, self.own, self.fades, strict=True):
            np.subtract(own, now, out=self.moved)
            self.moved *= fade
            now += self.moved

    def _learn(
        self, week: int, line: dict[str, Any], together: NDArray[np.int64], support: NDArray[Any]
    ) -> NDArray[Any]:
        """Information from outside, steps 6 and 7; gives back whose course is over."""
        w, par = self.w, self.par
        u_apply, u_inform = self.lots[2 * (week % 2) : 2 * (week % 2) + 2]
        pupils = np.flatnonzero(w.status == rules.IN_TRAINING)
        asks = np.flatnonzero((u_apply < self.may_apply) & (w.status == rules.FREE))
        rules.be_informed(w.at(np.flatnonzero(u_inform < self.may_inform)), par, week)
        norm, _, _ = workers_week.unpack(together[asks], self.share[asks], par)
        asking = (w.at(asks), par, self.may_apply[asks], norm, support[self.on[asks]], u_apply[asks])
        applicants = asks[numpy_rules.applies(*asking)]
        w.at(applicants).status = rules.WAITING
        w.at(applicants).waiting_since = week
        self.seat[applicants] = self._seat_lots(applicants, week)
        keys = [key[self.on[pupils]] for key in self.keys]
        u_stop, u_good, _, _ = uniforms(pupils % self.size, week, draws.COURSE, 0, *keys)
        line["training_weeks"] = self._per_floor(pupils)
        line["leave_weeks"] = self._per_floor(pupils[w.with_leave[pupils] > 0])
        stop, complete = numpy_rules.train(w.at(pupils), par, week, u_stop, u_good)
        line["stops"], line["completions"] = self._per_floor(pupils[stop]), self._per_floor(pupils[complete])
        return pupils[stop | complete]

    def _show(self, week: int, over: NDArray[Any]) -> None:
        """What colleagues see of each worker, as `workers_week.show`; `over` are those with news of a course."""
        w = self.w
        badly = w.experience == rules.BAD
        bit = np.where(badly, 1 << workers_week.TRAINED_BADLY, 1 << workers_week.TRAINED_WELL)
        shown = (w.awareness * workers_week.KNOWS).astype(np.int64) + bit * rules.took_part(w, week)
        shown[over] += np.where(badly[over], 1 << workers_week.BAD_NEWS, 1 << workers_week.GOOD_NEWS)
        self.seen[:, :-1] = shown.reshape(self.count, self.size)

    def _count(self, week: int, line: dict[str, Any]) -> None:
        """Step 9."""
        w = self.w
        trained = rules.took_part(w, week)
        line["participated"] = self._counted(trained)
        line["participated_low"] = self._counted(trained & self.is_low)
        line["participated_high"] = self._counted(trained & self.is_high)
        line["participated_medium"] = (
            line["participated"] - line["participated_low"] - line["participated_high"]
        )
        line["willing"] = self._counted(rules.drive(w, self.par) > 0.0)
        line["informed"] = self._counted(week - w.last_information < YEAR)
        line["waiting"] = self._counted(w.status == rules.WAITING)
        line["in_training"] = self._counted(w.status == rules.IN_TRAINING)

    def _move_culture(self, line: dict[str, Any]) -> None:
        """Step 8."""
        par, floor = self.par, self.floor
        change = (
            par.fade_culture * (par.employer_support - floor.culture)
            + par.culture_participation * (line["participated"] / self.size - floor.usual)
            + par.culture_answer * (line["signals"] / self.size * par.employer_support)
        )
        floor.culture = np.clip(floor.culture + change, 0.0, 1.0)
        line["culture"] = floor.culture

    def _groups(self, week: int) -> NDArray[np.int32]:
        """As `schedule.record_groups`."""
        w, par = self.w, self.par
        trained = rules.took_part(w, week)
        willing = rules.drive(w, par) > 0.0
        why = numpy_rules.barrier(w, par, schedule.support_now(self.floor, par)[self.on])
        neither = ~trained & ~willing
        measured = [np.ones_like(trained), trained, willing, week - w.last_information < YEAR, neither]
        measured += [part & (why == at) for part in (neither, ~trained) for at in range(len(Barrier))]
        table = np.zeros((self.count, len(GROUPS), len(MEASURES)), np.int32)
        of_groups = (
            (0, np.zeros_like(w.education)),
            (schedule.FIRST_EDUCATION, w.education),
            (schedule.FIRST_AGE, w.age),
            (schedule.FIRST_SEX, w.sex),
            (schedule.FIRST_SHIFT, w.shift),
            (schedule.FIRST_EDUCATION_AND_SEX, schedule.SEXES * w.education + w.sex),
        )
        for first, group in of_groups:
            cell = self.on * len(GROUPS) + first + group
            for measure, holds in enumerate(measured):
                counts = np.bincount(cell[holds], minlength=self.count * len(GROUPS))
                table[:, :, measure] += counts.reshape(self.count, -1).astype(np.int32)
        return table

    def same_as(self, floors: Floors, record: Record) -> bool:
        """Whether everything is as in the engine, to the last bit."""
        same = np.array_equal(np.stack(self.lines, axis=1), record.series)
        same = same and np.array_equal(np.stack(self.tables, axis=1), record.tables)
        for columns, records in ((self.w, floors.workers), (self.m, floors.mentors)):
            for name in records.dtype.names:
                same = same and np.array_equal(getattr(columns, name).ravel(), records[name])
        return bool(same and np.array_equal(self.floor.culture, floors.floors.culture))
