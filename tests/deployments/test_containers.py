"""Image, containers and units: pinned, watched, and no more rights than needed."""

import configparser
import re

import pytest
import yaml

from deployments.installation import POOL, Installation, environment
from tests.conftest import ROOT

HERE = ROOT / "deployments"
COMPOSE = yaml.safe_load((HERE / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (HERE / "Dockerfile").read_text(encoding="utf-8")
SERVICES = COMPOSE["services"]
UNITS = sorted((HERE / "systemd").glob("*.service"))
STEPS = [line.split()[0] for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]+ ", line)]


def test_images_are_pinned_to_a_full_version():
    images = [s["image"] for s in SERVICES.values()] + re.findall(
        r"^FROM (\S+)", DOCKERFILE, re.MULTILINE
    )
    assert all(re.search(r":\d+\.\d+(\.\d+)?(-[a-z-]+)?$", image) for image in images)


@pytest.mark.parametrize("name", [n for n in SERVICES if n != "register"])
def test_every_lasting_service_is_watched(name):
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] in ("CMD", "CMD-SHELL")
    assert {"interval", "timeout", "retries"} <= set(check)


def test_services_wait_for_services_that_exist():
    for service in SERVICES.values():
        for other, wish in service.get("depends_on", {}).items():
            assert wish["condition"].removeprefix("service_") in (
                "healthy",
                "completed_successfully",
            )
            assert other in SERVICES


def test_ports_are_on_loopback_and_volumes_are_declared():
    for service in SERVICES.values():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))
        for volume in service.get("volumes", ()):
            source = volume["source"] if isinstance(volume, dict) else volume.split(":")[0]
            assert source in COMPOSE["volumes"]


def test_no_secret_stands_in_the_file():
    text = (HERE / "compose.yaml").read_text(encoding="utf-8")
    for key in ("POSTGRES_PASSWORD", "PREFECT_AUTH"):
        assert f"${{{key}:?" in text
    example = (HERE / "env.example").read_text(encoding="utf-8")
    assert all(line.endswith("=") for line in example.splitlines() if not line.startswith("#"))


def test_the_files_are_served_from_the_releases_only():
    (volume,) = SERVICES["files"]["volumes"]
    assert volume["read_only"]
    assert volume["volume"]["subpath"] == "releases"


def test_the_image_runs_as_nobody_special_and_copies_what_exists():
    assert STEPS.index("USER") > max(i for i, step in enumerate(STEPS) if step == "RUN")
    copied = re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE)
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in " ".join(copied).split():
        assert (ROOT / name).exists(), name
        assert f"!{name}" in allowed, name


def read(path):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(path, encoding="utf-8")
    return unit["Service"]


def command(name):
    """The words of a unit's command after its interpreter."""
    return read(HERE / "systemd" / name)["ExecStart"].split()[1:]


def test_containers_and_units_start_what_make_serve_starts():
    """`make serve` runs `python -m prefect server start` and `... worker start --pool congdoan`."""
    server = ["-m", "prefect", "server", "start", "--host"]
    worker = ["-m", "prefect", "worker", "start", "--pool", POOL]
    assert command("congdoan-server.service")[:5] == SERVICES["server"]["command"][1:6] == server
    assert command("congdoan-worker@.service")[:6] == SERVICES["worker"]["command"][1:7] == worker
    assert SERVICES["register"]["command"][1:] == ["-m", "deployments.register"]


def test_prefect_s_history_is_kept_as_long_everywhere(tmp_path):
    usual = environment(Installation(home=tmp_path, data=tmp_path, port=1), {})
    kept = {name: value for name, value in usual.items() if "VACUUM" in name or "RETENTION" in name}
    text = (HERE / "systemd" / "congdoan-server.service").read_text(encoding="utf-8")
    assert len(kept) == 3
    for name, value in kept.items():
        assert SERVICES["server"]["environment"][name] == value
        assert f"{name}={value}" in text


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.name)
def test_units_end_in_time_and_have_few_rights(path):
    service = read(path)
    assert int(service["TimeoutStopSec"]) <= 15
    assert service["NoNewPrivileges"] == "true"
    assert service["ProtectSystem"] == "strict"
    assert service["User"] != "root"
