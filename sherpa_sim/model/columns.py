"""How a shop floor lies in memory: one record per worker, mentor and floor, declared once."""

import numpy as np

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import GROUPS, Age, Education, History, Sex, Shift
from sherpa_sim.domain.states import Barrier, State

TIES = 10
"""Ties a worker has at most. A place without a tie holds the number of workers: the row of nobody."""

NEVER = -10_000
"""A week long before the first: nothing of the kind has happened yet."""

WORKER = np.dtype(
    [
        ("need", "f8"),
        ("awareness", "f8"),
        ("confidence", "f8"),
        ("time_room", "f8"),
        ("money_room", "f8"),
        ("balance", "f8"),
        ("own_need", "f8"),
        ("own_awareness", "f8"),
        ("own_confidence", "f8"),
        ("own_time_room", "f8"),
        ("own_money_room", "f8"),
        ("own_balance", "f8"),
        ("trust", "f8"),
        ("peer_weight", "f8"),
        ("follow_up", "f8"),
        ("support_gap", "f8"),
        ("contract", "f4"),
        ("department", "i2"),
        ("last_training", "i2"),
        ("last_information", "i2"),
        ("last_experience", "i2"),
        ("waiting_since", "i2"),
        ("talks", "i2"),
        ("starts", "i2"),
        ("completions", "i2"),
        ("stops", "i2"),
        ("education", "i1"),
        ("age", "i1"),
        ("sex", "i1"),
        ("shift", "i1"),
        ("history", "i1"),
        ("status", "i1"),
        ("weeks_left", "i1"),
        ("experience", "i1"),
        ("leave_allowed", "i1"),
        ("voucher_allowed", "i1"),
        ("with_leave", "i1"),
        ("with_voucher", "i1"),
    ],
    align=True,
)
"""A worker. Float states in [0, 1] (balance in [-1, 1]); `own_...` is the person's own level; weeks are counted
from the start of the burn-in; categories are the codes of `sherpa_sim.domain`."""

MENTOR = np.dtype(
    [
        ("skill", "f8"),
        ("own_skill", "f8"),
        ("taught_skill", "f8"),
        ("worker", "i4"),
        ("partner", "i4"),
        ("paired_until", "i4"),
        ("talks", "i4"),
        ("vacant", "i2"),
        ("in_post", "i1"),
    ],
    align=True,
)
"""A mentor's post: who holds it, her share of MI-consistent talk in [0, 1] (now; without any training, and as her
course left it), the colleague she is paired with and before which week, talks held, weeks until she is in post."""

FLOOR = np.dtype(
    [
        ("key_0", "i8"),
        ("key_1", "i8"),
        ("first_worker", "i8"),
        ("workers", "i8"),
        ("first_post", "i8"),
        ("posts", "i8"),
        ("assumed", "i8"),
        ("culture", "f8"),
        ("usual", "f8"),
        ("posts_draw", "f8"),
    ],
    align=True,
)
"""A floor: its key for draws, its slice of workers and of posts, which of several sets of assumptions it lives under,
its learning culture in [0, 1], the share that usually takes part, and the draw that turns a fractional number of
mentors into a whole one."""

_OF_EDUCATION = (len(Education),)
ORIGIN = np.dtype(
    [(name, "f8", _OF_EDUCATION) for name in ("bad_share", "good_share")]
    + [("memory", "f8", (len(History),)), ("part_time", "f8", (len(Sex),))]
    + [("time_room", "f8", (len(Shift),)), ("need_by_age", "f8", (len(Age),))]
    + [(name, "f8", _OF_EDUCATION) for name in ("need", "awareness", "confidence", "money_room", "balance")]
    + [
        (f"{name}_spread", "f8")
        for name in ("need", "awareness", "confidence", "time_room", "money_room", "balance")
    ]
    + [(name, "f8") for name in ("support_spread", "trust", "part_time_contract", "part_time_adds")],
    align=True,
)
"""Where people come from: middles and spreads of their own levels by what they are, and the shares of part-timers by
sex and of memories of school by education."""

