"""congdoan: news of Vietnam's health-sector trade unions as traceable Parquet datasets."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congdoan.release.reading import open_release as open_release

__all__ = ["__version__", "open_release"]
__version__ = metadata.version("congdoan")


def __getattr__(name: str) -> object:
    """`open_release`, imported when first asked for: pyarrow takes a quarter of a second."""
    if name == "open_release":
        from congdoan.release.reading import open_release  # noqa: PLC0415 - see above

        return open_release
    raise AttributeError(f"module 'congdoan' has no attribute '{name}'")
