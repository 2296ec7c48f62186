"""Messages to people and to an outside watchman; addresses are secrets and are never logged."""

from __future__ import annotations

import logging

import requests
from prefect import task
from prefect.cache_policies import NO_CACHE
from pydantic import SecretStr

from congdoan.settings import Settings

logger = logging.getLogger(__name__)
TIMEOUT_S = 10


class NotTakenError(Exception):
    """The receiver did not take a message; never holds its address."""


def post(url: SecretStr, text: str | None) -> None:
    """Post {"text": ...}; without text only knock.

    Raises:
        NotTakenError: no answer, or one that is no success.
    """
    body = None if text is None else {"text": text}
    try:
        answer = requests.post(url.get_secret_value(), json=body, timeout=TIMEOUT_S)
    except requests.RequestException as error:
        # Its message holds the address, and the address is the key: not even as a cause.
        raise NotTakenError(type(error).__name__) from None
    if not answer.ok:
        raise NotTakenError(f"HTTP {answer.status_code}")


@task(name="notify", retries=1, retry_delay_seconds=20, cache_policy=NO_CACHE)
def notify(text: str) -> bool:
    """Tell the webhook of the settings; whether there is one."""
    url = Settings().webhook_url
    if url is None:
        return False
    post(url, text)
    return True


@task(name="ping", retries=1, retry_delay_seconds=20, cache_policy=NO_CACHE)
def ping() -> bool:
    """Tell the outside watchman that the night was good; whether there is one."""
    url = Settings().ping_url
    if url is None:
        return False
    post(url, None)
    return True
