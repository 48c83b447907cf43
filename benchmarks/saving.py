"""How fast and how safely answers are saved when a whole class answers at once.

Prints a table, then one line of JSON:

    python benchmarks/saving.py

A real server with a real cohort in an empty folder. Each trainee is a websocket client that opens the page of papers,
gets a kernel of her own, signs in with her code, opens a paper and answers: all at the same time, each answering again
as soon as the page says "saved". `p95_ms` runs from sending an answer until the page is told that it is on the disk.
`errors` counts answers that were refused, not acknowledged within 30 seconds, or not sent because a page did not open
or the time was over; `lost` counts acknowledged answers that are not there afterwards, when the server was killed
without a warning at the end. It ends within ten minutes, whatever happens.
"""

import argparse
import asyncio
import contextlib
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from measure import Row, tell
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from sherpa_sim.cohort.codes import make_codes
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.roster import load_roster, take_in_list
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.people_list import Listed, PeopleReading
from sherpa_sim.views.kernel_door import PROTOCOL

PAPER = "role"
CONTROL = "1.0.0"  # the version of what pages say to widgets as a whole
PATIENCE = 30.0  # seconds
LONGEST = 480.0  # seconds for everybody to come in and to answer; a browser's page opens in a few
AT_ONCE = 3  # pages that open at the same time; opening is not what is measured
KERNEL = re.compile(r'"kernelId": ?"([^"]+)"')


class Trainee:
    """One trainee's page: a kernel, a websocket, and the widgets that it was told of."""

    def __init__(self, site: str, code: str) -> None:
        self.site, self.code = site, code
        self.widgets: dict[str, str] = {}  # comm id by the name of the widget's class
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.last: dict[str, object] = {}
        self.times: list[float] = []

    async def enter(self) -> None:
        """Opens the page, signs in and opens the paper."""
        request = HTTPRequest(f"{self.site}/paper?lang=en", request_timeout=180.0)
        page = (await AsyncHTTPClient().fetch(request)).body.decode()
        found = KERNEL.search(page)
        assert found is not None
        address = (
            f"{self.site.replace('http', 'ws', 1)}/api/kernels/{found[1]}/channels?session_id={uuid4().hex}"
        )
        self.socket: WebSocketClientConnection = await websocket_connect(
            HTTPRequest(address, connect_timeout=60.0), subprotocols=[PROTOCOL]
        )
        self.listener = asyncio.create_task(self.listen())
        for frame in (
            self.said(
                "comm_open", {"comm_id": "control", "target_name": "jupyter.widget.control", "data": {}}
            ),
            self.said("comm_msg", {"comm_id": "control", "data": {"method": "request_states"}}),
        ):
            await self.socket.write_message(frame, binary=True)
        await self.until("SignIn")
        await self.tell("SignIn", {"kind": "code", "group": "class", "code": self.code})
        await self.until("PaperList")
        await self.tell("PaperList", {"kind": "open", "key": PAPER})
        await self.until("QuestionWidget")

    async def listen(self) -> None:
        """Notes the widgets that are there, and passes on what the questions' widget says."""
        while (frame := await self.socket.read_message()) is not None:
            _, parts = deserialize_msg_from_ws_v1(frame)
            content = json.loads(parts[3])
            data = content.get("data", {})
            states = data.get("states") or {content.get("comm_id"): {"state": data.get("state") or {}}}
            for comm, model in states.items():
                name = model.get("state", {}).get("_anywidget_id", "").rpartition(".")[2]
                if name:
                    self.widgets[name] = comm
            if data.get("method") == "custom":
                self.heard.put_nowait(data["content"])

    async def until(self, widget: str) -> None:
        """Until there is such a widget."""
        end = time.perf_counter() + 180
        while widget not in self.widgets:
            if time.perf_counter() > end:
                raise TimeoutError(widget)
            await asyncio.sleep(0.02)

    async def tell(self, widget: str, content: object) -> None:
        """Says something to a widget, as its program in a browser would."""
        data = {"method": "custom", "content": content}
        frame = self.said("comm_msg", {"comm_id": self.widgets[widget], "data": data})
        await self.socket.write_message(frame, binary=True)

    async def answer(self, number: int, question: str, value: object) -> None:
        """Answers a question and waits until it is saved."""
        start = time.perf_counter()
        await self.tell(
            "QuestionWidget", {"kind": "answer", "number": number, "question": question, "answer": value}
        )
        try:
            while (told := await asyncio.wait_for(self.heard.get(), PATIENCE)).get("number") != number:
                pass
        except TimeoutError:
            return
        if told["kind"] != "saved":
            return
        self.times.append((time.perf_counter() - start) * 1000)
        self.last[question] = value

    @staticmethod
    def said(kind: str, content: object) -> bytes:
        """A message as a browser sends it."""
        header = {"msg_id": uuid4().hex, "msg_type": kind, "session": "s", "username": "", "version": "5.3"}
        parts = [json.dumps(part).encode() for part in (header, {}, {"version": CONTROL}, content)]
        return bytes(serialize_msg_to_ws_v1(parts, "shell"))


