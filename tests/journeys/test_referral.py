"""No page asks another host for anything: not for a style, a script, a letter or a picture.

How a referral is registered and decided about is told in the journey from the first call to the first meeting.
"""

from __future__ import annotations

import pytest

from journeys.ways import going

pytestmark = pytest.mark.browser


@going("desk")
def test_it_asks_no_other_host(come):
    asked: list[str] = []
    ann = come("Ann")
    ann.page.on("request", lambda request: asked.append(request.url))
    ann.open("referrals/new")
    ann.press("Register")
    ann.open("meetings/")
    ann.follow("Robin Hale …")
    assert {url for url in asked if not url.startswith(ann.service)} == set()
    assert any("nhsuk-frontend" in url for url in asked)
