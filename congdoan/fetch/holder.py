"""Who holds a lease, and whether that process still runs."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def holder_name(run_id: str) -> str:
    """Who holds a lease: machine, process with its start, and run."""
    pid = os.getpid()
    return f"{socket.gethostname()}|{pid}|{_started(pid)}|{run_id}"


def is_alive(holder: str) -> bool:
    """Whether a holder may still be running; processes of other machines always may."""
    machine, pid, started, _ = holder.split("|", 3)
    if machine != socket.gethostname():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return started == _started(int(pid))


def _started(pid: int) -> str:
    """When a process began, as the system counts; empty where it does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
