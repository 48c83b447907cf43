"""What the model was fitted to: apart from the patterns, because agreeing here was the aim."""

from markupsafe import Markup

from sherpa_sim.content.targets import Measure
from sherpa_sim.experiments.calibrate import Fit
from sherpa_sim.experiments.validate import Validation
from sherpa_sim.locale.words import Words

from .cards import table
from .telling import verdict


def fitted_to(found: Validation, words: Words) -> Markup:
    """Every target with what was observed and modelled."""
    columns = (
        words("Survey figure"),
        words("Observed"),
        words("Model"),
        words("Accepted difference"),
        words("Verdict"),
    )
    rows = tuple(
        (Markup("{}").format(fit.target.meaning(words.language)), _cells(fit, words)) for fit in found.fits
    )
    return Markup('<h2 id="fitted">{}</h2><p>{}</p>{}').format(
        words("What the model was fitted to"),
        words(
            "These figures from surveys were used to set the free numbers of the model. That they agree says that the "
            "fitting worked; it is no evidence for the model."
        ),
        table("fitted", columns, rows),
    )


def _cells(fit: Fit, words: Words) -> tuple[Markup, ...]:
    target = fit.target
    if target.measure is Measure.PARTICIPATED_RATIO:
        observed, modelled, tolerance = (
            words.number(value, 2) for value in (target.value, fit.modelled, target.tolerance)
        )
    else:
        observed, modelled = (words.percent(value, 1) for value in (target.value, fit.modelled))
        tolerance = f"{words.number(100 * target.tolerance, 1)} {words('percentage points')}"
    return (
        Markup('{} <a href="#source-{}">{}</a>').format(
            observed, target.source, words("source ({evidence})", evidence=target.evidence)
        ),
        Markup('<span class="strong">{}</span>').format(modelled),
        Markup("{}").format(tolerance),
        Markup('<span class="{}">{}</span>').format("met" if fit.met else "missed", verdict(fit.met, words)),
    )
