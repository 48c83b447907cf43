"""Long work that lets other work of the machine go first."""

import os
import sys
import threading

GENTLE = 10
"""How much long work gives way to other work of the machine at least, as `nice` says it."""


def give_way() -> None:
    """Lets other work of the machine go before this thread's from now on, where a thread can say so."""
    if sys.platform == "linux":
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, max(GENTLE, os.getpriority(os.PRIO_PROCESS, thread)))
