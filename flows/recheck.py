"""The weekly proof that the dataset follows from the archive: every segment made again."""

from __future__ import annotations

from prefect import flow

from congdoan.assemble import ReleaseReport
from flows.assemble import assemble
from tasks.run import run_name


@flow(name="recheck", flow_run_name=run_name)
def recheck(*, data: str | None = None, extra_sources: list[str] | None = None) -> ReleaseReport:
    """Rebuild everything from the archive; a version appears only if the content is another.

    Args:
        data: Data root, the folder of archive and releases; empty means the one of the settings.
        extra_sources: Folders with further source files.
    """
    return assemble(data=data, extra_sources=extra_sources, full=True)
