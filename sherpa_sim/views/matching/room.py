"""What the parts of the page share: the record, its words, and how a change is kept and shown."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
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
        names = Counter(person.name for person in (*self.record.mentors, *self.record.mentees))
        return f"{one.name} ({one.id})" if names[one.name] > 1 else one.name
