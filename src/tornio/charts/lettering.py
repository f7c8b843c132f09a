"""How wide text will be, and where to break it: an SVG cannot wrap its own lines."""

from __future__ import annotations

from tornio.charts.svg import Element, element

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
SMALL, BODY = 12, 13

#: Advance widths in thousandths of the font size, from Adobe's metrics of Helvetica, which Arial and Liberation
#: Sans share. Letters that are not here are as wide as a digit (556), or an em where they are not Latin.
_WIDTHS = {
    **dict.fromkeys("ijl'", 222), **dict.fromkeys(" I!.,:;/ft", 278), **dict.fromkeys("r()-–", 333),
    **dict.fromkeys("cksvxyzJ", 500), **dict.fromkeys("FTZ", 611), **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("wCDHNRU", 722), **dict.fromkeys("GOQ", 778), **dict.fromkeys("mM%", 850), "W": 944,
}  # fmt: skip
#: Other fonts than the one measured run wider; a line that is too short is better than one that is cut.
_SPARE = 1.06


def width(words: str, size: float = BODY, *, bold: bool = False) -> float:
    """About how wide the words are, in the units of `size`; bold runs a fifteenth wider."""
    thousandths = sum(_WIDTHS.get(letter, 556 if ord(letter) < 0x250 else 1000) for letter in words)
    return thousandths / 1000 * size * _SPARE * (1.07 if bold else 1.0)


def wrap(words: str, room: float, size: float = BODY, *, bold: bool = False) -> tuple[str, ...]:
    """The words in lines no wider than `room`; a word that is wider than that is broken."""
    lines: list[str] = []
    line = ""
    for word in _breakable(words, room, size, bold=bold):
        longer = f"{line} {word}".strip()
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def _breakable(words: str, room: float, size: float, *, bold: bool) -> list[str]:
    pieces = []
    for word in words.split():
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            fits = max((n for n in range(1, len(rest)) if width(rest[:n], size, bold=bold) <= room), default=1)
            pieces.append(rest[:fits])
            rest = rest[fits:]
        pieces.append(rest)
    return pieces


def label(
    words: str,
    x: float,
    y: float,
    *,
    anchor: str | None = None,
    bold: bool = False,
    size: float = SMALL,
    fill: str | None = None,
) -> Element:
    """One line of text whose baseline is at `y`; `anchor` is `middle` or `end` where it is not the start."""
    weight = "bold" if bold else None
    return element("text", words, x=x, y=y, text_anchor=anchor, font_weight=weight, font_size=size, fill=fill)


def lines(
    words: tuple[str, ...],
    x: float,
    y: float,
    *,
    anchor: str | None = None,
    bold: bool = False,
    size: float = SMALL,
    leading: float = 16,
) -> tuple[Element, ...]:
    """Lines of text under each other, the first baseline at `y`."""
    return tuple(
        label(line, x, y + i * leading, anchor=anchor, bold=bold, size=size) for i, line in enumerate(words)
    )
