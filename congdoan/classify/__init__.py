"""Is this article news of the health-sector union, and about what kind of event; pure."""
