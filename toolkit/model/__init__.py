"""The values that every room shares; nothing in here reads or writes a file."""
