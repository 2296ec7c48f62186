"""WARC writing, reading and indexing, and the import of foreign WARC files."""
