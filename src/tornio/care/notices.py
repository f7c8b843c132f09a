"""Notices: emails that say that somebody called. They name nobody, and hold no words of anybody.

Who is told stands in the setting TORNIO_CALLS_TO: addresses, and `duty` for whoever has the duty telephone. The
name of a team may stand before one (`Medway=medway@example.org`), which then hears of that team's calls alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from tornio.care import visits
from tornio.vocabulary.text import Text

DUTY = "duty"
#: What whoever runs the machine is told where the setting names nobody.
NOBODY_IS_TOLD = "Nobody is emailed about calls for help: they stand on the pages alone."
TELL_SOMEBODY = "Set TORNIO_CALLS_TO and TORNIO_MAIL_SERVER."
URGENT, ESCALATED = "urgent", "escalated"
#: A notice that could not be sent is tried again after this long, for as long as nobody has answered the call.
AGAIN_AFTER = timedelta(minutes=1)
#: … and no longer than this.
GIVEN_UP_AFTER = timedelta(days=1)


def parted(entry: str) -> tuple[str, str]:
    """An entry of the setting: the name of a team (empty for all of them), and who is told."""
    team, _, to = entry.rpartition("=")
    return team.strip(), to.strip()


def told_about(team: str, entries: Iterable[str]) -> tuple[str, ...]:
    """Who is told of a team's calls, as far as the setting says: addresses, and `duty`."""
    found = (parted(entry) for entry in entries)
    return tuple(to for named, to in found if not named or named.casefold() == team.casefold())


def gaps(teams: Iterable[str], entries: Iterable[str]) -> Iterator[str]:
    """What whoever runs the machine is told, in words: teams of whose calls nobody hears, and names that are no
    team's."""
    teams, entries = tuple(teams), tuple(entries)
    if not entries:
        yield f"{NOBODY_IS_TOLD} {TELL_SOMEBODY}"
        return
    for team in teams:
        if not told_about(team, entries):
            yield f"Nobody is emailed about calls for help of the team {team}: name it in TORNIO_CALLS_TO."
    known = {team.casefold() for team in teams}
    for named in dict.fromkeys(team for team, _ in map(parted, entries)):
        if named and named.casefold() not in known:
            yield f"TORNIO_CALLS_TO names the team {named}, and there is none of this name."


def words(kind: str, time: str) -> Text:
    """What a notice of this kind says; `time` is when the call was made, in the service's zone.

    Raises:
        KeyError: for a kind that is none of these.
    """
    return {
        URGENT: Text("Somebody called for the duty worker at %(time)s and nobody has taken it on.", time=time),
        ESCALATED: Text(
            "Somebody called for the duty worker at %(time)s, too long ago, and nobody has taken it on.",
            time=time,
        ),
        visits.HELP: Text(
            "A colleague on a visit asked for help at %(time)s and nobody has answered.", time=time
        ),
        visits.OVERDUE: Text(
            "At %(time)s a colleague should have left a visit, and had not. Nobody has answered.", time=time
        ),
        visits.UNHEARD: Text(
            "At %(time)s somebody had not arrived at a visit that was planned. Nobody has answered.", time=time
        ),
    }[kind]


def recipients(kind: str, duty: Iterable[str], named: Iterable[str]) -> dict[str, bool]:
    """Address → whether it is a duty worker's, each address once.

    An urgent call goes to whoever is on duty; to the named addresses where that is nobody. Everything else goes
    to both.
    """
    on_duty = {address.lower(): True for address in duty}
    others = {address.lower(): False for address in named}
    return on_duty if kind == URGENT and on_duty else others | on_duty
