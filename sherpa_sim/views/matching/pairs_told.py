"""What is proposed, in sentences: the whole, one pair, who is left, who moves after a no, and the stable matching."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from sherpa_sim.content.matching import Candidate
from sherpa_sim.locale.words import Words
from sherpa_sim.matching.assignment import NOBODY, total
from sherpa_sim.matching.proposal import Matching
from sherpa_sim.matching.proposed import Left, Move, Proposal, Proposed
from sherpa_sim.matching.refusal import Refusal
from sherpa_sim.reports.match_words import limit_words, points_words, why

from ..controls import Cell
from ..markup import paragraphs_of

MOST_NAMES = 12
"""Names in one sentence."""


def summary_told(
    proposal: Proposal, mentees: int, unknown: Sequence[tuple[Candidate, str]], words: Words
) -> Markup:
    """How many pairs there are, how sure the proposal is, and which names in "not with" are on no list."""
    pairs = len(proposal.pairs)
    lines = [
        words(
            "Pairs proposed: {pairs}, for {mentees} mentees. That is as many as the limits allow and, of all "
            "ways to make so many, one with the best fit together. You decide; this is a proposal.",
            pairs=words.number(pairs),
            mentees=words.number(mentees),
        )
        if not proposal.settled
        else words(
            "Pairs proposed: {pairs}, for {mentees} mentees, with as few changes as can be since somebody said "
            "no. Their fit together is {points}; matched freely it would be {best}.",
            pairs=words.number(pairs),
            mentees=words.number(mentees),
            points=points_words(proposal.points, words),
            best=points_words(proposal.best_points, words),
        )
    ]
    tied = sum(bool(pair.as_good) or pair.may_be_left for pair in proposal.pairs)
    if tied:
        lines.append(
            words(
                "For {count} of these pairs another choice is just as good; the list tells with whom. Nothing "
                "but the order of the lists decided there.",
                count=words.number(tied),
            )
        )
    if proposal.free:
        names = ", ".join(one.name for one, _ in proposal.free[:MOST_NAMES])
        more = len(proposal.free) - MOST_NAMES
        lines.append(
            words("Mentors with room left: {names} and {count} more.", names=names, count=more)
            if more > 0
            else words("Mentors with room left: {names}.", names=names)
        )
    lines += [
        words(
            'The list says of {name} not to be with "{other}", who is not on the other list: look how it is written.',
            name=one.name,
            other=other,
        )
        for one, other in unknown[:MOST_NAMES]
    ]
    return paragraphs_of(lines)


def pair_told(pair: Proposed, settled: bool, words: Words) -> Markup:
    """Why these two, what would be as good, and what each wrote about her motivation."""
    lines = Markup("").join(Markup("<li>{}</li>").format(one) for one in why(pair, words))
    notes = Markup("").join(
        Markup("<p><strong>{}</strong> {}</p>").format(
            words("{name} about motivation:", name=one.name), one.notes
        )
        for one in (pair.mentee, pair.mentor)
        if one.notes
    )
    if notes:
        notes += Markup('<p class="quiet">{}</p>').format(
            words("You read this; it is never compared or scored.")
        )
    return Markup("<h3>{}</h3>{}<ul>{}</ul>{}").format(
        words("{mentee} with {mentor}", mentee=pair.mentee.name, mentor=pair.mentor.name),
        paragraphs_of(
            [
                words("Fit: {points} of 100.", points=points_words(pair.points, words)),
                *_beside(pair, settled, words),
            ]
        ),
        lines,
        notes,
    )


def left_cells(one: Left, words: Words) -> tuple[Cell | str, ...]:
    """The row of a mentee without a mentor: what stands in the way, and who is nearest."""
    if one.nearest is None:
        return one.mentee.name, words("There is no mentor who takes part."), ""
    if one.fits:
        reason = words("Mentors who fit: {count}, all of them taken.", count=words.number(one.fits))
    else:
        reason = words("Nobody fits.")
    if one.as_good:
        reason += " " + words("As good with {names}", names=_names(one.as_good)) + "."
    limits = "; ".join(limit_words(limit, words) for limit in one.limits)
    near = words("{mentor} (fit {points})", mentor=one.nearest.name, points=points_words(one.points, words))
    return one.mentee.name, reason, f"{near}: {limits}" if limits else near


def moves_told(pair: Proposed, fewest: Refusal | None, freely: Refusal, words: Words) -> Markup:
    """What happens if this pair is not made, in one or two ways."""
    title = Markup("<h4>{}</h4>").format(
        words("If {mentee} and {mentor} are no pair", mentee=pair.mentee.name, mentor=pair.mentor.name)
    )
    if fewest is None:
        return title + _way(freely, words)
    return Markup("{}<h5>{}</h5>{}<h5>{}</h5>{}").format(
        title,
        words("With as few changes as can be"),
        _way(fewest, words),
        words("Everybody matched freely"),
        _way(freely, words),
    )


def stable_told(matching: Matching, proposal: Proposal, words: Words) -> Markup:
    """The stable matching beside the best one."""
    stable = matching.stable()
    now = matching.numbered_proposal(proposal)
    moves = matching.moves(now, stable)
    lines = [
        words(
            "In a stable matching no mentor and mentee would both rather have each other than whom they got. It "
            "looks at each of the two apart; it can cost pairs, or fit together."
        ),
        words(
            "Proposed: {pairs} pairs, fit together {points}. Stable: {others} pairs, {less}.",
            pairs=words.number(len(proposal.pairs)),
            points=points_words(proposal.points, words),
            others=words.number(int((stable != NOBODY).sum())),
            less=points_words(total(matching.points, stable), words),
        ),
        words("Both are the same here.")
        if not moves
        else words("What is other in the stable matching; fix a pair if you want it:"),
    ]
    return Markup("<h3>{}</h3>{}{}").format(
        words("The stable alternative"), paragraphs_of(lines), _moved(moves, words)
    )


def _beside(pair: Proposed, settled: bool, words: Words) -> Iterable[str]:
    """How firm this pair is."""
    if pair.fixed:
        yield words("You fixed this pair.")
        if pair.against:
            limits = "; ".join(limit_words(limit, words) for limit in pair.against)
            yield words("It goes against a limit: {limits}.", limits=limits)
        return
    if settled:
        return
    if pair.as_good:
        yield words("Another matching is as good, with this mentee with {names}.", names=_names(pair.as_good))
    if pair.may_be_left:
        yield words("Another matching is as good, in which this mentee has nobody and somebody else has.")
    if not (pair.as_good or pair.may_be_left):
        if pair.lost_pairs:
            yield words("Without this pair there would be fewer pairs in all.")
        else:
            yield words(
                "Without this pair the best that is left has {points} less fit, over all pairs together.",
                points=points_words(pair.lost_points, words),
            )


def _way(one: Refusal, words: Words) -> Markup:
    line = words(
        "{pairs} pairs, fit together {points}. Who moves:",
        pairs=words.number(one.pairs),
        points=points_words(one.points, words),
    )
    return paragraphs_of([line]) + _moved(one.moves, words)


def _moved(moves: Iterable[Move], words: Words) -> Markup:
    nobody = words("nobody")
    lines = Markup("").join(
        Markup("<li>{}</li>").format(
            words(
                "{mentee}: from {before} to {after}",
                mentee=move.mentee.name,
                before=move.before.name if move.before else nobody,
                after=move.after.name if move.after else nobody,
            )
        )
        for move in moves
    )
    return Markup("<ul>{}</ul>").format(lines) if lines else Markup("")


def _names(people: Iterable[Candidate]) -> str:
    return ", ".join(one.name for one in people)