NOTE = np.dtype(
    [
        ("heard", "i8"),
        ("share", "f8"),
        ("may_apply", "f8"),
        ("may_inform", "f8"),
        ("seat", "f8"),
        ("chosen", "i1"),
    ],
    align=True,
)
"""What is noted of a worker while her floor is run: what she sees of her ties together (packed), one over how
many they are, the chances of applying and of being informed that no state of hers can exceed, her
lot among those who applied in the same week, and whether something may happen to her this week."""

LOT = np.dtype(
    [("who", "i8"), ("number", "i8"), ("u_0", "f8"), ("u_1", "f8"), ("u_2", "f8"), ("u_3", "f8")], align=True
)
"""Who draws, the how manieth time this week, and the four uniform numbers drawn."""

PART = 256
"""So many workers, notes or lots are gone through at a time: those that lie together while a floor is run."""

SERIES = (
    "participated",
    "participated_low",
    "participated_medium",
    "participated_high",
    "willing",
    "informed",
    "waiting",
    "in_training",
    "starts",
    "voucher_starts",
    "completions",
    "stops",
    "training_weeks",
    "leave_weeks",
    "talks",
    "signals",
    "posts_filled",
    "mentors_trained",
    "posts",
    "skill",
    "events",
    "culture",
)
"""What is recorded of a floor every week, as numbers of workers (culture: a share; skill: the sum over the mentors
in post). `waiting` and `in_training`
are as the week ends; `training_weeks` and `leave_weeks` count who was in a course during the week, its last week
included."""

LINE = np.dtype([(name, "f4") for name in SERIES])
"""What is recorded of a floor in one week."""

MEASURES = (
    "workers",
    "participated",
    "willing",
    "informed",
    "neither",
    *(f"neither_{barrier}" for barrier in Barrier),
    *(f"not_trained_{barrier}" for barrier in Barrier),
)
"""What is recorded of each group every year, as numbers of workers. `neither`: did not take part in the last
12 months and is not willing; `neither_need`: of these, for whom need is the weakest condition; and so on."""

TABLE_GROUPS = len(GROUPS)

_SCALARS = (  # noqa: SIM905  (a list would take 70 lines)
    "steepness_capability weight_confidence weight_awareness threshold_capability "
    "steepness_opportunity weight_time weight_money weight_norm weight_support threshold_opportunity "
    "steepness_motivation weight_need weight_balance threshold_motivation "
    "leave_widens voucher_widens instrument_known "
    "break_even_skill balance_step trust_step sees_untrained sees_with_skill talk_minutes signal_chance "
    "event_awareness event_confidence event_need event_attendance information_gain "
    "awareness_spread news_confidence news_need bad_counts "
    "fade_need fade_awareness fade_confidence fade_time_room fade_money_room fade_balance fade_trust "
    "fade_peer_weight fade_follow_up trust_level "
    "stop_hazard stop_confidence stop_room stop_follow_up "
    "good_base good_history good_confidence good_follow_up good_confidence_gain bad_confidence_loss need_satisfied "
    "mentor_leaves skill_untrained skill_sd course_gain usual_course_days half_gain_days skill_fade sessions_to_hold "
    "session_attendance coaching_gain intervision_worth refresher_recovers "
    "fade_culture culture_participation culture_answer support_from_culture "
    "mentors_per_100 mentor_hours mentor_course_days mentor_practice_share coaching_sessions intervision_sessions "
    "refresher_days events_per_year employer_support seats_per_100"
).split()
_WHOLE = "course_weeks meets vacancy_weeks pair_weeks reach lever_policy".split()  # noqa: SIM905

PARAMETERS = np.dtype(
    [(name, "f8") for name in _SCALARS]
    + [(name, "i8") for name in _WHOLE]
    + [
        ("answer", "i8", (len(Barrier),)),
        ("apply_rate", "f8", (len(Education), len(Sex))),
        ("age_factor", "f8", (len(Age),)),
        ("inform_rate", "f8", (len(Education),)),
        ("gain", "f8", (len(Lever), len(State))),
    ],
    align=True,
)
"""Everything the rules need in a week, assumptions and settings together: one record per span of weeks."""
