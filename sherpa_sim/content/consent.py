"""Whether somebody who must agree does."""

from enum import StrEnum


class Consent(StrEnum):
    """What somebody answered who was, or was not yet, asked to agree."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    YES = "yes"
    NO = "no"
