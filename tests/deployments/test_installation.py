"""Ports, processes and what an installation tells them."""

import os
import socket
import sys
from pathlib import Path

import pytest

from deployments import serve
from deployments.installation import HOST, Installation, environment, find, free_port
from deployments.processes import Process, end, is_running, start


@pytest.fixture
def sleeper(tmp_path):
    """A process of ours that would not end by itself, and hears no polite word."""
    code = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); signal.pause()"  # noqa: E501
    log = tmp_path / "log"
    process = start("worker", [sys.executable, "-c", code], os.environ, log)
    while "on" not in log.read_text():
        pass
    return process


def test_a_taken_port_is_replaced_by_a_free_one():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) not in (0, port)


def test_a_process_that_does_not_listen_is_killed_in_the_end(sleeper):
    assert is_running(sleeper)
    assert end([sleeper], grace_s=0.2) == [sleeper]
    assert not is_running(sleeper)


def test_a_stranger_with_the_same_id_is_left_alone():
    stranger = Process(role="worker", pid=os.getpid(), started="Sat Jan  1 00:00:00 2000")
    assert not is_running(stranger)
    assert end([stranger], grace_s=0) == []


def test_an_installation_finds_itself_again(tmp_path, monkeypatch):
    monkeypatch.setenv("CONGDOAN_DATA", str(tmp_path))
    found = find({"CONGDOAN_PORT": "4321"})
    found.save()
    assert find({}) == found
    assert found.ui == "http://127.0.0.1:4321"


def test_nothing_is_told_to_strangers_and_the_operator_has_the_last_word(tmp_path):
    made = Installation(home=tmp_path, data=tmp_path, port=1)
    told = environment(made, {"PREFECT_LOGGING_LEVEL": "DEBUG", "DO_NOT_TRACK": "0"})
    assert told["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert told["DO_NOT_TRACK"] == "1"
    assert told["PREFECT_LOGGING_LEVEL"] == "DEBUG"
    assert told["PREFECT_SERVER_UI_API_URL"] == "http://127.0.0.1:1/api"


def test_two_users_of_a_machine_share_no_passing_files(tmp_path, monkeypatch):
    """Prefect's worker uses one folder of a fixed name in the temporary folder."""
    monkeypatch.setenv("CONGDOAN_DATA", str(tmp_path))
    folder = Path(environment(find({}), {})["TMPDIR"])
    assert folder.is_dir()
    assert folder.is_relative_to(tmp_path)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A data root of our own, and no port asked for."""
    monkeypatch.setenv("CONGDOAN_DATA", str(tmp_path))
    monkeypatch.delenv("CONGDOAN_PORT", raising=False)
    return tmp_path


def test_stopping_what_does_not_run_is_no_fault(root, capsys):
    assert serve.main(["stop"]) == 0
    assert capsys.readouterr().out == "nothing was running\n"


def test_a_process_list_of_an_earlier_life_ends_nobody(root, capsys):
    stranger = Process(role="server", pid=os.getpid(), started="Sat Jan  1 00:00:00 2000")
    (root / "prefect").mkdir()
    Installation(home=root / "prefect", data=root, port=1, processes=(stranger,)).save()
    assert serve.main(["stop"]) == 0
    assert capsys.readouterr().out == "nothing was running\n"


@pytest.mark.parametrize("port", ["four", "-1", "65536", "٤٢"])
def test_a_port_that_is_none_is_one_sentence(root, monkeypatch, capsys, port):
    monkeypatch.setenv("CONGDOAN_PORT", port)
    assert serve.main(["start"]) == 1
    assert capsys.readouterr().err == f"CONGDOAN_PORT is {port!r}: give a number below 65536\n"


def test_a_worker_that_is_missing_gets_its_own_name_back(root, monkeypatch):
    """Two workers of one name would pass for one."""
    there = Process(role="worker-2", pid=os.getpid(), started="")
    find({}).save()
    monkeypatch.setattr(serve, "is_ready", lambda _: True)
    monkeypatch.setattr(serve, "register", lambda _: None)
    monkeypatch.setattr(serve, "running", lambda *_: [there])
    monkeypatch.setattr(
        serve, "_start", lambda _, role, words: Process(role=role, pid=0, started=words[-1])
    )
    (new,) = set(serve.up(workers=2).processes) - {there}
    assert (new.role, new.started) == ("worker-1", "congdoan-1")
