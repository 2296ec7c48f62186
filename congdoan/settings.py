"""Settings of one installation, from the environment (`CONGDOAN_...`) and nowhere else.

Reading them does no work: no folder is made, no file opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from congdoan.errors import UsageError

_HOME = Path(__file__).resolve().parent
_CHECKOUT_CONFIG = _HOME.parent / "config"


class Settings(BaseSettings):
    """Where things are and who runs them."""

    model_config = SettingsConfigDict(env_prefix="CONGDOAN_", frozen=True, extra="ignore")

    data: Path = Field(Path("data"), description="data root: archive, segments, state, releases")
    config: Path = Field(
        _CHECKOUT_CONFIG if _CHECKOUT_CONFIG.is_dir() else _HOME / "_config",
        description="folder with sources, families, lexicon and provinces.csv",
    )
    contact: str | None = Field(
        None, description="operator's e-mail or page; sites see it; a live run needs it"
    )
    state_url: str | None = Field(
        None, description="SQLAlchemy URL of the state; default is <data>/state.db"
    )
    remote: str | None = Field(
        None, description="s3://bucket/prefix that `push` and `pull` use; its keys are AWS_..."
    )
    disk_floor_mb: int = Field(
        200, ge=0, description="a run does not begin with less free space than this"
    )
    keep_beneficiaries: bool = Field(
        default=False, description="keep the names of helped private persons (never publish these)"
    )
    task_runner: Literal["thread", "process", "dask"] = Field(
        default="thread", description="where batches of the archive are worked on"
    )
    workers: int = Field(default=2, ge=1, description="batches at once")
    dask_address: str | None = Field(
        None, description="a running Dask scheduler; default is a cluster of processes made here"
    )
    webhook_url: SecretStr | None = Field(
        None, description='gets {"text": ...} when the night has news of the sources'
    )
    ping_url: SecretStr | None = Field(
        None, description="asked after every night that fetched something; silence is the alarm"
    )
    releases_url: str | None = Field(
        None, description="where the releases are served; the UI links to them"
    )


def need_contact(contact: str | None) -> None:
    """Refuse to ask a site without saying who asks.

    Raises:
        UsageError: no contact is set.
    """
    if not (contact or "").strip():
        raise UsageError(
            "every site is told whom to write to: set CONGDOAN_CONTACT to your e-mail address or a "
            "page about you, or replay an archive with --replay"
        )
