"""Concepts and their terms: files, matching, checks and glosses."""
