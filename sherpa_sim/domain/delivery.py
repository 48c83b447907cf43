"""How mentors work: whom they approach, which lever they choose, and who pays."""

from .category import Category


class Reach(Category):
    """Whom a mentor approaches among the colleagues she meets in a week."""

    LEAST_REACHED = "least_reached"
    ASKING = "asking"
    RANDOM = "random"


class LeverPolicy(Category):
    """How a mentor chooses a lever: by what blocks this colleague, at random, or always the same one."""

    BY_BARRIER = "by_barrier"
    RANDOM = "random"
    ENLIGHTEN = "enlighten"
    ENTHUSE = "enthuse"
    ENCOURAGE = "encourage"
    EXEMPLIFY = "exemplify"
    ENABLE = "enable"
    ENGAGE = "engage"
    EXPERIENCE = "experience"


class Payer(Category):
    """Who bears a cost."""

    EMPLOYER = "employer"
    GOVERNMENT = "government"
    WORKER = "worker"
    UNION = "union"
