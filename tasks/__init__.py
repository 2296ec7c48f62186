"""Task policy: names and retries around one call each."""
