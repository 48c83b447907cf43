"""nbgrader's gradebook, opened once for a whole run instead of some ten times for every paper."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import scoped_session, sessionmaker

from .gradebook_trouble import reaching
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
    """The gradebook at a database URL, made if there is none; closed at the end.

    Raises:
        Problem: if the database cannot be reached or says no; what was not committed is not saved.
    """
    with reaching(db_url), api.Gradebook(db_url, course) as gradebook:
        yield gradebook


def in_use(db_url: str) -> bool:
    """Whether a database holds any table; raises Problem if it cannot be reached."""
    with reaching(db_url):
        engine = create_engine(db_url)
        try:
            return bool(inspect(engine).get_table_names())
        finally:
            engine.dispose()


def hold(gradebook: api.Gradebook, notebook: str) -> None:
    """From here to the commit, nobody else marks this submitted notebook (its id); what was read before is forgotten.

    SQLite lets one write at a time, once it is told at the beginning that something will be written; a server
    locks the row of the notebook and those of its grades, which formgrader writes to.
    """
    gradebook.db.rollback()
    if gradebook.engine.dialect.name == "sqlite":
        gradebook.db.connection().exec_driver_sql("BEGIN IMMEDIATE")
    else:
        for kind, column in (
            (api.SubmittedNotebook, api.SubmittedNotebook.id),
            (api.Grade, api.Grade.notebook_id),
        ):
            gradebook.db.query(kind.id).filter(column == notebook).order_by(kind.id).with_for_update().all()
    gradebook.db.expire_all()


@contextmanager
def one_connection(db_url: str, course: str) -> Iterator[api.Gradebook]:
    """The gradebook, kept open: while this lasts, nbgrader's autograde run does not connect anew at each step.

    It would look at every table and compile every query anew for each of some ten steps of one paper, which is most of
    the time of a run without a kernel.

    Raises:
        Problem: as `open_gradebook`.
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
