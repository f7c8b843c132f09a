from __future__ import annotations

import re
from datetime import timedelta

import pytest

from meeting import begun, invited, meeting, page_of, words_of
from team import browser, episode, first_contact, on_duty, user
from tornio.actions import decisions, endings, meetings, rules, safety_plans, visits
from tornio.actions import staff as acting_staff
from tornio.care.decisions import DeclaredException
from tornio.records.meetings import HelpAsked, Meeting, Section
from tornio.records.meetings import Statement as Kept

pytestmark = pytest.mark.django_db


def tap(client, made, name: str, **values: str):
    return client.post(f"/meetings/{made.key}/end", {"tap": name, **values})


def test_before_stand_time_place_who_is_expected_and_one_button(ann, by):
    about = episode(by)
    first_contact(by, about)
    made = meeting(by, about, members=(invited(by, about, "Mary", "parent"),), where="12 Mill Lane")
    text = words_of(page_of(browser(ann), made))
    for said in ("At home – 12 Mill Lane", "Mary (parent)", "Ann", "within 24 hours", "Arrived"):
        assert said in text


def test_during_the_dialogue_there_is_help_and_the_safety_plan_and_nothing_to_fill_in(ann, by):
    on_duty(by)
    made = meeting(by)
    client = browser(ann)
    assert client.post(f"/meetings/{made.key}", {"tap": "arrive"}).status_code == 303
    html = page_of(client, made)
    text = words_of(html)
    assert "Get help" in text
    assert "Safety plan" in text
    assert "01227 000000" in text
    assert not re.search(r'<(textarea|select)|type="(text|radio|checkbox)"', html)
    assert "nhsuk-header__navigation-list" not in html


def test_get_help_promises_no_more_than_a_line_on_todays_page(ann, by):
    made = meeting(by)
    visits.arrive(by, made.key)
    client = browser(ann)
    assert "Nobody may be looking: ring as soon as you can." in page_of(client, made)
    client.post(f"/meetings/{made.key}", {"tap": "help"})
    assert "Nobody may be looking. Nobody is sent a message: please ring." in page_of(client, made)
    assert "asked for help on a visit" in client.get("/").text


def test_telling_the_team_says_that_nobody_has_answered_yet(ann, by):
    made = meeting(by)
    visits.arrive(by, made.key)
    client = browser(ann)
    client.post(f"/meetings/{made.key}", {"tap": "help"})
    assert "Nobody has answered yet" in page_of(client, made)
    assert "Nobody has answered yet" in client.get("/visits/").text
    client.post("/visits/", {"tap": "answer", "word": HelpAsked.objects.get().key})
    assert "Nobody has answered yet" not in page_of(client, made)


def test_the_last_ten_minutes_stand_in_their_order(ann, by):
    made = meeting(by)
    visits.arrive(by, made.key)
    html = page_of(browser(ann), made, "/end")
    found = re.findall(r'<h2 id="(\w+)"', html)
    assert found == ["here", "mattered", "reflections", "decisions", "plan", "next", "close"]


def test_everything_in_italics_is_one_tap(ann, by):
    made = meeting(by)
    visits.arrive(by, made.key)
    client = browser(ann)
    taps = [
        ("all came", {}),
        ("reflections", {"word": "yes"}),
        ("nothing decided", {"word": "not decided"}),
        ("plan unchanged", {}),
        ("next", {"word": "we will ring"}),
    ]
    for name, values in taps:
        assert tap(client, made, name, version="1", **values).status_code == 303, name
    assert tap(client, made, "asked by", version="2", word="person").status_code == 303
    assert tap(client, made, "close").status_code == 303
    assert tap(client, made, "leave").status_code == 303
    found = meetings.view(by, made.key).page
    assert (found.person_here, found.reflections, found.nothing_decided) == (True, True, "not decided")
    assert (found.safety_plan, found.next_kind, found.next_asked_by) == ("unchanged", "we will ring", "person")
    assert found.closed_at
    assert found.left_safely_at


def test_a_tap_leads_to_the_next_section(ann, by):
    made = meeting(by)
    visits.arrive(by, made.key)
    assert tap(browser(ann), made, "all came", version="1")["Location"].endswith("/end#mattered")


def test_closing_without_attendance_says_what_is_missing_and_where(ann, by):
    made = meeting(by)
    visits.arrive(by, made.key)
    page = tap(browser(ann), made, "close")
    assert page.status_code == 422
    assert 'href="#here"' in page.text


def test_a_tap_that_is_no_button_of_the_page_does_nothing(ann, by):
    made = begun(by)
    assert tap(browser(ann), made, "delete").status_code == 422
    assert tap(browser(ann), made, "nothing decided", version="1", word="all").status_code == 422
    assert tap(browser(ann), made, "reflections", version="1", word="perhaps").status_code == 422
    assert Section.objects.exclude(name="here").count() == 0


