"""What changes in a worker, and what can stand between a worker and a course."""

from .category import Category


class State(Category):
    """What a conversation can move. All lie in [0, 1], except balance in [-1, 1].

    `peer_weight` is how much a worker counts colleagues who trained (lever Engage); `follow_up` is how
    well a worker is held during a course (lever Experience). Both are 0 without a mentor.
    """

    NEED = "need"
    AWARENESS = "awareness"
    CONFIDENCE = "confidence"
    TIME_ROOM = "time_room"
    MONEY_ROOM = "money_room"
    BALANCE = "balance"
    TRUST = "trust"
    PEER_WEIGHT = "peer_weight"
    FOLLOW_UP = "follow_up"


class Barrier(Category):
    """The reasons not to train: the weakest of these six is the reason."""

    NEED = "need"
    AWARENESS = "awareness"
    CONFIDENCE = "confidence"
    TIME = "time"
    MONEY = "money"
    SUPPORT = "support"


class Status(Category):
    """Where a worker stands with regard to a course."""

    FREE = "free"
    WAITING = "waiting"
    IN_TRAINING = "in_training"


class Experience(Category):
    """How the last course was lived."""

    NONE = "none"
    BAD = "bad"
    GOOD = "good"
