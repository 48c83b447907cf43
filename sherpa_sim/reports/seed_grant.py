"""The seed-grant form to sign, and what whoever decides about it goes through, as a tagged PDF."""

from datetime import date

from sherpa_sim.content.budget import Euro, total
from sherpa_sim.content.seed_grant import SeedGrant, missing, wrong
from sherpa_sim.locale.words import Words

from .event_words import CONSENTS
from .printed_sheet import (
    Block,
    Boxes,
    Facts,
    Grid,
    Heading,
    Leaf,
    Note,
    Paragraph,
    Points,
    Room,
    Signatures,
    printed_sheet,
)


def seed_grant_pdf(grant: SeedGrant, words: Words, today: date) -> bytes:
    """The form as it is filled in, with what is missing said on it; on a page of its own the list for who decides.

    Raises:
        Problem: if something on it has a letter that the fonts do not have.
    """
    blocks = [*_open(grant, words, today), *_form(grant, words), Leaf(), *_deciding(grant, words)]
    return printed_sheet(
        words("Seed grant: {title}", title=grant.title) if grant.title else words("Seed grant"),
        blocks,
        words,
        today,
        foot=words("Made on {day}", day=words.date(today)),
    )


def _open(grant: SeedGrant, words: Words, today: date) -> list[Block]:
    open_points = [words.problem(one) for one in (*wrong(grant, today), *missing(grant))]
    if not open_points:
        return []
    return [Note(words("This form is not complete yet:")), Points(tuple(open_points))]


def _form(grant: SeedGrant, words: Words) -> list[Block]:
    blank = words("not filled in")
    when = " – ".join(words.date(day) for day in (grant.begins, grant.ends) if day)
    answer = words(CONSENTS[grant.employer])
    budget = [
        *((line.what, Euro(line.euro)(words.language)) for line in grant.lines),
        (words("Asked for in all"), Euro(total(grant.lines))(words.language)),
    ]
    blocks: list[Block] = [
        Heading(words("Who asks")),
        _facts(
            blank,
            (words("Name"), grant.mentor),
            (words("How you can be reached"), grant.contact),
            (words("Where you work"), grant.workplace),
            (words("Programme"), grant.programme),
        ),
        Heading(words("What for")),
        _facts(
            blank,
            (words("What do you want to do?"), grant.purpose),
            (words("When"), when),
            (words("For how many colleagues?"), words.number(grant.colleagues) if grant.colleagues else ""),
            (words("Which of them otherwise do not learn?"), grant.reached),
            (words("How do you reach them?"), grant.way),
        ),
        Heading(words("Budget")),
        Grid((words("What"), words("Euro")), tuple(budget), (1, 0), (1,)),
        Paragraph(_beside_maximum(grant, words)),
    ]
    if grant.in_kind:
        rows = tuple((one.what, one.giver) for one in grant.in_kind)
        blocks += [
            Paragraph(words("Given without money:")),
            Grid((words("What"), words("By whom")), rows, (1, 1)),
        ]
    return [
        *blocks,
        Heading(words("Afterwards")),
        _facts(
            blank,
            (words("What stays when the money is spent?"), grant.stays),
            (words("How will you know that it worked?"), grant.works),
        ),
        Heading(words("Openness")),
        _facts(
            blank,
            (words("Do you or somebody close to you gain by it?"), grant.interest),
            (words("The employer"), f"{answer} ({grant.signer})" if grant.signer else answer),
        ),
        Signatures((words("The mentor: day and signature"), words("For the employer: day and signature"))),
    ]


def _facts(blank: str, *rows: tuple[str, str]) -> Facts:
    return Facts(tuple((label, value.strip() or blank) for label, value in rows))


def _beside_maximum(grant: SeedGrant, words: Words) -> str:
    if not grant.maximum:
        return words("The most that the programme gives is not filled in.")
    return words("The programme gives at most {most}.", most=Euro(grant.maximum)(words.language))


def _deciding(grant: SeedGrant, words: Words) -> list[Block]:
    """No points and no ranking: what to look at before a yes or a no."""
    return [
        Heading(words("For who decides")),
        Paragraph(
            words(
                "This list gives no points. It keeps you from forgetting something, and makes that you can tell "
                "everybody who asked why it was yes or no."
            )
        ),
        Heading(words("Reach")),
        Boxes(
            (
                words("It reaches colleagues who otherwise do not learn, and it says how."),
                words("Shifts, part-timers, agency workers and who reads with difficulty can take part."),
                words("It does not serve above all those who find their way to courses anyway."),
            )
        ),
        Heading(words("Fairness")),
        Boxes(
            (
                words("Other mentors had the same chance to ask: same form, same day, same maximum."),
                words("A clumsily written form was not held against anybody; we asked what was not clear."),
                words("It is not something that the employer has to pay for anyway."),
                words("Small firms and workplaces without a union were not left out."),
            )
        ),
        Heading(words("Conflict of interest")),
        Boxes(
            (
                words("Nobody who decides gains by it, works with the mentor or sells what is paid for."),
                words("Who does left the room; that is written below."),
                words("No training provider has a say in it."),
            )
        ),
        Heading(words("Money")),
        Boxes(
            (
                words("The sum is within the maximum, and each line is needed for the plan."),
                words("It is for once: what goes on afterwards goes on without it."),
                words("It is agreed how receipts are shown, and what happens with what is left over."),
            )
        ),
        Room(words("Yes, no, or what we ask first, and why:"), 4),
        Room(words("Who did not decide with us, and why:"), 1),
        Signatures((words("Day"), words("Who decided"), words("Signature"))),
    ]
