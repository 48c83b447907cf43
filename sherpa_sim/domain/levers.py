"""The seven levers a learning mentor can pull."""

from .category import Category


class Lever(Category):
    """The seven levers of the SERV advice on lifelong learning (2020), as the SHERPA proposal lists them."""

    ENLIGHTEN = "enlighten"
    ENTHUSE = "enthuse"
    ENCOURAGE = "encourage"
    EXEMPLIFY = "exemplify"
    ENABLE = "enable"
    ENGAGE = "engage"
    EXPERIENCE = "experience"
