"""A small life with a row in every table. Nobody in it exists; test_upgrading.py looks for its words later.

`Add` makes a row of a model as the version knew it, so no model of today is imported here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

Add = Callable[..., Any]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ONE, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = NOON.date()


def a_life(add: Add, step: str) -> None:
    """Everything up to a step, which is a migration's number."""
    ann, bob, team = the_team(add)
    sam, mary = the_family(add, ann, step)
    episode = the_way_in(add, sam, team, ann, step)
    meeting = the_meeting(add, episode, ann, bob, mary)
    the_words(add, meeting, ann, mary)
    the_decisions(add, meeting, ann, bob, mary)
    beside_the_meeting(add, meeting, ann, bob)
    what_went_wrong(add, sam, episode, ann, step)
    if step >= "0003":
        add("HelpAsked", meeting=meeting, at=NOON, by=ann, overdue=True, answered_at=NOON, answered_by=bob)
        add(
            "Section",
            meeting=meeting,
            name="here",
            number=1,
            saved_at=NOON,
            saved_by=ann,
            answers={"came": [1]},
        )


def the_team(add: Add) -> tuple[Any, Any, Any]:
    add("Installation", pk=1, kind="real", set_up_at=NOON)
    team, since = add("Team", name="Open Dialogue"), date(2020, 1, 1)
    people = []
    for name, profession in (("Ann Peer", "Peer worker"), ("Bob Nurse", "Nurse")):
        email = f"{name.split()[0].lower()}@example.org"
        one = add("User", email=email, name=name, profession=profession, phone="01632 960011", password="!")
        add("Membership", user=one, team=team, since=since)
        for role in ("practitioner", "manager", "administrator"):
            add("RoleHeld", user=one, role=role, since=since)
        add("mfa.Authenticator", user=one, type="totp", data={"secret": "not a real one"})
        people.append(one)
    ann, bob = people
    add("WholeTime", user=ann, since=since, equivalent="0.60")
    taken = {"course": "A year of Open Dialogue", "provider": "A college", "certificate": "C-17"}
    add("Training", user=ann, started_on=since, completed_on=date(2021, 1, 1), supervisor_level=True, **taken)
    add("Leave", user=bob, first_day=date(2099, 7, 1), last_day=date(2099, 7, 14))
    shift = {"starts_at": NOON, "ends_at": datetime(2099, 1, 1, tzinfo=UTC)}
    add("Duty", team=team, user=ann, phone="01632 960012", **shift)
    return ann, bob, team


def the_family(add: Add, ann: Any, step: str) -> tuple[Any, Any]:
    lived = {"address": "1 Kettle Street\nCanterbury", "term_address": "2 Cup Lane"} if step < "0004" else {}
    asked = {"asked": {"gender": "did not say"}} if step >= "0004" else {}
    needs = {
        "interpreter": "British Sign Language",
        "communication_needs": "Large print",
        "advocate": "Vera Voice",
    }
    who = {
        "called": "Sammy",
        "pronouns": "they",
        "born_on": date(1999, 5, 4),
        "ethnicity": "A",
        "student": True,
    }
    sam = add(
        "Person", given_name="Sam", family_name="Sorrel", locality="Thanet", **who, **needs, **lived, **asked
    )
    add("Person", given_name="Samuel", family_name="Sorel", merged_into=sam)
    add("Identifier", person=sam, kind="nhs-number", value="9434765919")
    reach = {"safe": "yes", "never_text": True, "warning": "Ask for Sammy"}
    add("WayToReach", person=sam, kind="telephone", value="01632 960001", **reach)
    mary = add("Member", person=sam, name="Mary Sorrel", relationship="parent", phone="01632 960002")
    gone = add("Member", person=sam, name="Luke Lost", relationship="friend", removed_at=NOON)
    add("Invitation", member=mary, agreed_at=NOON, recorded_by=ann)
    add("Invitation", member=gone, agreed_at=NOON, recorded_by=ann, taken_back_at=NOON)
    return sam, mary


def the_way_in(add: Add, sam: Any, team: Any, ann: Any, step: str) -> Any:
    came = {"person": sam, "team": team, "received_at": NOON, "recorded_by": ann, "route": "crisis team"}
    about = {
        "referrer": "Dr Way",
        "reason": "They have not slept for a week.",
        "crisis": True,
        "new_episode": True,
    }
    who = {"eligibility_by": "Ella Eligible", "eligibility_at": NOON, "team_otherwise": "crisis team"}
    end = {"outcome_at": NOON + ONE, "outcome_by": ann, "waiver": "There was no other way."}
    accepted = add("Referral", priority="urgent", outcome="accepted", **came, **about, **who, **end)
    add("Referral", priority="routine", **came)
    sent_on = {"outcome_reason": "There was no room.", "went_to": "Another team"}
    before = {"outcome_at": NOON - DAY, "outcome_by": ann}
    add("Referral", priority="routine", outcome="redirected", **came, **before, **sent_on)
    if step >= "0004":
        add(
            "Outcome",
            referral=accepted,
            outcome="accepted",
            at=NOON + ONE,
            by=ann,
            waiver="There was no other way.",
        )
    episode = add("Episode", person=sam, team=team, referral=accepted, opened_on=TODAY, ward="Acute ward 4")
    episode.practitioners.add(ann)
    wish = {
        "where_wished": "In the kitchen",
        "when_wished": "After school",
        "who_else": "yes",
        "explained": "yes",
    }
    add("FirstContact", episode=episode, at=NOON, by=ann, medium="telephone", **wish)
    urgent = {"raised_at": NOON, "raised_by": ann, "callback": "At the neighbour's"}
    add("Urgent", episode=episode, accepted_at=NOON, accepted_by=ann, settled_at=NOON + ONE, **urgent)
    return episode


