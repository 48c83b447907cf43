"""That the description of the model and its pages leave out the same."""

import re

from sherpa_sim.content import places
from sherpa_sim.content.not_modelled import load_not_modelled


def test_the_description_of_the_model_lists_the_same() -> None:
    described = (places.folder("simulations") / "ODD.md").read_text("utf-8").partition("## Not modelled")[2]
    listed = re.findall(r"^- (.*?)(?=^- |\n\n|\Z)", described.partition("\n## ")[0], flags=re.S | re.M)
    plain = [" ".join(entry.split()).rstrip(";.") for entry in listed]
    found = load_not_modelled()
    assert plain == [entry.en for entry in (*found.left_out, *found.taken_as_given)]
