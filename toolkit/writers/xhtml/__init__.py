"""Documents as XHTML strings: what the EPUB writer and the preview page share."""