def test_4_the_second_who_taps_is_told_and_sees_what_was_saved(ann, by):
    made = begun(by)
    endings.reflections(acting_staff.actor(user("Pat").key), made.key, version=1, happened=False)
    page = tap(browser(ann), made, "reflections", version="1", word="yes")
    assert page.status_code == 409
    assert "Saved by Pat" in page.text
    assert re.search(r'value="no" aria-pressed="true"', page.text)
    assert "You tapped" in page.text


def test_4_words_written_at_once_stand_both_on_the_page_and_are_saved_by_one_more_tap(ann, by):
    made = begun(by)
    pat = browser(user("Pat"))
    address = f"/meetings/{made.key}/words"
    assert pat.post(address, {"words-person": "I sleep badly", "version": "1"}).status_code == 303
    client = browser(ann)
    told = client.post(address, {"words-person": "I want my dog back", "version": "1"})
    assert told.status_code == 409
    assert "I sleep badly" in told.text
    assert "I want my dog back" in told.text
    version = re.search(r'name="version" value="(\d+)"', told.text)[1]
    client.post(address, {"words-person": "I want my dog back", "version": version})
    assert {kept.words for kept in Kept.objects.all()} == {"I sleep badly", "I want my dog back"}


def test_words_keep_whether_they_quote_and_whether_they_were_agreed(ann, by):
    made = begun(by)
    sent = {"words-person": "I sleep badly", "quote-person": "yes", "agreed-person": "no", "version": "1"}
    browser(ann).post(f"/meetings/{made.key}/words", sent)
    kept = Kept.objects.get()
    assert (kept.form, kept.agreed) == ("quote", "no")
    assert "“I sleep badly”" in page_of(browser(ann), made, "/end")


def test_a_date_that_is_one_tap_plans_the_next_meeting(ann, by):
    made = begun(by)
    client = browser(ann)
    at = re.search(r'name="at" value="([^"]+)"', page_of(client, made, "/next"))[1]
    assert client.post(f"/meetings/{made.key}/next", {"at": at, "version": "1"}).status_code == 303
    assert Meeting.objects.filter(follows=made).count() == 1


@pytest.mark.parametrize("at", ["soon", "2026-13-01", "2026-03-01T10:00"])
def test_a_date_that_is_none_is_refused(ann, by, at):
    made = begun(by)
    answer = browser(ann).post(f"/meetings/{made.key}/next", {"at": at, "version": "1"})
    assert answer.status_code == 422


def test_the_calendar_file_is_a_calendar(ann, by):
    answer = browser(ann).get(f"/meetings/{meeting(by).key}/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")
    assert "LOCATION:At home" in answer.text


def test_3_no_page_of_a_meeting_shows_an_address_a_reason_or_that_something_is_hidden(ann, by):
    about = episode(by)
    about.person.address = "9 Secret Street"
    about.person.save()
    about.person.ways_to_reach.create(kind="telephone", value="01227 999999", warning="he reads her letters")
    made = begun(by, about)
    before = Meeting.objects.get(pk=made.pk).starts_at - timedelta(days=1)
    hidden = DeclaredException("Dr Ito", "safeguarding", before, "the father", not_yet_safe=True)
    decisions.declare(by, about.key, "A separate room", hidden, medicines=False)
    client = browser(ann)
    plain = begun(by)
    for name in ("", "/end", "/print", "/words", "/decision"):
        text = words_of(page_of(client, made, name))
        for never in ("Secret", "999999", "letters", "Dr Ito", "separate room"):
            assert never not in text
        assert strip(text) == strip(words_of(page_of(client, plain, name)))
    assert "Dr Ito" not in client.get(f"/timeline/{about.key}").text


def strip(text: str) -> str:
    """A page without its times."""
    return re.sub(r"\d+:\d\d", "", text)


FORBIDDEN = re.compile(
    r"\b(risk|diagnos\w*|score|adherence|study|symptom\w*|patient|red|amber)\b", re.IGNORECASE
)


@pytest.mark.parametrize("name", ["", "/end", "/print", "/words", "/decision", "/here", "/next"])
def test_7_no_page_of_a_meeting_speaks_of_risk_diagnosis_scores_or_the_study(ann, by, name):
    assert not FORBIDDEN.search(words_of(page_of(browser(ann), begun(by), name)))


def test_the_first_meeting_that_came_late_asks_why_afterwards(ann, by):
    about = episode(by)
    first_contact(by, about, hours_ago=30)
    made = meeting(by, about, late_because="x")
    Meeting.objects.update(late_because="")
    visits.arrive(by, made.key)
    visits.leave(by, made.key)
    client = browser(ann)
    assert "later than 24 hours" in page_of(client, made)
    version = re.search(r'name="version" value="(\d+)"', page_of(client, made, "/late"))[1]
    sent = {"late_because": "they wished for Thursday", "version": version}
    assert client.post(f"/meetings/{made.key}/late", sent).status_code == 303
    assert "they wished for Thursday" in page_of(client, made)


