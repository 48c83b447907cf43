"""The practice talks of one person, in her folder of the cohort: saved whole at each line."""

from pathlib import Path

from sherpa_sim.content.file_trouble import reading, removing, writing
from sherpa_sim.content.folder_lock import locked
from sherpa_sim.content.json_file import as_json, load_json
from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.transcript import MAXIMUM_BYTES
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort, folder_name

FOLDER = "talks"


class TalkFolder:
    """The talks of one trainee, a file each, beside her answers."""

    def __init__(self, cohort: Cohort, trainee: str) -> None:
        """A folder that is made when the first talk is saved.

        Raises:
            Problem: if the trainee's id is no key of the kit.
        """
        self.folder = cohort.folder / "answers" / folder_name(trainee) / FOLDER

    def all(self) -> tuple[KeptTalk, ...]:
        """Every talk that can be read, the earliest first; a damaged one is passed over, and stays where it is.

        Raises:
            Problem: if the folder cannot be read.
        """
        found = []
        with reading(self.folder):
            places = sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []
        for place in places:
            try:
                kept = load_json(place, MAXIMUM_BYTES, KeptTalk)
            except Problem:
                continue
            if kept is not None and kept.key == place.stem:
                found.append(kept)
        return tuple(sorted(found, key=lambda kept: kept.began))

    def save(self, kept: KeptTalk) -> KeptTalk:
        """Save a talk; what was saved.

        Where another tab went on differently with the same talk, both are kept: this one under a key of its own.

        Raises:
            Problem: if it cannot be saved; what was there before still is.
        """
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locked(
                self.folder,
                Problem("This talk is not saved yet: another window is saving; try again in a moment."),
            ):
                kept = self._apart(kept)
                write_whole(self._place(kept.key), as_json(kept.model_dump(mode="json")), 0o600)
        return kept

    def forget(self, key: str) -> None:
        """Remove a talk, if it is there.

        Raises:
            Problem: if it cannot be removed, or the key is none of the kit.
        """
        with removing():
            self._place(folder_name(key)).unlink(missing_ok=True)

    def _apart(self, kept: KeptTalk) -> KeptTalk:
        """The talk under a key where it takes nothing's place."""
        base, number = kept.key, 1
        while True:
            try:
                there = load_json(self._place(kept.key), MAXIMUM_BYTES, KeptTalk)
            except Problem:
                there = None  # damaged: nothing that could be lost
            if there is None or kept.continues(there):
                return kept
            number += 1
            kept = kept.model_copy(update={"key": f"{base[:56]}-{number}"})

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}.json"
