"""Random numbers as a pure function of who, when and what for.

Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): a counter goes in, four
uniform numbers come out, and nothing is remembered in between. So the order in which floors, workers or
threads are visited cannot change a draw, and a change for some workers leaves everybody else's draws as they
were. Plain integers throughout (`int` of a number that comes from an array, which could overflow): the same
source runs interpreted and compiled.
"""

from .columns import PART

LIVE = 1  # apply and be informed, this week and the next: one counter serves two weeks
COURSE = 10  # stop early, good experience
MENTOR = 2  # leave the role, who replaces, fractional talk
MEET = 3  # the colleagues a mentor meets
TALK = 4  # sees the barrier, which lever otherwise, passes a signal on
EVENT = 5  # attends
SEAT = 6  # lottery when there are more applicants than seats
PERSON = 7  # who a worker is
TIES = 8  # who a worker knows
POSTS = 9  # how many mentors a fractional number comes to, and who they are
SKILL = 11  # how well a worker would talk as a mentor, without any training

_MULTIPLY_0 = 0xD2511F53
_MULTIPLY_1 = 0xCD9E8D57
_WEYL_0 = 0x9E3779B9
_WEYL_1 = 0xBB67AE85
_MASK = 0xFFFFFFFF
ROUNDS = 10
STEP = 2.0**-32


def words(c0, c1, c2, c3, k0, k1):
    """Four 32-bit words for a counter (c0, c1, c2, c3) under a key (k0, k1)."""
    for _ in range(ROUNDS):
        # The masks tell the compiler that each factor has 32 bits, so that it can draw for many workers at once.
        product_0 = _MULTIPLY_0 * (c0 & _MASK)
        product_1 = _MULTIPLY_1 * (c2 & _MASK)
        c0 = ((product_1 >> 32) & _MASK) ^ c1 ^ k0
        c1 = product_1 & _MASK
        c2 = ((product_0 >> 32) & _MASK) ^ c3 ^ k1
        c3 = product_0 & _MASK
        k0 = (k0 + _WEYL_0) & _MASK
        k1 = (k1 + _WEYL_1) & _MASK
    return c0, c1, c2, c3


def uniforms(who, week, purpose, number, key_0, key_1):
    """Four uniform numbers in (0, 1) for one decision of one worker in one week on the floor with that key.

    `number` tells apart several decisions of the same kind in the same week.
    """
    w0, w1, w2, w3 = words(int(who), int(week), int(purpose), int(number), int(key_0), int(key_1))
    return (w0 + 0.5) * STEP, (w1 + 0.5) * STEP, (w2 + 0.5) * STEP, (w3 + 0.5) * STEP


def draw(lots, many, week, purpose, key_0, key_1):
    """The same as `uniforms` for the first `many` of `lots`, each for its `who` and `number`, into `u_0` to `u_3`."""
    for first in range(0, many, PART):
        part = lots[first : min(first + PART, many)]
        for i in range(len(part)):
            lot = part[i]
            u_0, u_1, u_2, u_3 = uniforms(lot.who, week, purpose, lot.number, key_0, key_1)
            lot.u_0 = u_0
            lot.u_1 = u_1
            lot.u_2 = u_2
            lot.u_3 = u_3
