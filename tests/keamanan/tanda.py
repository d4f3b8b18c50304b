"""A mark that tries to break out of whatever it is written into, and the search for one that has."""

from html.parser import HTMLParser

TANDA = '<img src=x onerror=t()>"\'{{7*7}}#read("/etc/passwd")'


class _Pencari(HTMLParser):
    """What the browser would make of a page: elements and attributes that no template of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.lolos: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, "x") in ((tag, v) for n, v in attrs if n == "src") or any(n.startswith("on") for n, _ in attrs):
            self.lolos.append(self.get_starttag_text() or tag)


def lolos(html: str) -> list[str]:
    pencari = _Pencari()
    pencari.feed(html)
    return pencari.lolos + ([TANDA] if TANDA in html else [])
