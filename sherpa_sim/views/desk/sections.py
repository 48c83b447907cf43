"""The sections of the desk, in the order in which the trainer finds them."""

from sherpa_sim.locale.words import N_

from .desk import Section
from .export import export
from .marking import marking
from .overview import overview
from .papers import papers
from .people import people

SECTIONS = (
    Section("overview", N_("Overview"), overview),
    Section("people", N_("People"), people),
    Section("papers", N_("Papers"), papers),
    Section("marking", N_("Marking"), marking),
    Section("export", N_("Export"), export),
)
"""A new section is a module with one function, and a line here."""
