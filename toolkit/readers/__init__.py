"""From bytes to documents; one file a format."""
