"""From a template and its texts to a tagged PDF (PDF/UA-1), set by Typst."""

import json
from collections.abc import Mapping
from pathlib import Path

import matplotlib
import typst

from sherpa_sim.domain.problem import Problem

REGIONS = {"en": "GB", "nl": "BE"}
"""The country whose hyphens and quotation marks go with a language of the kit."""


def typeset(template: Path, said: Mapping[str, object], unprintable: Problem) -> bytes:
    """The PDF of a template with what is `said`; the same bytes for the same texts.

    Letters are Libertinus Serif, which Typst holds, and for other scripts DejaVu Sans, which Matplotlib brings: no
    font of the machine is looked at.

    Raises:
        Problem: `unprintable`, if a text has a letter that neither has.
    """
    try:
        return typst.compile(
            template,
            root=template.parent,
            font_paths=[Path(matplotlib.get_data_path()) / "fonts" / "ttf"],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"said": json.dumps(said)},
        )
    except typst.TypstError as error:
        if "could not be displayed" in str(error):
            raise unprintable from None
        raise
