"""Processes of one installation: started apart, known by id and start time, ended in order.

A process id alone is no proof: after a restart of the machine it may be somebody else's. So each
one is kept with its start time and is only ever signalled when both still fit.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from congdoan.records import record

_children: list[subprocess.Popen[bytes]] = []  # ours until we end: to be reaped, not forgotten
POLL_S = 0.1
JITTER = timedelta(seconds=2)  # ps works start times out anew and may round otherwise


@record
class Process:
    """One process that this installation started; `started` is its start time in words of ps."""

    role: str
    pid: int
    started: str


def start(role: str, command: Sequence[str], env: Mapping[str, str], log: Path) -> Process:
    """Start a command in a session of its own, writing to `log`."""
    with log.open("ab") as out:
        child = subprocess.Popen(  # noqa: S603 - our own command line
            command, env=dict(env), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            cwd=log.parent, start_new_session=True,
        )  # fmt: skip
    _children.append(child)
    return Process(role=role, pid=child.pid, started=_table().get(child.pid, (0, ""))[1])


def is_running(process: Process) -> bool:
    """Whether it is still there, and still the same one."""
    found = _table().get(process.pid)
    if found is None or not process.started:  # it ended before it was ever seen
        return False
    return abs(_moment(found[1]) - _moment(process.started)) <= JITTER


def descendants(roots: Iterable[Process]) -> list[Process]:
    """What the processes started and what those started; flow runs have sessions of their own."""
    table = _table()
    wanted = {p.pid for p in roots}
    found: list[Process] = []
    while grown := [p for p, (parent, _) in table.items() if parent in wanted and p not in wanted]:
        wanted.update(grown)
        found += [Process(role="child", pid=p, started=table[p][1]) for p in grown]
    return found


def end(processes: Sequence[Process], grace_s: float) -> list[Process]:
    """Ask them to end, wait, then kill; returns those that had to be killed."""
    _signal(processes, signal.SIGTERM)
    until = time.monotonic() + grace_s
    while (left := [p for p in processes if is_running(p)]) and time.monotonic() < until:
        time.sleep(POLL_S)
    _signal(left, signal.SIGKILL)
    while any(is_running(p) for p in left):
        time.sleep(POLL_S)
    _children[:] = [child for child in _children if child.poll() is None]
    return left


def _signal(processes: Iterable[Process], number: signal.Signals) -> None:
    for process in processes:
        if is_running(process):
            try:
                os.kill(process.pid, number)
            except ProcessLookupError:
                continue


def _moment(started: str) -> datetime:
    return datetime.strptime(started, "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)


def _table() -> dict[int, tuple[int, str]]:
    """Every process that is no zombie: id -> (parent, start time)."""
    out = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat=,lstart="],  # noqa: S607 - on every Unix, places differ
        capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"},
    ).stdout  # fmt: skip
    rows = (line.split(None, 3) for line in out.splitlines())
    return {int(p): (int(parent), at.strip()) for p, parent, state, at in rows if state[0] != "Z"}
