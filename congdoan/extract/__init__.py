"""From a capture to an article or a rejection; pure."""
