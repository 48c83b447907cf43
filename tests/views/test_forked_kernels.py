"""That kernels fork from one process which has no thread of its own, and that none of them is lost from sight."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from sherpa_sim.views import forked_kernels
from sherpa_sim.views.forked_kernels import FORKS, ForkedProvisioner, Forks
from sherpa_sim.views.quiet_comms import CONTROL
from tests.own_loop import in_a_loop

pytestmark = pytest.mark.skipif(not FORKS, reason="kernels fork on Linux only")

TELLING = """
import os, random, sys, numpy
print(os.environ["WHO"], os.getppid(), "sherpa_sim.content.scenario" in before, random.random(), numpy.random.random())
"""


async def said(manager: AsyncKernelManager, code: str) -> list[str]:
    """The words that a kernel prints."""
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        heard: list[str] = []
        await client.execute_interactive(
            code, timeout=60, output_hook=lambda message: heard.append(message["content"].get("text", ""))
        )
        return "".join(heard).split()
    finally:
        client.stop_channels()


async def begun(who: str, environment: Mapping[str, str] = MappingProxyType({})) -> AsyncKernelManager:
    manager = AsyncKernelManager(kernel_name="python3")
    await manager.start_kernel(
        env={**os.environ, "WHO": who, **environment}, extra_arguments=["--HistoryManager.enabled=False"]
    )
    return manager


async def ended(*managers: AsyncKernelManager) -> None:
    for manager in managers:
        await manager.shutdown_kernel(now=True)
        assert not await manager.is_alive()


@pytest.fixture
def forks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forks:
    notebook = tmp_path / "page.ipynb"
    cell = nbformat.v4.new_code_cell("from sherpa_sim.content.scenario import Scenario")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), notebook)
    made = Forks([notebook], [])
    monkeypatch.setattr(ForkedProvisioner, "forks", made)
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", ForkedProvisioner.name())
    return made


def threads(process: int) -> int:
    return len(list(Path(f"/proc/{process}/task").iterdir()))


def test_kernels_share_a_parent_and_nothing_else(forks: Forks) -> None:
    async def work() -> None:
        code = "import sys; before = set(sys.modules)\n" + TELLING
        one, other = await asyncio.gather(begun("one"), begun("other"))
        first, second = await said(one, code), await said(other, code)
        assert [first[0], second[0]] == ["one", "other"]
        assert first[1] == second[1]
        assert threads(int(first[1])) == 1
        assert first[3] != second[3]
        assert first[4] != second[4]
        while (await said(third := await begun("third"), code))[2] != "True":  # until it has imported
            await ended(third)
        assert threads(int(first[1])) == 1
        await ended(one)
        os.kill(other.provisioner.pid, 9)
        for _ in range(100):
            if not await other.is_alive():
                break
            await asyncio.sleep(0.05)
        else:
            pytest.fail("nobody noticed that a kernel died")
        assert await third.is_alive()
        forks.stop()
        await asyncio.sleep(0.5)
        assert not await third.is_alive()
        await ended(other, third)

    in_a_loop(work())


def test_widgets_say_nothing_until_a_page_asks_for_them(forks: Forks) -> None:
    async def work() -> None:
        manager = await begun("one")
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        heard: list[tuple[str, dict[str, Any]]] = []

        async def hear(code: str) -> None:
            await client.execute_interactive(
                code,
                timeout=60,
                output_hook=lambda message: heard.append((message["msg_type"], message["content"])),
            )

        await hear("import ipywidgets; asked = ipywidgets.IntSlider(value=3); asked.value = 4")
        assert [kind for kind, _ in heard if kind.startswith("comm")] == []
        control = {"comm_id": "page", "target_name": CONTROL, "data": {}}
        client.shell_channel.send(client.session.msg("comm_open", control, metadata={"version": "1.0.0"}))
        wanted = {"comm_id": "page", "data": {"method": "request_states"}}
        client.shell_channel.send(client.session.msg("comm_msg", wanted))
        while not (told := [content for kind, content in heard if kind == "comm_msg"]):
            message = await client.get_iopub_msg(timeout=60)
            heard.append((message["msg_type"], message["content"]))
        assert 4 in [one["state"].get("value") for one in told[0]["data"]["states"].values()]
        heard.clear()
        await hear("asked.value = 5")
        assert [content["data"]["state"] for kind, content in heard if kind == "comm_msg"] == [{"value": 5}]
        client.stop_channels()
        client.context.destroy(0)
        await ended(manager)
        forks.stop()

    in_a_loop(work())


OWN = """
from IPython import get_ipython
kernel = get_ipython().kernel
print("mine" in globals(), get_ipython().colors, get_ipython().history_manager.enabled,
      "debugger" in kernel.kernel_info["supported_features"], len(kernel.parent.config.InteractiveShellApp))
"""


def test_nobodys_own_settings_or_debugger_are_in_a_page(forks: Forks, tmp_path: Path) -> None:
    profile = tmp_path / "ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "mine.py").write_text("mine = True")
    (profile / "ipython_config.py").write_text('c.InteractiveShell.colors = "nocolor"')
    (profile / "ipython_kernel_config.py").write_text('c.InteractiveShellApp.exec_lines = ["mine = True"]')

    async def work() -> None:
        own = await begun("one", {"IPYTHONDIR": str(profile.parent)})
        assert await said(own, OWN) == ["False", "neutral", "False", "False", "0"]
        await ended(own)
        forks.stop()

    in_a_loop(work())


GIVEN = """
import os
os.environ["QUERY_STRING"] = "lang=nl"
from sherpa_sim.views.explorer import explore, opening
from ipywidgets.widgets.widget import _instances
ready, before = len(opening._made), len(_instances)
page = explore()
pictures = [one.number for one in _instances.values() if one.has_trait("alternative")]
print(ready, before, len(opening._made), *pictures)
"""


def test_a_page_that_was_made_before_wakes_in_the_kernel_that_forked(
    forks: Forks, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Forks([], ["sherpa_sim.views.explorer.opening:make_ready"])
    monkeypatch.setattr(ForkedProvisioner, "forks", made)

    async def work() -> None:
        async with asyncio.timeout(240):  # the first time, the simulation is compiled
            while (told := await said(kernel := await begun("one"), GIVEN))[0] != "2":
                await ended(kernel)
        assert told == ["2", "0", "1", "1"]  # asleep until then; one of two is given, with its picture
        await ended(kernel)
        made.stop()

    in_a_loop(work())


def test_a_fork_server_that_died_is_started_again(forks: Forks) -> None:
    async def work() -> None:
        first = await begun("one")
        parent = (await said(first, "import os; print(os.getppid())"))[0]
        os.kill(int(parent), 9)
        second = await begun("two")
        other = (await said(second, "import os; print(os.getppid())"))[0]
        assert other not in (parent, str(os.getpid()))
        await ended(first, second)
        forks.stop()

    in_a_loop(work())


def test_a_kernel_starts_as_usual_where_none_can_be_forked(
    forks: Forks, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        monkeypatch.setattr(forked_kernels.fork_server, "__name__", "sherpa_sim.no_such_module")
        manager = await begun("one")
        assert await said(manager, "import os; print(os.getppid())") == [str(os.getpid())]
        await ended(manager)

    in_a_loop(work())
