"""By what a calendar knows the plan of a person of a cohort, however often it is saved."""

from uuid import UUID, uuid5

from sherpa_sim.content.plan_record import PlanRecord

from .cohort import Cohort

_KIT = UUID("8d2f4f1c-6f0e-4c0b-9b53-0f3c7a5c1e64")


def plan_id(cohort: Cohort, trainee: str, record: PlanRecord) -> str:
    """32 hexadecimal digits: those that the record brought from a browser, else always the same for this person."""
    return record.plan_id or uuid5(_KIT, f"{cohort.settings.key}/{trainee}").hex
