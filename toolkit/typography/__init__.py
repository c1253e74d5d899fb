"""Quotation marks, width and spacing of each region."""
