"""What the page on the code of conduct says: the articles, and how it stands with a signature."""

from markupsafe import Markup

from sherpa_sim.content.code_of_conduct import CodeOfConduct, short_digest
from sherpa_sim.content.conduct_record import ConductRecord, Signature, Standing, standing
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.code_of_conduct import version_told
from sherpa_sim.views.markup import paragraphs_of


def intro(code: CodeOfConduct, words: Words) -> Markup:
    """The heading of the page, and what the code is."""
    return Markup('<h1>{}</h1><p class="lead">{}</p><p class="quiet">{}</p>').format(
        words("Code of conduct of a learning mentor"), code.opening(words.language), version_told(code, words)
    )


def one_by_one(code: CodeOfConduct, place: int | None, words: Words) -> Markup:
    """Which article is open."""
    if place is None:
        return Markup("")
    return Markup('<p class="quiet">{}</p>').format(
        words("Article {number} of {count}", number=place + 1, count=len(code.articles))
    )


def article_told(code: CodeOfConduct, place: int, words: Words, level: int = 2) -> Markup:
    """An article with its example and its sources."""
    article, language = code.articles[place], words.language
    sources = "; ".join(load_sources()[key].citation(language) for key in article.sources)
    return Markup(
        '<h{0}>{1}. {2}</h{0}><p>{3}</p><p class="example"><strong>{4}</strong> {5}</p>'
        "<details><summary>{6}</summary><p>{7}</p></details>"
    ).format(
        level,
        place + 1,
        article.title(language),
        article.text(language),
        words("For instance:"),
        article.example(language),
        words("Where this comes from"),
        sources,
    )


def whole(code: CodeOfConduct, words: Words) -> Markup:
    """Every article, below a heading."""
    articles = Markup("").join(
        Markup('<div class="card">{}</div>').format(article_told(code, place, words, 3))
        for place in range(len(code.articles))
    )
    return Markup("<h2>{}</h2>{}").format(words("The whole code"), articles)


def signed_told(
    record: ConductRecord, code: CodeOfConduct, read: int, signed_in: bool, words: Words
) -> Markup:
    """How it stands with the signature, and what is to be done for one."""
    sentences = [_standing(record, code, words)] if signed_in else []
    if not signed_in:
        sentences.append(
            words("You can read here without signing in. To sign on this page, sign in; or sign on paper.")
        )
    elif standing(record, code) is not Standing.SIGNED:
        count = len(code.articles)
        sentences.append(
            words("You have opened every article. You can sign now.")
            if read == count
            else words(
                "You have opened {read} of {count} articles. After the last one you can sign.",
                read=read,
                count=count,
            )
        )
    if signed_in:
        sentences.append(
            words(
                "Your trainer sees whether you signed, which version and when. Nobody else does. It goes when your "
                "trainer deletes your data."
            )
        )
    return paragraphs_of(sentences) + (_earlier(record.signatures, words) if signed_in else Markup(""))


def _standing(record: ConductRecord, code: CodeOfConduct, words: Words) -> str:
    how = standing(record, code)
    if how is Standing.NOT_SIGNED:
        return words("You have not signed this code yet.")
    last = record.signatures[-1]
    day = words.date(last.signed.astimezone().date())
    if how is Standing.SIGNED:
        return words("You signed version {version} on {day}.", version=last.code_version, day=day)
    if how is Standing.WITHDRAWN:
        return words("You withdrew your signature. You can read and sign again whenever you want.")
    return words(
        "You signed version {version} on {day}. The text has changed since: read it, and sign again if you agree.",
        version=last.code_version,
        day=day,
    )


def _earlier(signatures: tuple[Signature, ...], words: Words) -> Markup:
    """Every text that was signed, with its mark."""
    if not signatures:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(_one(one, words)) for one in reversed(signatures))
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(
        words("What you signed until now"), items
    )


def _one(one: Signature, words: Words) -> str:
    signed = words(
        "Version {version}, signed on {day}, mark of the text: {digest}",
        version=one.code_version,
        day=words.date(one.signed.astimezone().date()),
        digest=short_digest(one.digest),
    )
    if one.withdrawn is None:
        return signed
    return f"{signed} ({words('withdrawn on {day}', day=words.date(one.withdrawn.astimezone().date()))})"
