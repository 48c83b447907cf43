"""Everything that a cohort keeps of one person, as a file that she can be given: her right to see it."""

import io
import zipfile

from sherpa_sim.assessment.talk_review import REVIEWS, load_reviews
from sherpa_sim.content.file_trouble import reading
from sherpa_sim.content.json_file import as_json
from sherpa_sim.content.whole_file import read_plain

from .certificate_register import load_register
from .codes import with_code
from .cohort import Cohort, folder_name
from .marks import marks
from .parcels import MAXIMUM_ZIP_BYTES
from .roster import load_roster

FOLDERS = ("answers", "hand-ins", "feedback")


def data_of(cohort: Cohort, trainee: str) -> bytes:
    """A zip with what is kept of a person, named by id, name or e-mail address.

    In it: `person.json` (as the roster has her, and since when she has a code), `marks.json`, `certificates.json`,
    `talk-reviews.json` (what a trainer said of the codes of her talks), and her files in the cohort's folder: answers
    with their journal, hand-ins, and what was returned.

    Raises:
        Problem: if there is no such person, or something of hers cannot be read.
    """
    person = load_roster(cohort).person(trainee)
    since = with_code(cohort).get(person.id)
    about = {**person.model_dump(mode="json"), "code_since": since and since.isoformat()}
    given = [
        {
            "paper": own.paper,
            "handed_in": own.handed_in and own.handed_in.isoformat(),
            "points": own.points,
            "most": own.most,
            "late": own.late,
            "questions": [
                {"question": one.question, "points": one.points, "most": one.most, "comment": one.comment}
                for one in own.questions
            ],
        }
        for own in marks(cohort)
        if own.trainee == person.id
    ]
    issued = [
        one.model_dump(mode="json")
        for one in load_register(cohort).issued
        if one.certificate.trainee == person.id
    ]
    reviewed = [one for one in load_reviews(cohort.folder).reviews if one.trainee == person.id]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("person.json", as_json(about))
        archive.writestr("marks.json", as_json(given))
        archive.writestr("certificates.json", as_json(issued))
        archive.writestr(REVIEWS, as_json([one.model_dump(mode="json") for one in reviewed]))
        for part in FOLDERS:
            folder = cohort.folder / part / folder_name(person.id)
            for place in sorted(folder.rglob("*")):
                if place.is_file() and not place.name.startswith("."):
                    with reading(place):
                        content = read_plain(place, MAXIMUM_ZIP_BYTES)
                    archive.writestr(f"{part}/{place.relative_to(folder).as_posix()}", content)
    return packed.getvalue()
