"""Looking at a drawing: what a browser, a screen reader and a strict policy would find in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from tornio.charts.chart import WIDTH, Chart

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawing:
    root: ET.Element

    @property
    def words(self) -> list[str]:
        return ["".join(t.itertext()) for t in self.root.iter(f"{SVG}text")]

    def all(self, name: str) -> list[ET.Element]:
        return list(self.root.iter(f"{SVG}{name}"))

    def numbers(self, name: str, attribute: str) -> list[float]:
        return [float(e.attrib[attribute]) for e in self.all(name) if attribute in e.attrib]


@pytest.fixture(scope="session")
def look() -> Callable[[Chart], Drawing]:
    """Parses the drawing, and holds it to what every chart promises."""

    def parse(chart: Chart) -> Drawing:
        root = ET.fromstring(chart.svg)
        assert root.attrib["role"] == "img"
        title, desc = root[0], root[1]
        assert (title.tag, desc.tag) == (f"{SVG}title", f"{SVG}desc")
        assert root.attrib["aria-labelledby"] == title.attrib["id"]
        assert root.attrib["aria-describedby"] == desc.attrib["id"]
        # XML itself turns every line end into one kind.
        assert [(e.text or "").split() for e in (title, desc)] == [
            t.split() for t in (chart.title, chart.description)
        ]
        for part in root.iter():
            assert part.tag not in (f"{SVG}script", f"{SVG}style", f"{SVG}image", f"{SVG}use", f"{SVG}a")
            for key, value in part.attrib.items():
                assert key not in ("style", "href", "src")
                assert not key.startswith("on")
                assert not any(word in ("nan", "inf", "-inf") for word in re.split(r"[ ,]", value))
        _stays_inside(root)
        return Drawing(root)

    def _stays_inside(root: ET.Element) -> None:
        for part in root.iter():
            for key in ("x", "x1", "x2", "cx"):
                assert -1 <= float(part.attrib.get(key, 0)) <= WIDTH + 1
            assert float(part.attrib.get("font-size", 12)) >= 12

    return parse
