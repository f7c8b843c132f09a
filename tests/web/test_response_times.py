from __future__ import annotations

import pytest
from django.urls import reverse

from team import browser, episode, first_contact, in_two_teams, user
from tornio.actions import staff as acting_staff

pytestmark = pytest.mark.django_db


def test_both_clocks_say_how_they_count_and_from_how_many():
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    first_contact(by, episode(by), hours_ago=2)
    page = browser(ann).get(reverse("response-times")).text
    for words in ("1 hour:", "4 hours:", "24 hours:", "Not started", "0% of 1", "Video counts"):
        assert words in page
    assert "1 is still to be met" in page


@pytest.mark.parametrize("weeks", ["", "4", "all", "-1", "many"])
def test_an_empty_period_says_so(weeks):
    page = browser(user("Ann")).get(reverse("response-times"), {"weeks": weeks}).text
    assert page.count("Nobody yet in this period") == 2


def test_whoever_is_in_two_teams_reads_each_ones_own_times():
    page = browser(in_two_teams("Bea")).get(reverse("response-times")).text
    assert page.index("<h2>Another</h2>") < page.index("<h2>Open Dialogue</h2>")
    assert page.count("Nobody yet in this period") == 4
