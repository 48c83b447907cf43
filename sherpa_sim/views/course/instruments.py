"""What supports training on the day of the visit, from the record, and a form that asks who may use what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ipywidgets import VBox
from markupsafe import Markup

from sherpa_sim.content.instruments import Country, Instrument, load_instruments
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.who_may_use import Verdict, who_may_use
from sherpa_sim.domain.eligibility import Answer, Standing
from sherpa_sim.locale.words import Words

from ..controls import Form, Panel, Value
from .case_form import COLLEAGUE, OPEN, case_fields, filled, known_of
from .picture import CoursePanel
from .reader import reader

_NOTHING = Markup("")
_UNSURE = (Confidence.LOW, Confidence.GUESS)
_ASK = (Standing.PAST_KNOWN, Standing.BEFORE_KNOWN, Standing.UNDATED)


def instruments() -> CoursePanel:
    """The Belgian instruments on the day of the visit: what is in force, and what has to be asked first."""
    return CoursePanel(listed(date.today(), reader().words))


def may_use() -> VBox:
    """A form that asks who a colleague is, and tells what she may use on the day of the visit, and why."""
    return MayUse(date.today(), reader().words).box


def listed(day: date, words: Words) -> Markup:
    """The Belgian instruments on `day`: amounts only of those whose rule is known for that day."""
    belgian = [one for one in load_instruments().values() if one.country is Country.BELGIUM]
    known = [one for one in belgian if _is_known(one, day)]
    asked = [one for one in belgian if one not in known and one.standing_on(day) in (*_ASK, Standing.KNOWN)]
    gone = [one for one in belgian if one.standing_on(day) in (Standing.ABOLISHED, Standing.NOT_BEGUN)]
    return Markup('<div class="instruments"><p class="count">{}</p>{}{}{}</div>').format(
        words("On {day}", day=words.date(day)),
        _chapter(
            words("In force: the rule is known for today"),
            (_whole(one, day, words) for one in known),
            words("There is no instrument whose rule we know for today."),
        ),
        _folded(
            words("Ask first: we do not know whether the rule still holds ({number})", number=len(asked)),
            (_named(one, day, words) for one in asked),
        ),
        _folded(
            words("Not to be had ({number})", number=len(gone)), (_named(one, day, words) for one in gone)
        ),
    )


class MayUse:
    """The form, a sentence that says how many answers there are, and the answers themselves."""

    def __init__(self, day: date, words: Words) -> None:
        self._day, self._words = day, words
        self._form = Form(case_fields(words), words, words("Who may use what?"))
        self._count = Panel(spoken=True)
        self._answers = CoursePanel()
        self.box = VBox((self._form, self._count, self._answers))
        self.box.add_class("may-use")
        self._form.on_change(self._tell)
        self._colleague: Value = OPEN
        self._tell(self._form.accepted)

    def _tell(self, values: Mapping[str, Value]) -> None:
        if values[COLLEAGUE] != self._colleague:
            self._colleague = values[COLLEAGUE]
            self._form.show(known_of(str(self._colleague)))
            values = self._form.accepted
        words, told = self._words, filled(values)
        self._form.problems = {key: words.problem(problem) for key, problem in told.problems.items()}
        verdicts = who_may_use(told.case, self._day)
        self._count.show(Markup("<p>{}</p>").format(_counted(verdicts, words)))
        self._answers.show(answered(verdicts, words))


def answered(verdicts: Sequence[Verdict], words: Words) -> Markup:
    """Each verdict with its reasons and dates: what is certain, what cannot be told, and folded what is not for her."""
    certain = [one for one in verdicts if one.answer is Answer.YES]
    open_ = [one for one in verdicts if one.answer is Answer.UNKNOWN and one.by_the_rule is not Answer.NO]
    not_for_her = [one for one in verdicts if one not in certain and one not in open_]
    return Markup('<div class="instruments">{}{}{}</div>').format(
        _chapter(words("May use it"), (_verdict(one, words) for one in certain)),
        _chapter(words("Cannot be told: ask further"), (_verdict(one, words) for one in open_)),
        _folded(
            words("Not, as far as we know ({number})", number=len(not_for_her)),
            (_verdict(one, words) for one in not_for_her),
        ),
    )


def _counted(verdicts: Sequence[Verdict], words: Words) -> str:
    yes = sum(one.answer is Answer.YES for one in verdicts)
    open_ = sum(one.answer is Answer.UNKNOWN and one.by_the_rule is not Answer.NO for one in verdicts)
    return words("Certain: {yes}. Cannot be told: {open}. Of {of}.", yes=yes, open=open_, of=len(verdicts))


def _verdict(verdict: Verdict, words: Words) -> Markup:
    one, language = verdict.instrument, words.language
    amount = _NOTHING
    if verdict.standing is Standing.KNOWN and verdict.sure and verdict.by_the_rule is not Answer.NO:
        amount = Markup("<p>{}</p>").format(verdict.amount(language))
    reasons = [(reason.answer, reason) for reason in verdict.reasons]
    missing = [reason.rule(language) for found, reason in reasons if found is Answer.NO]
    asked = [reason.ask(language) for found, reason in reasons if found is Answer.UNKNOWN]
    met = [reason.rule(language) for found, reason in reasons if found is Answer.YES]
    lists = [_reasons(words("What is not so:"), missing)]
    if not missing:
        lists.append(_reasons(words("Ask or look up:"), asked))
    if met and not missing and not asked and verdict.answer is Answer.UNKNOWN and verdict.sure:
        lists.append(Markup("<p>{}</p>").format(words("By the last rule that we know: yes.")))
    if met:
        lists.append(_folded(words("What is so ({number})", number=len(met)), [_sentences(met)]))
    return _card(one, verdict.day, words, _joined((amount, *lists)))


def _reasons(heading: str, sentences: Sequence[str]) -> Markup:
    if not sentences:
        return _NOTHING
    return Markup('<p class="reasons">{}</p>{}').format(heading, _sentences(sentences))


def _sentences(sentences: Iterable[str]) -> Markup:
    items = _joined(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    return Markup("<ul>{}</ul>").format(items)


def _whole(one: Instrument, day: date, words: Words) -> Markup:
    """An instrument whose rule is known for the day, with all that is known of it."""
    language = words.language
    told = [one.what(language), one.amount(language), one.who(language)]
    if one.apply is not None:
        told.append(one.apply(language))
    checked = _reasons(words("Check this yourself:"), [check(language) for check in one.check])
    return _card(
        one, day, words, _joined((*(Markup("<p>{}</p>").format(sentence) for sentence in told), checked))
    )


def _named(one: Instrument, day: date, words: Words) -> Markup:
    """An instrument of which no rule is shown, because none is known for the day."""
    return _card(one, day, words, _NOTHING)


def _card(one: Instrument, day: date, words: Words, inside: Markup) -> Markup:
    return Markup(
        '<div class="card"><h4>{}</h4>{}<p class="dates">{}</p><p class="source">{} {}</p></div>'
    ).format(
        one.name(words.language),
        inside,
        " ".join(_dates(one, day, words)),
        words("Source:"),
        load_sources()[one.source].citation(words.language),
    )


def _dates(one: Instrument, day: date, words: Words) -> Iterable[str]:
    """How well the rule is known on the day, and whom to ask where that is not well enough."""
    start, until, ended = (
        None if a is None else words.date(a) for a in (one.start, one.known_until, one.ended_on)
    )
    match one.standing_on(day):
        case Standing.KNOWN:
            yield words("The rule is known from {start} to {until}.", start=start, until=until)
        case Standing.PAST_KNOWN:
            yield words("The last rule that we know ran until {until}.", until=until)
        case Standing.BEFORE_KNOWN:
            yield words("We know a rule only from {start} on.", start=start)
        case Standing.NOT_BEGUN:
            yield words("It begins on {start}, if nothing changes.", start=start)
        case Standing.ABOLISHED:
            yield words("It was abolished on {ended}.", ended=ended)
        case Standing.UNDATED:
            yield words("We do not know on which days its rule holds.")
    if one.confidence in _UNSURE:
        yield words("What we have is from memory.")
    if not _is_known(one, day) and one.standing_on(day) is not Standing.ABOLISHED and one.ask_at is not None:
        yield words("Ask {place}.", place=one.ask_at(words.language))


def _is_known(one: Instrument, day: date) -> bool:
    return one.standing_on(day) is Standing.KNOWN and one.confidence not in _UNSURE


def _chapter(heading: str, cards: Iterable[Markup], without: str = "") -> Markup:
    inside = _joined(cards)
    if not inside and not without:
        return _NOTHING
    return Markup("<h3>{}</h3>{}").format(heading, inside or Markup("<p>{}</p>").format(without))


def _folded(heading: str, parts: Iterable[Markup]) -> Markup:
    inside = _joined(parts)
    if not inside:
        return _NOTHING
    return Markup("<details><summary>{}</summary>{}</details>").format(heading, inside)


def _joined(parts: Iterable[Markup]) -> Markup:
    return _NOTHING.join(parts)
