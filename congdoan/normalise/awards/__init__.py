"""Awards: who gave what to whom, from the words that grant to rows."""
