"""The server of a run at a terminal, and ^C to all processes, as a terminal sends it."""

import os
import signal
import subprocess
import sys

import pytest
from prefect.server.api.server import SubprocessASGIServer

from tasks.server import DeafServer
from tests.conftest import ROOT

RUN = """
from prefect import flow
from tasks.server import DeafServer, ended_by_interrupt
import threading

@flow
def waiting():
    print("server", DeafServer().server_process.pid, flush=True)
    threading.Event().wait()

with ended_by_interrupt(lambda: print("last words", flush=True)):
    waiting()
"""


@pytest.fixture
def no_server(monkeypatch):
    monkeypatch.setattr(SubprocessASGIServer, "_instances", {})


def test_the_server_is_born_deaf_to_the_interrupt_and_the_run_is_not(monkeypatch, no_server):
    say = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"

    def command(_self):
        return subprocess.Popen([sys.executable, "-c", say], stdout=subprocess.PIPE, text=True)

    monkeypatch.setattr(SubprocessASGIServer, "_run_uvicorn_command", command)
    with DeafServer()._run_uvicorn_command() as child:
        assert child.communicate()[0] == "True\n"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_prefect_uses_the_server_that_is_there(no_server):
    deaf = DeafServer()
    assert SubprocessASGIServer() is deaf


@pytest.mark.prefect
def test_an_interrupt_ends_run_and_server_with_last_words_and_no_traceback(tmp_path):
    run = subprocess.Popen(
        [sys.executable, "-c", RUN],
        cwd=ROOT,
        env={**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_LOGGING_LEVEL": "CRITICAL"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    _, server = run.stdout.readline().split()
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (130, "last words\n")
    assert "Traceback" not in err
    with pytest.raises(ProcessLookupError):
        os.kill(int(server), 0)
