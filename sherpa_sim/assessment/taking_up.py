"""Whether a line comes back to what the other just said, by the words that both have in common.

Words that most colleagues use say nothing of whom one listens to; which those are follows from what the six can say.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_lines import load_lines

SHORTEST = 3
"""Letters of a word that counts."""
STEM = 5
"""Letters by which two forms of a word are taken for one."""
COMMON_TO = 5
"""A word that so many of the colleagues use is nobody's own."""
_WORD = re.compile(r"[^\W\d_]+")


def takes_up(text: str, before: Sequence[str], language: str) -> bool:
    """Whether `text` has a word of what was said `before` that is no common word, in whatever form."""
    own = _stems(text) - _common(language)
    return any(own & _stems(line) for line in before)


def _stems(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return frozenset(word[:STEM] for word in _WORD.findall(plain) if len(word) >= SHORTEST)


@functools.cache
def _common(language: str) -> frozenset[str]:
    users: Counter[str] = Counter()
    for colleague in load_colleagues():
        said = [line.text(language) for line in load_lines(colleague).lines]
        users.update(frozenset[str]().union(*map(_stems, said)))
    return frozenset(stem for stem, many in users.items() if many >= COMMON_TO)
