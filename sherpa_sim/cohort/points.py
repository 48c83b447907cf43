"""Points as they are told."""

from sherpa_sim.locale.words import Words


def points_in_words(number: float, words: Words) -> str:
    """A number of points with as many decimals as it needs, two at most."""
    return words.number(number, len(f"{number:.2f}".rstrip("0").partition(".")[2]))
