"""The slim macros give the design system's own HTML: the same elements, classes and links between them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from django.template import engines

from tornio.vocabulary.fault import Fault
from tornio.web.forms import Form

OPTIONS = [("yes", "Yes"), ("no", "No")]
ITEMS = [{"value": value, "text": text} for value, text in OPTIONS]
OFFICIAL = ("input", "textarea", "radios", "checkboxes")
REVEALING = [ITEMS[0], {**ITEMS[1], "conditional": {"html": "Why not?"}}]
IMPORTS = '{% import "parts/fields.html" as fields with context %}' + "".join(
    f'{{% from "nhsuk/components/{name}/macro.jinja" import {name} %}}' for name in OFFICIAL
)
#: What all the official calls have in common.
SHARED = '"name": "f", "hint": {"text": "Hint"}, "errorMessage": error'
LABEL = '"id": "f", "label": {"text": "Label"}, "value": "typed"'
GROUP = '"idPrefix": "f", "fieldset": {"legend": {"text": "Label"}}, "items": items'
#: Ours, and the official one that says the same.
PAIRS = {
    "text": (
        'fields.text(form, "f", "Label", "Hint", width=10)',
        f'input({{{SHARED}, {LABEL}, "type": "text", "width": 10, "autocomplete": "off"}})',
    ),
    "area": (
        'fields.area(form, "f", "Label", "Hint", rows=4)',
        f'textarea({{{SHARED}, {LABEL}, "rows": 4}})',
    ),
    "radios": ('fields.radios(form, "f", "Label", options, "Hint")', f"radios({{{SHARED}, {GROUP}}})"),
    "radios with what is under one": (
        'fields.radios(form, "f", "Label", options, "Hint", under={"no": "Why not?"})',
        f"radios({{{SHARED}, {GROUP.replace(': items', ': revealing')}}})",
    ),
    "checkboxes": (
        'fields.checkboxes(form, "f", "Label", options, "Hint")',
        f"checkboxes({{{SHARED}, {GROUP}}})",
    ),
}


class Elements(HTMLParser):
    """The elements of a piece of HTML with their attributes, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, object]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = {name: " ".join((value or "").split()) for name, value in attrs}
        self.found.append((tag, sorted(said.items())))

    def handle_data(self, data):
        words = re.sub(r"\s+", " ", data).strip()
        if words:
            self.found.append(("words", words))


@pytest.mark.parametrize("faulty", [False, True])
@pytest.mark.parametrize("kind", PAIRS)
def test_a_slim_macro_says_what_the_official_one_says(kind, faulty):
    form = Form({"f": "typed"}, ZoneInfo("Europe/London"))
    if faulty:
        form.faults.append(Fault("f", "typed", "It is wrong.", "Mend it."))
    error = {"text": "It is wrong. Mend it."} if faulty else None
    context = {"form": form, "options": OPTIONS, "items": ITEMS, "revealing": REVEALING, "error": error}
    jinja = engines.all()[0]
    ours, official = (
        Elements(jinja.from_string(f"{IMPORTS}{{{{ {call} }}}}").render(context)).found for call in PAIRS[kind]
    )
    assert ours == official
