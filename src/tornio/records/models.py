"""Gathers the models for Django; they live in the file of their noun."""

from tornio.records.audit import Event, Seen
from tornio.records.corrections import Merge
from tornio.records.forms import Draft, Receipt
from tornio.records.installation import Installation
from tornio.records.meetings import (
    AbsentVoice,
    Decision,
    DeclaredException,
    HelpAsked,
    Meeting,
    Place,
    Position,
    Practitioner,
    Section,
    Statement,
)
from tornio.records.network import Invitation, Member
from tornio.records.notes import AdherenceAnswer, AdherenceForm, Contact, ProtectedNote, SafetyPlan
from tornio.records.notices import Notice
from tornio.records.people import Identifier, Person, WayToReach
from tornio.records.referrals import Episode, FirstContact, Outcome, Referral, Struck
from tornio.records.staff import Duty, GlassBroken, Leave, Membership, RoleHeld, Team, Training, User, WholeTime
from tornio.records.urgent import Urgent
from tornio.records.visits import Visit

__all__ = [
    "AbsentVoice",
    "AdherenceAnswer",
    "AdherenceForm",
    "Contact",
    "Decision",
    "DeclaredException",
    "Draft",
    "Duty",
    "Episode",
    "Event",
    "FirstContact",
    "GlassBroken",
    "HelpAsked",
    "Identifier",
    "Installation",
    "Invitation",
    "Leave",
    "Meeting",
    "Member",
    "Membership",
    "Merge",
    "Notice",
    "Outcome",
    "Person",
    "Place",
    "Position",
    "Practitioner",
    "ProtectedNote",
    "Receipt",
    "Referral",
    "RoleHeld",
    "SafetyPlan",
    "Section",
    "Seen",
    "Statement",
    "Struck",
    "Team",
    "Training",
    "Urgent",
    "User",
    "Visit",
    "WayToReach",
    "WholeTime",
]
