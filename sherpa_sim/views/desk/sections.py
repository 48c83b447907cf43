"""The sections of the desk, in the order in which the trainer finds them."""

from sherpa_sim.locale.words import N_

from .certificates import certificates_section
from .conversations import conversations_section
from .desk import Section
from .export import export
from .marking import marking
from .overview import overview
from .papers import papers
from .people import people
from .plans import plans_section
from .progress import progress_section
from .questions import questions_section

SECTIONS = (
    Section("overview", N_("Overview"), overview),
    Section("people", N_("People"), people),
    Section("papers", N_("Papers"), papers),
    Section("marking", N_("Marking"), marking),
    Section("progress", N_("Progress"), progress_section),
    Section("questions", N_("Questions"), questions_section),
    Section("conversations", N_("Conversations"), conversations_section),
    Section("plans", N_("Action plans"), plans_section),
    Section("certificates", N_("Certificates"), certificates_section),
    Section("export", N_("Export"), export),
)
"""A new section is a module with one function, and a line here."""
