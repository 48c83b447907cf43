"""The sections of the desk, in the order in which the trainer finds them."""

from sherpa_sim.locale.words import N_

from .desk import Section
from .overview import overview

SECTIONS = (Section("overview", N_("Overview"), overview),)
"""A new section is a module with one function, and a line here."""
