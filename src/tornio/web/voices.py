"""What mattered, by voice."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext

from tornio.actions import meetings, voices
from tornio.actions.meetings import Sheet
from tornio.care.endings import MATTERED, REFLECTIONS
from tornio.care.permissions import Actor, check_give_care
from tornio.care.voices import AGREED, Statement
from tornio.web.endings import sending, then
from tornio.web.forms import Form
from tornio.web.meetings import shown
from tornio.web.pages import form_page, page

#: A voice on the page: its name in the form, voice, key, and the name it is shown by.
Voice = tuple[str, str, str, str]


@page("GET", "POST", check=check_give_care)
def say(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Words for each voice that was here or was spoken for."""
    sheet = meetings.view(by, key)
    heard = voices_of(sheet, by, request.POST)

    def save(form: Form, by: Actor) -> str:
        statements = tuple(
            Statement(voice, whose, by.key, words, spoken_as(form, name), agreed(form, name))
            for name, voice, whose, _ in heard
            if (words := form.text(f"words-{name}"))
        )
        form.refuse()
        return then(voices.say(by, key, statements, **sending(form)), REFLECTIONS)

    version = sheet.version(MATTERED)
    return form_page(request, by, "voices/say.html", save, voices=heard, version=version, **shown(sheet))


def voices_of(sheet: Sheet, by: Actor, sent: Mapping[str, str]) -> list[Voice]:
    """The voices that words can belong to: the person, who came, who was spoken for, and whoever writes. Words
    that were sent for somebody stay on the page, though it was said in between that they were not here."""
    meeting = sheet.page
    found = (
        [("person", "person", "", meeting.person)] if meeting.person_here or sent.get("words-person") else []
    )
    found += [
        (seat.key, "member", seat.key, seat.name)
        for seat in meeting.members
        if seat.came or sent.get(f"words-{seat.key}")
    ]
    found += [(voice.key, "absent", voice.key, voice.whose) for voice in meeting.absent]
    found.append(("me", "practitioner", by.key, by.name))
    typed = {name.removeprefix("words-") for name, text in sent.items() if name.startswith("words-") and text}
    gone = sorted(typed - {name for name, *_ in found})
    return found + [(name, "absent", name, gettext("Somebody who was spoken for")) for name in gone]


def spoken_as(form: Form, name: str) -> str:
    """Whether words quote or sum up."""
    return "quote" if form[f"quote-{name}"] == "yes" else "summary"


def agreed(form: Form, name: str) -> str:
    """Whether the speaker agreed the words; a practitioner's own words are their own."""
    return form.choice(f"agreed-{name}", AGREED) or ("yes" if name == "me" else "not asked")


@page("GET", "POST", check=check_give_care)
def correct(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Writes words again that were heard wrongly."""
    said, meeting, person = voices.view(by, key)

    def save(form: Form, by: Actor) -> str:
        words = form.text("words", needed="A statement has words.")
        agreed_to = form.choice("agreed", AGREED) or "not asked"
        form.refuse()
        voices.correct(
            by,
            key,
            words=words,
            form="quote" if form["quote"] == "yes" else "summary",
            agreed=agreed_to,
            once=form.once,
        )
        return then(meeting, MATTERED)

    start = {"words": said.words, "agreed": said.agreed, "quote": "yes" if said.form == "quote" else ""}
    return form_page(
        request, by, "voices/correct.html", save, start=start, said=said, meeting_key=meeting, person=person
    )


urlpatterns = [
    path("meetings/<key:key>/words", say, name="meeting-words"),
    path("words/<key:key>/correct", correct, name="correct-words"),
]
