"""Every page there is: who sees it, and a record to see on it. A new address adds its row here."""

from __future__ import annotations

from django.urls import reverse

import beside
from meeting import decided, meeting, said
from team import episode, first_contact, new_referral, on_duty, user
from tornio.actions import network, referrals, urgent
from tornio.actions import staff as acting_staff
from tornio.care.network import MemberDetails
from tornio.care.permissions import ROLES
from tornio.records.referrals import FirstContact

#: P practitioner, M manager, A administrator, R recruiter, S researcher, G governance reader. Others get 403.
TABLE = """
home              P M A R S G
referrals         P M A
new-referral      P M A
referral          P M A
change-referral   P M A
decide-referral   P M
evaluation        M S G
evaluation-report M S G
paper-check       M S G
people            P M A
person            P M A
change-person     P M A
person-died       P M A
new-way           P M A
change-way        P M A
ward              P M A
network           P M
new-member        P M
member            P M
first-contact     P M
correct-first-contact P M
urgent            P M A
board             P M A
response-times    P M A
caseload          M A
empty-caseload    M A
new-urgent        P M A
urgent-call       P M A
meetings          P M
plan-meeting      P M
meeting           P M
change-meeting    P M
cancel-meeting    P M
late-meeting      P M
meeting-calendar  P M
print-meeting     P M
meeting-end       P M
meeting-here      P M
meeting-next      P M
meeting-words     P M
correct-words     P M
add-decision      P M
correct-decision  P M
declared          P M
declare           P M
safety-plan       P M
write-safety-plan P M
visits            P M
timeline          P M
team              P M A
colleague         P M A
post              M A
new-training      M A
training          M A
new-leave         M A
leave             M A
rota              P M A
new-shift         M A
shift             M A
users             A
new-user          A
new-team          A
user              A
user-roles        A
close-user        A
reopen-user       A
user-step         A
user-password     A
search            P M A
open-record       P M
opened-records    M
corrections       M
strike-referral   P M
strike-episode    P M
strike-meeting    P M
strike-contact    P M
strike-statement  P M
strike-decision   P M
strike-first-contact P M
strike-safety-plan P M
strike-member     P M
strike-way        P M
strike-urgent     P M
strike-protected-note P M
strike-adherence-form P M
put-back          P M
merge             M
undo-merge        M
contacts          P M
new-contact       P M
adherence         P M
adherence-form    P M
correct-adherence P M
protected         P M
new-protected     P M
protected-note    P M
correct-protected P M
review-protected  P M
names             R
pseudonyms        S
counts            M S G
"""
#: Before anybody has signed in, and allauth's own pages, which know nobody but oneself.
OPEN = {"health", "set-up", "drafts", "join"}
#: Documents that the service shows as they were made, in the language of the study.
DOCUMENTS = {"evaluation-report", "paper-check", "meeting-calendar", "empty-caseload"}
LETTERS = dict(zip("PMARSG", ROLES, strict=True))
ROWS = {name: {LETTERS[one] for one in roles} for name, *roles in map(str.split, TABLE.strip().splitlines())}


def a_referral(by) -> str:
    return referrals.register(by, new_referral())


def an_episode(by) -> str:
    return episode(by).key


def a_person(by) -> str:
    return episode(by).person.key


def a_first_contact(by) -> str:
    return first_contact(by, episode(by))


def a_way(by) -> str:
    return episode(by).person.ways_to_reach.create(kind="telephone", value="01227 000001").key


def a_member(by) -> str:
    return network.add(by, a_person(by), MemberDetails("Sam", "friend"), wanted=True)


def an_urgent_call(by) -> str:
    found = episode(by)
    on_duty(by)
    return urgent.call(by, found.key, callback="01227 000001")


def a_meeting(by) -> str:
    return meeting(by).key


def some_words(by) -> str:
    return said(by).key


def a_decision(by) -> str:
    return decided(by).key


#: How to come by the record that an address is about.
SUBJECTS = {
    **dict.fromkeys(("referral", "change-referral", "decide-referral"), a_referral),
    **dict.fromkeys(("person", "change-person", "person-died", "new-way", "network", "new-member"), a_person),
    **dict.fromkeys(("ward", "first-contact", "new-urgent"), an_episode),
    **dict.fromkeys(
        ("plan-meeting", "declared", "declare", "safety-plan", "write-safety-plan", "timeline"), an_episode
    ),
    **dict.fromkeys(("meeting", "change-meeting", "cancel-meeting", "late-meeting"), a_meeting),
    **dict.fromkeys(("meeting-calendar", "print-meeting", "meeting-end", "meeting-here"), a_meeting),
    **dict.fromkeys(("meeting-next", "meeting-words", "add-decision"), a_meeting),
    **dict.fromkeys(("strike-episode", "contacts", "new-contact", "new-protected"), an_episode),
    **dict.fromkeys(
        ("colleague", "post", "new-training", "new-leave", "user", "user-roles"), beside.a_colleague
    ),
    **dict.fromkeys(("close-user", "reopen-user", "user-step", "user-password"), beside.a_colleague),
    **dict.fromkeys(("protected-note", "correct-protected", "review-protected"), beside.a_note),
    "training": beside.a_training,
    "leave": beside.a_leave,
    "shift": beside.a_shift,
    "strike-referral": a_referral,
    "strike-meeting": a_meeting,
    "strike-contact": beside.a_contact,
    "strike-statement": some_words,
    "strike-decision": a_decision,
    "strike-first-contact": lambda by: FirstContact.objects.get(episode__key=a_first_contact(by)).key,
    "strike-safety-plan": beside.a_plan,
    "strike-member": a_member,
    "strike-way": a_way,
    "strike-urgent": beside.a_settled_call,
    "strike-protected-note": beside.a_note,
    "strike-adherence-form": lambda by: beside.a_form(by).key,
    "put-back": beside.a_struck_note,
    "merge": a_person,
    "undo-merge": beside.a_merge,
    "adherence-form": beside.a_meeting_left,
    "correct-adherence": lambda by: beside.a_form(by).meeting.key,
    "correct-words": some_words,
    "correct-decision": a_decision,
    "correct-first-contact": a_first_contact,
    "change-way": a_way,
    "member": a_member,
    "urgent-call": an_urgent_call,
}


def address(name: str) -> str:
    """The address of a page, about a record of the team that `user` puts people in."""
    if name not in SUBJECTS:
        return reverse(name)
    return reverse(name, args=[SUBJECTS[name](acting_staff.actor(user("Owner").key))])