def test_the_safety_plan_is_written_together_and_its_versions_stay(ann, by):
    about = episode(by)
    client = browser(ann)
    address = f"/safety-plans/{about.key}/write"
    assert client.post(address, {"what_helps": "the dog", "version": "1"}).status_code == 303
    assert client.post(address, {"what_helps": "the dog and Jo", "version": "2"}).status_code == 303
    text = words_of(client.get(f"/safety-plans/{about.key}").text)
    assert "the dog and Jo" in text
    assert "As it was on" in text


def test_corrected_words_show_what_was_first_written(ann, by):
    made = begun(by)
    client = browser(ann)
    client.post(f"/meetings/{made.key}/words", {"words-person": "I want to leave", "version": "1"})
    kept = Kept.objects.get()
    sent = client.post(f"/words/{kept.key}/correct", {"words": "I want to sleep", "agreed": "yes"})
    assert sent.status_code == 303
    text = words_of(page_of(client, made, "/end"))
    assert "First written: I want to leave" in text
    assert browser(user("Bob")).post(f"/words/{kept.key}/correct", {"words": "x"}).status_code == 422


def test_2_a_corrected_answer_stands_below_the_new_one_once_the_meeting_is_closed(ann, by):
    made = begun(by)
    client = browser(ann)
    tap(client, made, "reflections", version="1", word="yes")
    tap(client, made, "close")
    tap(client, made, "reflections", version="2", word="no")
    assert re.search(r"Before, by Ann at \d\d:\d\d: Yes", words_of(page_of(client, made, "/end")))


def test_why_nobody_came_is_one_tap_after_opening_it(ann, by):
    made = begun(by)
    client = browser(ann)
    assert "Nobody from the network was here." in page_of(client, made, "/end")
    assert tap(client, made, "nobody because", version="2", word="stigma").status_code == 303
    assert "They did not want others to know" in words_of(page_of(client, made, "/end"))
    assert tap(client, made, "nobody because", version="3", word="shame").status_code == 422


def test_a_meeting_that_was_says_when_and_where_and_for_when_it_was_planned(ann, by):
    made = begun(by, where="12 Mill Lane")
    visits.leave(by, made.key)
    local = made.starts_at.astimezone(rules.service().zone)
    planned = rf"\(planned [^)]*{local:%H:%M}\)"  # where an hour later is another day, with its day
    for name in ("", "/print"):
        assert re.search(planned, words_of(page_of(browser(ann), made, name))), name
    assert "12 Mill Lane" in page_of(browser(ann), made)
    Meeting.objects.update(starts_at=made.arrived_at)
    assert "(planned" not in page_of(browser(ann), made)


def test_who_asked_is_open_until_somebody_says(ann, by):
    made = begun(by)
    client = browser(ann)
    tap(client, made, "next", version="1", word="we will ring")
    asked = page_of(client, made, "/end").split('id="asked"', 1)[1].split("</form>", maxsplit=1)[0]
    assert 'aria-pressed="true"' not in asked
    tap(client, made, "asked by", version="2", word="not said")
    asked = page_of(client, made, "/end").split('id="asked"', 1)[1].split("</form>", maxsplit=1)[0]
    assert asked.count('aria-pressed="true"') == 1


def test_a_safety_plan_that_is_not_there_yet_is_written_together_or_not_today(ann, by):
    made = begun(by)
    client = browser(ann)
    words = words_of(page_of(client, made, "/end"))
    assert "Not today Write one together" in words
    assert "Unchanged" not in words
    safety_plans.write(by, made.episode.key, version=1, words={"signs": "no sleep"})
    Meeting.objects.update(safety_plan="")
    assert "Unchanged Open the plan" in words_of(page_of(client, made, "/end"))


def test_the_form_about_the_meeting_is_not_linked_from_a_page_that_the_family_may_see(ann, by):
    made = begun(by)
    visits.leave(by, made.key)
    assert "/adherence/" not in page_of(browser(ann), made).split("<main", 1)[1]


def test_what_is_printed_says_when_and_by_whom_and_the_crisis_lines_once(ann, by):
    html = page_of(browser(ann), begun(by), "/print")
    assert "Printed on" in html
    assert html.count("In a crisis") == 1
    assert "data-print hidden" in html


def test_a_planned_meeting_is_not_told_as_one_that_was(ann, by):
    made = begun(by)
    meeting(by, made.episode, starts_at=made.starts_at + timedelta(days=1))
    words = words_of(browser(ann).get(f"/timeline/{made.episode.key}").text)
    assert "Meeting 2, planned" in words
    assert "Meeting 1, planned" not in words
    assert words.count("today") == 1
