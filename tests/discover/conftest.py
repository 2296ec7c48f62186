"""Hypothesis without a time limit per example: a busy machine is no wrong result."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
