"""Serves a WARC file as web sites on loopback, for the demo and the tests."""
