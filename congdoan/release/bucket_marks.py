"""Small objects beside the versions of a bucket: tags, and what was withdrawn for good."""

from __future__ import annotations

import json
from typing import Any

from congdoan.errors import UsageError
from congdoan.release.bucket_layout import TAG, json_bytes
from congdoan.storage import Bucket


def tags(bucket: Bucket) -> dict[str, int]:
    """Tag -> number."""
    names = [m[1] for n in bucket.items("releases/tags") if (m := TAG.fullmatch(n))]
    return {n: int(read_object(bucket, f"releases/tags/{n}.json")["version"]) for n in names}


def send_tags(bucket: Bucket, ours: dict[str, int]) -> list[str]:
    """Add tags; one sentence for each that means another version in the bucket."""
    known = tags(bucket)
    for name, number in ours.items():
        if name not in known:
            bucket.create(f"releases/tags/{name}.json", json_bytes({"version": number}))
    known = tags(bucket)
    return [
        f"tag '{n}' is version {known[n]} in {bucket.address} and {v} here: it stays so"
        for n, v in ours.items()
        if known[n] != v
    ]


def withdrawn(bucket: Bucket) -> dict[int, dict[str, Any]]:
    """Number -> {"version", "on"} of the versions that went for good."""
    rows = [read_object(bucket, name) for name in bucket.items("releases/withdrawn")]
    return {int(row["version"]): row for row in rows}


def read_object(bucket: Bucket, name: str) -> dict[str, Any]:
    """A JSON object.

    Raises:
        UsageError: it is missing, or no JSON.
    """
    try:
        content = json.loads(bucket.read(name))
    except FileNotFoundError as error:
        raise UsageError(f"{bucket.address}/{name} is missing") from error
    except ValueError as error:
        raise UsageError(f"{bucket.address}/{name} is no JSON file") from error
    return content if isinstance(content, dict) else {}
