"""What the parts of the page share: the record, its words, and how a change is kept and shown."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sherpa_sim.content.matching import Candidate, MatchingRecord
from sherpa_sim.content.pair_record import BegunPair
from sherpa_sim.locale.words import Words

from ..tools.keeping import Keeping


@dataclass
class Room:
    """One coach's page: `change` keeps another record, shows it everywhere, and says what was done."""

    words: Words
    keeping: Keeping[MatchingRecord]
    show: Callable[[], None]
    _counted: MatchingRecord | None = None
    _names: Counter[str] = field(default_factory=Counter)

    @property
    def record(self) -> MatchingRecord:
        """The record as it is now."""
        return self.keeping.record

    @property
    def today(self) -> date:
        """The day on the machine's clock."""
        return date.today()

    def change(self, record: MatchingRecord, sentence: str = "") -> None:
        """Keeps `record`, shows it, and says the sentence if there is one."""
        if self.keeping.keep(record):
            if sentence:
                self.keeping.say(sentence)
            self.show()

    def change_pair(self, place: int, pair: BegunPair, sentence: str = "") -> None:
        """Keeps a pair that began in place of the one at `place`."""
        pairs = self.record.pairs
        self.change(
            self.record.model_copy(update={"pairs": (*pairs[:place], pair, *pairs[place + 1 :])}), sentence
        )

    def called(self, one: Candidate) -> str:
        """A name; with the key where two on the lists have the same name."""
        record = self.record
        if self._counted is not record:
            self._counted = record
            self._names = Counter(person.name for person in (*record.mentors, *record.mentees))
        return f"{one.name} ({one.id})" if self._names[one.name] > 1 else one.name
