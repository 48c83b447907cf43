"""The code of conduct to sign on paper, as a tagged PDF."""

from datetime import date

from sherpa_sim.content.code_of_conduct import CodeOfConduct, short_digest
from sherpa_sim.locale.words import Words

from .printed_sheet import Block, Boxes, Heading, Note, Paragraph, Signatures, printed_sheet


def code_of_conduct_pdf(code: CodeOfConduct, words: Words, today: date) -> bytes:
    """The whole code in the language of `words`, with lines to sign on, its version and the mark of its text."""
    language = words.language
    blocks: list[Block] = []
    for number, article in enumerate(code.articles, 1):
        blocks += [
            Heading(f"{number}. {article.title(language)}"),
            Paragraph(article.text(language)),
            Paragraph(words("For instance: {example}", example=article.example(language)), quiet=True),
        ]
    blocks += [
        Heading(words("I sign this")),
        Boxes(
            (
                words("I have read every article, or somebody read it to me."),
                words("I want to hold to it as a learning mentor."),
                words("I know that I may withdraw this whenever I want, without giving a reason."),
            )
        ),
        Signatures((words("Name"), words("Day"), words("Signature"))),
        Note(version_told(code, words)),
    ]
    return printed_sheet(
        words("Code of conduct of a learning mentor"),
        blocks,
        words,
        today,
        lead=code.opening(language),
        foot=version_told(code, words),
    )


def version_told(code: CodeOfConduct, words: Words) -> str:
    """Which text this is: its version, since when, and the mark by which another text is known."""
    return words(
        "Version {version} of {day}, mark of this text: {digest}",
        version=code.version,
        day=words.date(code.since),
        digest=short_digest(code.digest(words.language)),
    )