def possible_answers() -> list[tuple[str, list[object]]]:
    """The questions of the paper that are answered by choosing one, with what can be chosen."""
    sheets = load_paper(PAPER).for_trainee(load_bank()).sheets().values()
    return [(sheet.id, [option.key for option in sheet.options]) for sheet in sheets if sheet.kind == "one"]


async def answer_all(trainees: list[Trainee], rounds: int) -> None:
    """Everybody comes in, a few at a time; then all who are in answer at once."""
    doors = asyncio.Semaphore(AT_ONCE)

    async def enter(trainee: Trainee) -> Trainee:
        async with doors:
            await trainee.enter()
        return trainee

    entered = await asyncio.gather(*(enter(trainee) for trainee in trainees), return_exceptions=True)
    questions = possible_answers()

    async def work(trainee: Trainee) -> None:
        for number in range(1, rounds + 1):
            question, options = questions[number % len(questions)]
            await trainee.answer(number, question, options[number // len(questions) % len(options)])

    answered = await asyncio.gather(
        *(work(one) for one in entered if isinstance(one, Trainee)), return_exceptions=True
    )
    for trouble in (*entered, *answered):
        if isinstance(trouble, BaseException):
            print(f"{type(trouble).__name__}: {trouble}", file=sys.stderr)


async def answer_in_time(trainees: list[Trainee], rounds: int) -> None:
    """As `answer_all`, but no longer than `LONGEST`; who was not ready has fewer answers."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(answer_all(trainees, rounds), LONGEST)


def main() -> None:
    """Measures, tells, and prints the line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--trainees", type=int, default=30)
    arguments.add_argument("--answers", type=int, default=40, help="of each trainee")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        cohort = Cohort.create("Class", "en", Path(place))
        rows = tuple(Listed(row, f"Person {row}", id=f"p{row:03}") for row in range(1, asked.trainees + 1))
        take_in_list(cohort, PeopleReading(rows, (), (), len(rows)))
        cohort.set_paper(SetPaper(paper=PAPER))
        codes = make_codes(cohort, [person.id for person in load_roster(cohort).people])
        command = "from sherpa_sim.views.site import serve; serve(8897, False)"
        server = subprocess.Popen(
            [sys.executable, "-c", command],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "SHERPA_COHORTS": place},
            start_new_session=True,
        )
        trainees: list[Trainee] = []
        watch = threading.Timer(LONGEST + 60, os.killpg, (server.pid, signal.SIGKILL))
        watch.start()  # a server that never says where it is, is waited for no longer
        try:
            assert server.stdout is not None
            site = server.stdout.readline().split()[-1].rstrip("/")
            trainees = [Trainee(site, code) for code in codes.values()]
            asyncio.run(answer_in_time(trainees, asked.answers))
        finally:
            watch.cancel()
            os.killpg(server.pid, signal.SIGKILL)  # without a warning, as when the power goes
            server.wait(30)
        lost = 0
        for person, trainee in zip(codes, trainees, strict=True):
            kept = cohort.answers(person, PAPER).load().answers
            lost += sum(kept.get(question) != value for question, value in trainee.last.items())
    times = [taken for trainee in trainees for taken in trainee.times]
    p95 = statistics.quantiles(times, n=20)[-1]
    errors = len(trainees) * asked.answers - len(times)
    rows_told: list[Row] = [
        (f"answer to saved, median of {len(times)}", statistics.median(times), "ms"),
        ("answer to saved, 95th percentile", p95, "ms"),
        ("answer to saved, slowest", max(times), "ms"),
        ("answers refused or not acknowledged", str(errors), "answers"),
        ("acknowledged answers that are not there", str(lost), "answers"),
    ]
    figures = {
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(p95, 1),
        "errors": errors,
        "lost": lost,
        "trainees": len(trainees),
    }
    tell("saving", rows_told, figures)


if __name__ == "__main__":
    main()
