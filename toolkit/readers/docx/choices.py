"""Contents that a Word file holds twice, for newer programs and for older ones."""

from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KNOWN = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/")


def alternate(element: etree._Element) -> etree._Element | None:
    """Return the first of alternative contents that Word knows; the last says the same for other programs."""
    choices = (each for each in element.findall(f"{MC}Choice") if _is_known(each))
    found = next(choices, None)
    found = element.find(f"{MC}Fallback") if found is None else found
    return element.find(f"{MC}Choice") if found is None else found


def _is_known(choice: etree._Element) -> bool:
    """Whether Word knows all that a choice requires: its own namespaces and the standard's (ECMA-376-3, 9)."""
    names = (choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split())
    return all(
        name.startswith(("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/")) for name in names
    )
