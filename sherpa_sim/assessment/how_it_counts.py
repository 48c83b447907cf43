"""How an answer counts, in a sentence for the trainee under each question."""

from collections.abc import Mapping
from types import MappingProxyType

from sherpa_sim.content.question_parts import Kind
from sherpa_sim.locale.words import N_

HOW_IT_COUNTS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ONE: N_("Choose one. A wrong choice costs a little; leaving it open costs nothing."),
        Kind.MANY: N_("Tick all that are right. A wrong tick costs a little; an empty box costs nothing."),
        Kind.CLASSIFY: N_(
            "Each one you place well counts. A wrong place costs a little; leaving one open costs nothing."
        ),
        Kind.MATCH: N_(
            "Each pair that fits counts. A wrong pair costs a little; leaving one open costs nothing."
        ),
        Kind.ORDER: N_("The more of them stand in the right order, the more you earn."),
        Kind.NUMBER: N_("The nearer you come, the more you earn. A number far off costs a little."),
        Kind.TEXT: N_("Your trainer reads this and marks it."),
        Kind.FORM: N_("Your trainer reads this and marks it."),
        Kind.PLAN: N_(
            "The more your plan brings, the more you earn. A plan drawn by lot earns nothing on average."
        ),
        Kind.CONVERSATION: N_(
            "What counts is how you talk, not what your colleague decides. A good talk can end with a no."
        ),
    }
)
