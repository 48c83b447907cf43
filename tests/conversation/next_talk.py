"""What the six say after each code in mixed talks.

`python -m tests.conversation.next_talk` writes it beside what was observed.
"""

import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_lines import Moment
from sherpa_sim.content.talk_numbers import load_talk_numbers
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode

from .made_talks import led

UNASKED_ADVICE = (MentorCode.DIRECTION, MentorCode.PERSUASION)
"""Advice without permission; what was observed of it stands under direction."""
ORDINARY = (Moment.TALK, Moment.ASK, Moment.TO_INFORMATION, Moment.LIMIT)


@dataclass(frozen=True)
class NextTalk:
    """Shares of the three groups after each code, the middle number of words, and how often a side is kept."""

    shares: Mapping[MentorCode, Mapping[ColleagueGroup, float]]
    words: Mapping[MentorCode, float]
    change_after_change: float
    sustain_after_sustain: float


def next_talk(talks: int) -> NextTalk:
    """From so many mixed talks with each of the six, every one with a seed of its own."""
    after: dict[MentorCode, Counter[ColleagueGroup]] = defaultdict(Counter)
    words: dict[MentorCode, list[int]] = defaultdict(list)
    kept: dict[ColleagueGroup, Counter[ColleagueGroup]] = defaultdict(Counter)
    for place, colleague in enumerate(load_colleagues()):
        for seed in range(place * talks, (place + 1) * talks):
            before: ColleagueGroup | None = None
            for code, reply in led(colleague, "mixed", seed)[1]:
                if reply.moment not in ORDINARY:
                    continue
                kind = MentorCode.DIRECTION if code in UNASKED_ADVICE else code
                after[kind][reply.code.group] += 1
                words[kind].append(len(reply.text.split()))
                if before is not None:
                    kept[before][reply.code.group] += 1
                before = reply.code.group
    return NextTalk(
        {
            code: {group: count[group] / count.total() for group in ColleagueGroup}
            for code, count in after.items()
        },
        {code: statistics.median(count) for code, count in words.items()},
        *(
            kept[group][group] / kept[group].total()
            for group in (ColleagueGroup.CHANGE, ColleagueGroup.SUSTAIN)
        ),
    )


def tell(talks: int = 200) -> None:
    """Write what came out beside what was observed."""
    observed = load_talk_numbers().observed
    found = next_talk(talks)
    for code in MentorCode:
        if code not in found.shares:
            continue
        shares = [f"{found.shares[code][group]:.3f}" for group in ColleagueGroup]
        row = observed.shares.get(code)
        seen = [row.change, row.neutral, row.sustain, observed.words[code]] if row else ""
        sys.stdout.write(f"{code.value:28} {' '.join(shares)} {found.words[code]:5.1f} {seen}\n")
    kept = found.change_after_change, found.sustain_after_sustain
    sys.stdout.write("kept: change {:.3f}, sustain {:.3f}\n".format(*kept))


if __name__ == "__main__":
    tell()
