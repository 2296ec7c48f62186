"""Organisations and places: names read, placed in time, resolved to entities."""
