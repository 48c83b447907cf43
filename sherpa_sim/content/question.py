"""A question of the bank, of whatever kind: one record, told apart by its `kind`."""

from typing import Annotated

from pydantic import Field

from .question_choices import Classify, ManyOfMany, Match, OneOfMany, Order
from .question_conversation import Conversation
from .question_values import Number, Plan
from .question_written import Form, ShortText

Question = Annotated[
    OneOfMany | ManyOfMany | Classify | Match | Order | Number | ShortText | Form | Plan | Conversation,
    Field(discriminator="kind"),
]
