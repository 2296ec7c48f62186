"""Every error of the house, one class per decision that a caller can take.

    CongdoanError
    ├── ConfigError      a file that people wrote is wrong: stop, show file and key
    ├── UsageError       a wrong argument or a missing file: stop, show what to type
    ├── ArchiveError     a WARC file cannot be read: skip or stop, the others stay good
    ├── StateError       another run holds the source, or the state cannot be opened
    └── ContractError    a release would break its promises: nothing is published

What one page or one request does wrong is not an exception: it is an `Attempt` with an outcome or
a `Rejection` with a reason (records.py). A message says what happened, where, which value, and
what to do.
"""


class CongdoanError(Exception):
    """Root of all errors whose message is meant for a person."""


class ConfigError(CongdoanError):
    """A source, family, lexicon or settings file is wrong; names file and key."""


class UsageError(CongdoanError):
    """A command was given something it cannot use; says what to type instead."""


class ArchiveError(CongdoanError):
    """A WARC file or record cannot be read; names file and offset."""


class StateError(CongdoanError):
    """The harvest state cannot be used now, for instance because another run holds the source."""


class ContractError(CongdoanError):
    """A release failed its checks; lists each failed check with an example."""