def the_meeting(add: Add, episode: Any, ann: Any, bob: Any, mary: Any) -> Any:
    here = {
        "arrived_at": NOON,
        "arrived_by": ann,
        "person_here": True,
        "reflections": True,
        "ended_at": NOON + ONE,
    }
    after = {"closed_at": NOON + ONE, "closed_by": ann, "left_safely_at": NOON + ONE, "adherence_sampled": True}
    then = {"next_kind": "date", "next_at": NOON + DAY, "next_asked_by": "person"}
    why = {"where": "The back door", "late_because": "They asked for Monday."}
    meeting = add("Meeting", episode=episode, starts_at=NOON, place="home", **here, **after, **then, **why)
    add(
        "Meeting", episode=episode, starts_at=NOON + DAY, place="clinic", fewer_because="Ann is alone that day."
    )
    for one in (ann, bob):
        add("Practitioner", meeting=meeting, user=one, came=True)
    add("Place", meeting=meeting, member=mary, came=True)
    add("HelpAsked", meeting=meeting, at=NOON, by=ann, answered_at=NOON, answered_by=bob)
    return meeting


def the_words(add: Add, meeting: Any, ann: Any, mary: Any) -> None:
    heard = {"meeting": meeting, "written_by": ann, "written_at": NOON}
    add(
        "Statement",
        voice="person",
        words="I want to sleep in my own bed.",
        form="quote",
        agreed="yes",
        **heard,
    )
    add("Statement", voice="practitioner", practitioner=ann, words="I was moved by that.", **heard)
    grandfather = add("AbsentVoice", meeting=meeting, whose="Grandfather Joe")
    add("Statement", voice="absent", absent=grandfather, words="He would have laughed.", **heard)
    first = add("Statement", voice="member", member=mary, words="We are worn out.", **heard)
    add(
        "Statement",
        voice="member",
        member=mary,
        words="We are worn out, and not going.",
        corrects=first,
        **heard,
    )
    add("Statement", voice="member", member=mary, words="This was about another.", struck_at=NOON, **heard)


def the_decisions(add: Add, meeting: Any, ann: Any, bob: Any, mary: Any) -> None:
    episode, written = meeting.episode, {"written_by": ann, "written_at": NOON}
    ours = add(
        "Decision", episode=episode, meeting=meeting, words="Meet again tomorrow.", medicines=True, **written
    )
    add("Position", decision=ours, voice="person", stance="with it")
    add("Position", decision=ours, voice="member", member=mary, stance="sees it differently")
    add("Position", decision=ours, voice="practitioner", practitioner=bob, stance="with it")
    alone = add("Decision", episode=episode, words="They were taken to hospital.", **written)
    law = {"authority": "Mental Health Act", "because": "They could not be kept safe."}
    add("DeclaredException", decision=alone, decided_by="Dr Duty", decided_at=NOON, brought_to=meeting, **law)
    plan = {"signs": "Pacing", "what_helps": "Walking", "who_helps": "Mary", "surroundings": "No keys",
            "reasons_to_live": "The dog", "who_to_call": "The duty telephone"}  # fmt: skip
    add("SafetyPlan", episode=episode, meeting=meeting, number=1, **written, **plan)


def beside_the_meeting(add: Add, meeting: Any, ann: Any, bob: Any) -> None:
    episode, written = meeting.episode, {"written_by": bob, "written_at": NOON}
    measure = {"measure": "pod-adherence", "measure_version": "1"}
    form = add("AdherenceForm", meeting=meeting, completed_at=NOON, **measure)
    form.completers.add(ann, bob)
    for item in range(1, 18):
        add("AdherenceAnswer", form=form, item=str(item), answer=None if item == 17 else 1)
    kept = {"because": "abuse", "words": "She is afraid of her uncle.", "review_on": date(2026, 4, 2)}
    note = add("ProtectedNote", episode=episode, answers_for_it=bob, **kept, **written)
    note.circle.add(bob)
    told = {"medium": "telephone", "minutes": 20, "words": "They asked about Monday."}
    add("Contact", episode=episode, at=NOON, by=ann, **told)


def what_went_wrong(add: Add, sam: Any, episode: Any, ann: Any, step: str) -> None:
    wrong = add("Contact", episode=episode, at=NOON, by=ann, medium="telephone", words="Of somebody else.")
    add("Struck", kind="contact", key=wrong.key, at=NOON, by=ann, reason="It was another Sam.")
    add("GlassBroken", user=ann, person=sam, at=NOON, until=NOON + ONE, reason="She rang at night.")
    page = f"/people/episodes/{episode.key}/ward"
    add("Draft", user=ann, page=page, saved_at=NOON, values={"ward": "Half a wa"})
    add(
        "Receipt",
        actor=ann.key,
        once="a sending",
        action="people.ward",
        digest="0" * 64,
        result=episode.key,
        at=NOON,
    )
    if step >= "0005":
        other = sam.merged_from.get()
        add("Merge", kept=sam, other=other, at=NOON, by=ann, reason="One person, two spellings.", moved={})
