"""Where a region is cut into slices that can run anywhere: the same on every machine."""

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sherpa_sim.content.region import Region

WORKERS_A_SLICE = 20_000
WORKPLACES_A_SLICE = 2_000
"""A slice has no more than this of either: a small workplace takes time of its own, besides that of its workers."""

LEAST_OF_A_BLOCK = 8
"""Workplaces of a block that a sample has at least, if there are as many: what its error is reckoned from."""


@dataclass(frozen=True)
class Block:
    """Workplaces of one size (in workers) in one size class and sector; the first is floor `first` of the region.

    `run` of the `workplaces` are simulated, the first of them, and stand for all.
    """

    size_class: str
    sector: str
    size: int
    workplaces: int
    first: int
    run: int

    @property
    def workers(self) -> int:
        """Workers in all its workplaces."""
        return self.size * self.workplaces

    @property
    def workers_run(self) -> int:
        """Workers in those that are simulated."""
        return self.size * self.run

    @property
    def weight(self) -> float:
        """For how many workplaces each that is simulated stands."""
        return self.workplaces / self.run


@dataclass(frozen=True)
class Slice:
    """Some workplaces of a block that are simulated, those from floor `first` of the region."""

    block: int
    first: int
    workplaces: int


def blocks_of(region: Region, share: float = 1.0) -> tuple[Block, ...]:
    """The workplaces of a region by size class, sector and size; every class has exactly as many as its record says.

    `share` of the workplaces of each block are simulated, in (0, 1]. Which ones does not matter: the workplaces of a
    block differ by chance only.
    """
    blocks: list[Block] = []
    first = 0
    for name, one in region.size_classes.items():
        kinds = [(sector, size) for sector in one.sectors for size in one.sizes]
        reached = list(accumulate(region.sector_share(sector) * size.share.value for sector, size in kinds))
        edges = [0, *(round(one.workplaces.value * upto / reached[-1]) for upto in reached)]
        for (sector, size), (begin, end) in zip(kinds, pairwise(edges), strict=True):
            if end > begin:
                many = end - begin
                run = min(many, max(LEAST_OF_A_BLOCK, math.ceil(share * many)))
                blocks.append(Block(name, sector, size.workers, many, first + begin, run))
        first += one.workplaces.value
    return tuple(blocks)


def slices_of(region: Region, share: float = 1.0) -> tuple[Slice, ...]:
    """Where what is simulated of a region is cut: the same on every machine."""
    slices = []
    for number, block in enumerate(blocks_of(region, share)):
        most = max(1, min(WORKPLACES_A_SLICE, WORKERS_A_SLICE // block.size))
        for begin in range(0, block.run, most):
            slices.append(Slice(number, block.first + begin, min(most, block.run - begin)))
    return tuple(slices)
