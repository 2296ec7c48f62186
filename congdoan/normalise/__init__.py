"""From an article to its facts: mentions, positions, awards, figures, events; pure."""
