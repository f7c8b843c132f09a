"""The ways in which a story is gone through."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from journeys.hand import Hand, Keys
from journeys.service import PATIENCE

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1200, "height": 900}


@dataclass(frozen=True)
class Way:
    """How wide the screen is, whether scripts run, and what is touched with."""

    size: dict[str, int]
    scripts: bool = True
    hand: type[Hand] = Hand

    def come(self, browser: Browser, service: str, name: str, **wishes: str) -> Hand:
        """Somebody signs in, in a browser of their own; their wishes (a `locale`) are the browser's."""
        context = browser.new_context(viewport=self.size, java_script_enabled=self.scripts, **wishes)
        context.set_default_timeout(PATIENCE * 1000)
        hand = self.hand(context.new_page(), service, scripts=self.scripts)
        hand.sign_in(name)
        return hand


WAYS = {
    "phone": Way(PHONE),
    "desk": Way(DESK),
    "keyboard": Way(DESK, hand=Keys),
    "without scripts": Way(PHONE, scripts=False),
}


def going(*suite: str, but: tuple[str, ...] = ()) -> pytest.MarkDecorator:
    """A story that is gone through in every way `but` those in which it cannot be: in the ways of the ordinary
    suite there, in the others as a proof."""
    ways = [
        pytest.param(way, id=name, marks=() if name in suite else pytest.mark.proof)
        for name, way in WAYS.items()
        if name not in but
    ]
    return pytest.mark.parametrize("come", ways, indirect=True)
