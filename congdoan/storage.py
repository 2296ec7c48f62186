"""Objects in an S3 bucket: read, listed, made once. The one door to object storage.

`create` is put-if-absent (`If-None-Match: *`): of two writers of one name exactly one is told that
he made it. Whatever must not be lost in a race is written by it; `replace` is for hints.
Credentials and endpoint are read from the usual variables (AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL) by the library that signs;
they are kept nowhere and are in no message.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congdoan.errors import UsageError
from congdoan.records import record

if TYPE_CHECKING:
    from obstore.store import S3Store

_ADDRESS = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<prefix>.*))?")
_ENDPOINT = re.compile(r"https?://[^\s/?#@]+/?")
_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS = re.compile(r"non-2xx status code: (\d{3})")
_KEYS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
_REFUSED = frozenset({"InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken",
                      "InvalidToken", "RequestTimeTooSkewed"})  # fmt: skip
_ONE_REQUEST = 16 * 1024 * 1024  # larger files are sent in pieces
_PIECE = 8 * 1024 * 1024
_WAIT = timedelta(minutes=5)  # for one request: a piece takes that long at 30 kB/s
_RETRY_FOR = timedelta(minutes=2)
_RETRIES = 5  # of a request: after connection errors and answers of 5xx
_MARK = "releases/put-if-absent"


def is_bucket(root: str | Path) -> bool:
    """Whether a root is the address of a bucket, s3://bucket/prefix."""
    return isinstance(root, str) and root.startswith("s3://")


@record
class Item:
    """One object of a listing."""

    size: int
    modified: datetime


class Bucket:
    """The objects below one prefix of a bucket; names are relative to it, with slashes."""

    def __init__(self, address: str) -> None:
        """Nothing is asked yet.

        Args:
            address: s3://bucket/prefix; the prefix may be empty.

        Raises:
            UsageError: the address or the endpoint is none, or the library is not installed.
        """
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise UsageError(f"'{address}' is no bucket: write it as s3://bucket/prefix")
        self.address = address.rstrip("/")
        self._name = found["bucket"]
        self._store = _store(found["bucket"], (found["prefix"] or "").strip("/"))

    def __repr__(self) -> str:
        return f"Bucket({self.address!r})"

    def items(self, folder: str) -> dict[str, Item]:
        """Name -> object, of everything below a folder, by name."""
        import obstore  # noqa: PLC0415 - an extra

        with self._explained():
            found = [item for chunk in obstore.list(self._store, folder) for item in chunk]
        items = {i["path"]: Item(size=i["size"], modified=i["last_modified"]) for i in found}
        return dict(sorted(items.items()))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of an object, piece by piece.

        Raises:
            FileNotFoundError: there is no such object.
        """
        import obstore  # noqa: PLC0415 - an extra

        start, size = 0, 1
        while start < size:  # in requests of their own, so that a slow line loses one piece
            with self._explained():
                part = obstore.get(self._store, name, options={"range": (start, start + _PIECE)})
                size, content = part.meta["size"], bytes(part.bytes())
            yield content
            start += len(content)

    def read(self, name: str) -> bytes:
        """All bytes of a small object.

        Raises:
            FileNotFoundError: there is no such object.
        """
        return b"".join(self.pieces(name))

    def download(self, name: str, path: Path) -> str:
        """Write an object into a file; the hex SHA-256 of what came.

        Raises:
            FileNotFoundError: there is no such object.
        """
        digest = hashlib.sha256()
        with path.open("wb") as file:
            for piece in self.pieces(name):
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        return digest.hexdigest()

    def create(self, name: str, content: bytes) -> bool:
        """Put-if-absent; False when the name was taken, whoever took it."""
        import obstore  # noqa: PLC0415 - an extra
        from obstore.exceptions import AlreadyExistsError  # noqa: PLC0415

        with self._explained():
            try:
                obstore.put(self._store, name, content, mode="create")
            except AlreadyExistsError:
                return False
        return True

    def upload(self, name: str, path: Path) -> None:
        """Store a file whose name belongs to its bytes; it appears whole.

        A large one goes in pieces, for which S3 knows no put-if-absent: another upload of the same
        name could only bring the same bytes.
        """
        import obstore  # noqa: PLC0415 - an extra

        if path.stat().st_size <= _ONE_REQUEST:
            self.create(name, path.read_bytes())
            return
        with self._explained():
            obstore.put(self._store, name, path, use_multipart=True, chunk_size=_PIECE,
                        max_concurrency=4)  # fmt: skip

    def replace(self, name: str, content: bytes) -> None:
        """Write a hint; the last writer wins."""
        import obstore  # noqa: PLC0415 - an extra

        with self._explained():
            obstore.put(self._store, name, content, mode="overwrite")

    def copy(self, old: str, new: str) -> None:
        """Copy inside the bucket: no byte travels.

        Raises:
            FileNotFoundError: there is no such object.
        """
        import obstore  # noqa: PLC0415 - an extra

        with self._explained():
            obstore.copy(self._store, old, new)

    def delete(self, name: str) -> None:
        """Take an object away; none of that name is no fault."""
        import obstore  # noqa: PLC0415 - an extra

        with self._explained(), suppress(FileNotFoundError):
            obstore.delete(self._store, name)

    def prove_create(self) -> None:
        """Refuse a store that takes a name twice: races there would lose versions.

        Raises:
            UsageError: the store knows no conditional writes, or nothing can be written.
        """
        if self.create(_MARK, b"") and self.create(_MARK, b""):
            raise UsageError(f"{self.address} overwrites where it was told not to: the store knows "
                             "no conditional writes (If-None-Match), take another")  # fmt: skip

    @contextmanager
    def _explained(self) -> Iterator[None]:
        from obstore.exceptions import BaseError  # noqa: PLC0415 - an extra

        try:
            yield
        except FileNotFoundError as error:
            if "<Code>NoSuchBucket<" not in str(error):
                raise
            raise UsageError(self._sentence(str(error))) from error
        except BaseError as error:
            raise UsageError(self._sentence(str(error))) from error

    def _sentence(self, text: str) -> str:
        """What the store's answer means; none of its own words but the code, they name keys."""
        code, status = _CODE.search(text), _STATUS.search(text)
        word = code[1] if code else f"HTTP {status[1]}" if status else None
        if word == "NoSuchBucket":
            return f"there is no bucket '{self._name}': make it first, or check name and endpoint"
        if word in _REFUSED:
            return f"the credentials for {self.address} were refused ({word}): check AWS_..."
        if word in {"AccessDenied", "HTTP 403", "HTTP 401", "AllAccessDisabled"}:
            more = "" if has_keys() else "; there are none in AWS_ACCESS_KEY_ID"
            return f"access to {self.address} was denied: its keys may not do this{more}"
        if word is not None:
            return f"{self.address} answered {word}: check region and endpoint, or try again"
        return f"{self.address} cannot be reached: check AWS_ENDPOINT_URL and the network"


