"""nbgrader's gradebook, opened once for a whole run instead of some ten times for every paper."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from sqlalchemy.orm import scoped_session, sessionmaker

from .nbgrader_import import api

_USERS = (
    "nbgrader.converters.autograde",
    "nbgrader.preprocessors.getgrades",
    "nbgrader.preprocessors.latesubmissions",
    "sherpa_sim.assessment.plugin",
)
_ONE_RUN = threading.RLock()


@contextmanager
def open_gradebook(db_url: str, course: str) -> Iterator[api.Gradebook]:
    """The gradebook at a database URL, made if there is none; closed at the end."""
    with api.Gradebook(db_url, course) as gradebook:
        yield gradebook


@contextmanager
def one_connection(db_url: str, course: str) -> Iterator[api.Gradebook]:
    """The gradebook, kept open: while this lasts, nbgrader's autograde run does not connect anew at each step.

    It would look at every table and compile every query anew for each of some ten steps of one paper, which is most of
    the time of a run without a kernel.
    """
    with _ONE_RUN, open_gradebook(db_url, course) as first, ExitStack() as stack:

        class Kept(api.Gradebook):
            """nbgrader's gradebook with a session of its own on the kept connection."""

            def __init__(self, url: str, course_id: str = course, authenticator: object = None) -> None:
                if url != db_url:
                    super().__init__(url, course_id, authenticator)
                    return
                self.engine = first.engine
                self.db = scoped_session(sessionmaker(autoflush=True, bind=self.engine, future=True))
                self.course_id = course_id
                self.authenticator = authenticator

            def close(self) -> None:
                self.db.remove()
                if self.engine is not first.engine:
                    self.engine.dispose()

        for user in _USERS:
            stack.enter_context(patch(f"{user}.Gradebook", Kept))
        yield first
