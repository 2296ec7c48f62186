"""Cuts an archive into one WARC file per host."""

from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter


def split_by_host(warc, folder):
    """Paths of the parts, by host name."""
    found = {}
    with warc.open("rb") as file:
        for record in ArchiveIterator(file):
            host = urlsplit(record.rec_headers.get_header("WARC-Target-URI") or "").hostname
            if host is not None:
                path = folder / f"{host}.warc.gz"
                with path.open("ab") as out:
                    WARCWriter(out, gzip=True).write_record(record)
                found[host] = path
    return sorted(found.values())
