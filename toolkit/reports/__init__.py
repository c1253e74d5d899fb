"""What was found or done, for people and for machines; one file a format."""