def has_keys() -> bool:
    """Whether the environment says where credentials are."""
    return any(os.environ.get(name) for name in _KEYS)


def need_keys(address: str) -> None:
    """Refuse to begin writing without credentials.

    Raises:
        UsageError: there are none in the environment.
    """
    if not has_keys():
        raise UsageError(f"no credentials for {address}: set AWS_ACCESS_KEY_ID and "
                         "AWS_SECRET_ACCESS_KEY")  # fmt: skip


def _store(bucket: str, prefix: str) -> S3Store:
    """The library's store; without credentials requests go unsigned, as for a public bucket."""
    try:
        from obstore.exceptions import BaseError  # noqa: PLC0415 - an extra
        from obstore.store import S3Store  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("s3:// needs one more library: in the checkout type "
                         ".venv/bin/pip install -e '.[s3]'") from error  # fmt: skip
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    more: dict[str, Any] = {"endpoint": endpoint} if endpoint else {}
    if endpoint and not _ENDPOINT.fullmatch(endpoint):
        raise UsageError("AWS_ENDPOINT_URL is no address: write it as https://host or "
                         "https://host:9000")  # fmt: skip
    if not has_keys():
        more["skip_signature"] = True
    if prefix:
        more["prefix"] = prefix
    try:
        return S3Store(
            bucket,
            client_options={
                "allow_http": bool(endpoint and endpoint.startswith("http://")),
                "timeout": _WAIT,
            },
            retry_config={"max_retries": _RETRIES, "retry_timeout": _RETRY_FOR},
            **more,
        )
    except BaseError as error:
        raise UsageError("the AWS_... variables do not fit together: AWS_ACCESS_KEY_ID and "
                         "AWS_SECRET_ACCESS_KEY are set both or not at all") from error  # fmt: skip
