"""`make operations-check`: docs/operations.md walked through on installations of its own."""
