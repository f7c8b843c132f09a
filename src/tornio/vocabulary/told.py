"""Many faults as few lines: what is wrong in the same way in many rows is said once, with all of the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tornio.vocabulary.fault import Fault

#: Nobody mends more than this from a terminal before looking at the file.
MOST = 50


def told(faults: Sequence[Fault], most: int = MOST) -> str:
    """Each fault in a line of its own; of more than `most`, those alike together, then how many are left."""
    if len(faults) <= most:
        return "\n".join(map(str, faults))
    return "\n".join(_first(list(lines(faults)), most))


def summary(faults: Sequence[Fault], limit: int | None = None) -> str:
    """A line for each kind of fault, no more than `limit` where it is given, and how many there are in all."""
    files = len({fault.file for fault in faults})
    total = f"{_plural(len(faults), 'fault')} in {_plural(files, 'file')}."
    return "\n".join([*_first(list(lines(faults)), limit), "", total])


def _first(said: list[str], most: int | None) -> list[str]:
    """The first lines, and how many more there are."""
    left = len(said) - len(said[:most])
    return [*said[:most], f"… and {_plural(left, 'more line')}."] if left else said


def lines(faults: Iterable[Fault]) -> Iterator[str]:
    """One line for all faults of one file and column with the same value, rule and cure."""
    alike: dict[tuple[str, ...], list[Fault]] = defaultdict(list)
    for fault in faults:
        alike[fault.file, fault.field, fault.value, fault.rule, fault.cure].append(fault)
    for group in alike.values():
        rows = [fault.row for fault in group if fault.row is not None]
        yield str(group[0]) if len(rows) < 2 else _of_many(group[0], rows)


def _of_many(fault: Fault, rows: list[int]) -> str:
    place = ", ".join(part for part in (fault.file, f"rows {runs(rows)}", fault.field) if part)
    found = f"‘{fault.value}’" if fault.value else "nothing there"
    return f"{place}: {found}. {fault.rule} {fault.cure}"


def runs(rows: Iterable[int]) -> str:
    """Row numbers in few words: `2–5, 9`."""
    found: list[list[int]] = []
    for row in sorted(set(rows)):
        if found and row == found[-1][-1] + 1:
            found[-1] = [found[-1][0], row]
        else:
            found.append([row])
    return ", ".join("–".join(map(str, run)) for run in found)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
