"""Task policy: retries, tags and timeouts around one call each."""
