"""From documents to bytes; one file a format."""
