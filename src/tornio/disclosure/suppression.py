"""Counts that add up, protected together: the small ones, and as many others as keep them from being found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from tornio.disclosure.policies import Policy
from tornio.disclosure.protected import HIDDEN, Protected
from tornio.disclosure.sums import Key, Sum, check, connected, independent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tornio.disclosure.attack import Attack, Range


def protect(
    policy: Policy, counts: Mapping[Key, int], sums: Collection[Sum[Key]] = (), silent: Collection[Key] = ()
) -> dict[Key, Protected]:
    """The counts as the policy lets them be seen, such that no small one can be found from the others.

    `sums` says what adds up; `silent` are counts that are not shown but could be found by subtraction, such as
    how many of 50 are missing from 49. Of what is shown this holds, for a reader who solves all equations at
    once and knows how much rounding may have changed:

    - a small count may be any of the small counts: the table says no more of it than its mark does;
    - a small count that is not shown is as uncertain as any count that is rounded;
    - even one who is told which counts are small cannot tell any of them exactly;
    - no other hidden count can be told exactly.

    None of the published rules asks for this: they hide small counts and leave subtraction open. Counts are
    hidden one at a time, the smallest part beside an exposed count first, and shown again where that turns out
    not to be needed: a heuristic for the cell suppression problem (Fischetti & Salazar 2001).

    Raises ValueError where counts do not add up.
    """
    check(counts, sums, silent)
    shown = {key: policy.count(count) for key, count in counts.items()}
    if policy.protects:
        hidden = {key for part in independent(sums) for key in _hidden(policy, counts, shown, part, silent)}
        shown = {key: HIDDEN if key in hidden else seen for key, seen in shown.items()}
    return {key: seen for key, seen in shown.items() if key not in silent}


def _hidden(
    policy: Policy,
    counts: Mapping[Key, int],
    shown: Mapping[Key, Protected],
    sums: tuple[Sum[Key], ...],
    silent: Collection[Key],
) -> set[Key]:
    """What must not be seen of the counts in sums that share none with any other."""
    summed = {key for each in sums for key in each.keys}
    own = {key: count for key, count in counts.items() if key in summed}
    seen = {key: shown[key] for key in own}
    return _Suppression(policy, own, seen, sums, frozenset(summed.intersection(silent))).hidden()


@dataclass(frozen=True)
class _Suppression(Generic[Key]):
    policy: Policy
    counts: Mapping[Key, int]
    shown: Mapping[Key, Protected]
    sums: tuple[Sum[Key], ...]
    silent: frozenset[Key]
    found: list[NDArray[np.float64]] = field(default_factory=list)

    def hidden(self) -> set[Key]:
        """Every count that must not be seen."""
        always = self.silent | {key for key, seen in self.shown.items() if seen.hidden}
        added: list[Key] = []
        while more := self._more_to_hide(always.union(added)):
            added.append(more[0])
        # Who is told which counts are small may know some count from that alone, whatever is hidden.
        known = set(self._exposed(always.union(added)))
        for key in sorted(added, key=lambda each: -self.counts[each]):
            fewer = [each for each in added if each != key]
            if all(each in known for each in self._exposed(always.union(fewer))):
                added = fewer
        return set(always.union(added))

    def _more_to_hide(self, hidden: Collection[Key]) -> list[Key]:
        """The next count to hide so that less of another is learnt, or none where that is no use any more."""
        beside = (self._beside(exposed, hidden) for exposed in self._exposed(hidden))
        return next(filter(None, beside), [])

    def _beside(self, exposed: Key, hidden: Collection[Key]) -> list[Key]:
        """What to hide next: of all that adds up with the exposed count, directly or through hidden ones, the
        smallest part, else the smallest total. A count of 0 comes last: readers often know that it must be 0.
        """
        near = connected(exposed, self.sums, through=hidden)
        totals = {each.total for each in self.sums}
        seen = [key for key in self.counts if key in near and key not in hidden]
        return sorted(seen, key=lambda key: (self.counts[key] == 0, key in totals, self.counts[key]))[:1]

    def _exposed(self, hidden: Collection[Key]) -> Iterator[Key]:
        small = {key for key, count in self.counts.items() if self.policy.is_small(count)}
        guarded = [key for key in self.counts if key in small or key in hidden]
        if not guarded:
            return
        from tornio.disclosure.attack import Attack  # with scipy.optimize, which takes .2 s to load

        seen = {key: HIDDEN if key in hidden else seen for key, seen in self.shown.items()}
        ranges = {key: self.policy.possible(each) for key, each in seen.items()}
        attack = Attack(ranges, self.sums, self.found)
        told = {key: self._known(key) for key in small.union(hidden)}
        for key in guarded:
            if self._says_too_much(key, attack, told):
                yield key

    def _known(self, key: Key) -> Range:
        """What somebody knows of a count who is told whether it is small."""
        count, limit = self.counts[key], self.policy.limit
        if limit is None or count < self.policy.lowest:
            return 0, None
        return (self.policy.lowest, limit) if count <= limit else (limit + 1, None)

    def _says_too_much(self, key: Key, attack: Attack[Key], told: Mapping[Key, Range]) -> bool:
        if not self.policy.is_small(self.counts[key]):
            return not _is_as_wide(_is_open, attack, key)
        wide = self._is_rounded if key in self.silent else self._is_any_small
        return not _is_as_wide(wide, attack, key) or not _is_as_wide(_is_open, attack, key, told)

    def _is_rounded(self, low: float, high: float) -> bool:
        return high - low + 1 >= self.policy.step

    def _is_any_small(self, low: float, high: float) -> bool:
        return low <= self.policy.lowest and high >= (self.policy.limit or 0)


def _is_open(low: float, high: float) -> bool:
    return low < high


def _is_as_wide(
    wide: Callable[[float, float], bool], attack: Attack[Key], key: Key, told: Mapping[Key, Range] | None = None
) -> bool:
    """Whether a count's range is wide enough: as far as it is known already, or else when it is looked for."""
    return wide(*attack.seen_of(key, told)) or wide(*attack.range_of(key, told))
