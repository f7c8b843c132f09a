"""A study's responses as a table of people by waves, checked: every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tornio.statistics.repeated_measures.arrays import Array, Flags, Labels, Places, is_missing, is_usable
from tornio.statistics.repeated_measures.observations import label_faults
from tornio.statistics.summary import LARGEST
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

_SHOWN = 10


@dataclass(frozen=True, eq=False)
class WaveTable:
    """People who were seen at least once: `responses` (people, waves), NaN where not seen; `group` by number.

    `covariates` (people, c) are centred: numbers at their mean over people, words so that levels weigh alike;
    `covariate_names` names each column's covariate. `never_seen` counts people without any response.
    """

    responses: Array
    waves: tuple[object, ...]
    groups: tuple[str, ...]
    group: Places
    covariates: Array
    covariate_names: tuple[str, ...]
    never_seen: int

    @property
    def seen(self) -> Flags:
        """Which responses there are: (people, waves)."""
        return ~np.isnan(self.responses)

    @property
    def counts(self) -> Places:
        """How many were seen: (groups, waves)."""
        return np.array([self.seen[self.group == number].sum(axis=0) for number in range(len(self.groups))])


def wave_table(
    response: npt.ArrayLike,
    subject: npt.ArrayLike,
    wave: npt.ArrayLike,
    waves: Sequence[object] | None,
    group: npt.ArrayLike | None,
    covariates: Mapping[str, npt.ArrayLike] | None,
) -> WaveTable:
    """Reads one row a person and wave; None or NaN says that there was no response.

    Raises FaultyInput with all faults: lengths, values that are no numbers, waves that are not in the order, a
    person twice at a wave, a group or covariate that changes within a person, a group never seen at a wave.
    """
    y, who, when = _responses(response), np.asarray(subject), np.asarray(wave)
    about = {"group": np.asarray(group)} if group is not None else {}
    about |= {f"covariate {name}": np.asarray(values) for name, values in (covariates or {}).items()}
    refuse(_length_faults(len(y), {"subject": who, "wave": when, **about}))
    refuse([*label_faults("subject", who), *label_faults("wave", when)])
    people, first, person = np.unique(who, return_index=True, return_inverse=True)
    order = _order(when, waves)
    number = _numbers(when, order)
    refuse([*_wave_faults(people, person, number, when, order), *_person_faults(people, person, about)])
    responses = np.full((len(people), len(order)), np.nan)
    responses[person, number] = y
    found = _assemble(responses, order, {name: values[first] for name, values in about.items()})
    refuse(_cell_faults(found))
    return found


def _assemble(responses: Array, waves: tuple[object, ...], about: dict[str, Labels]) -> WaveTable:
    """The table of those with a response, from everyone's; `about` has one entry a person."""
    present = ~np.isnan(responses).all(axis=1)
    kept = {name: values[present] for name, values in about.items()}
    groups, group = np.unique(kept.pop("group", np.full(present.sum(), "")), return_inverse=True)
    columns = [(name, column) for name, values in kept.items() for column in _centred(values)]
    return WaveTable(
        responses=responses[present],
        waves=waves,
        groups=tuple(map(str, groups)),
        group=group,
        covariates=np.array([column for _, column in columns]).reshape(-1, present.sum()).T,
        covariate_names=tuple(name.removeprefix("covariate ") for name, _ in columns),
        never_seen=int((~present).sum()),
    )


def _responses(values: npt.ArrayLike) -> Array:
    """None becomes NaN; what is no number is refused."""
    try:
        array = np.array(values, dtype=float)
    except (TypeError, ValueError) as error:
        rule = "Every response must be a number, or None."
        raise FaultyInput([Fault("response", str(error), rule, "Give None where missing.")]) from None
    if array.ndim != 1 or np.isnan(array).all():
        rule, cure = "There must be one row of responses, and not all missing.", "Give at least two people's."
        raise FaultyInput([Fault("response", f"shape {array.shape}", rule, cure)])
    rule = f"A response is a finite number no larger than {LARGEST:g}, or None."
    infinite = np.flatnonzero(~(is_usable(array) | np.isnan(array)))[:_SHOWN]
    refuse(Fault("response", str(array[row]), rule, "Give None.", row=int(row) + 1) for row in infinite)
    return array


def _length_faults(rows: int, columns: Mapping[str, Labels]) -> Iterator[Fault]:
    for field, values in columns.items():
        if values.shape != (rows,):
            rule = f"Must have one entry for each of the {rows} responses."
            yield Fault(field, f"shape {values.shape}", rule, "Give all of them the same length.")


def _order(when: Labels, waves: Sequence[object] | None) -> tuple[object, ...]:
    if waves is not None:
        return tuple(waves)
    found = np.unique(when)
    if found.dtype.kind not in "iuf":
        rule = "Waves that are words have no order of their own."
        refuse(
            [Fault("waves", ", ".join(map(str, found)), rule, "Give their order: waves=(first, second, …).")]
        )
    return tuple(found.tolist())


def _numbers(when: Labels, order: tuple[object, ...]) -> Places:
    """Each row's place in the order, −1 where it has none."""
    place = {label: index for index, label in enumerate(order)}
    return np.array([place.get(label, -1) for label in when.tolist()], dtype=np.intp)


def _wave_faults(
    people: Labels, person: Places, number: Places, when: Labels, order: tuple[object, ...]
) -> Iterator[Fault]:
    for row in np.flatnonzero(number < 0)[:_SHOWN]:
        cure = f"Use one of: {', '.join(map(str, order))}."
        yield Fault("wave", str(when[row]), "It is not among the study's waves.", cure, row=int(row) + 1)
    width = len(order) + 1
    cells, counts = np.unique(person * width + number, return_counts=True)
    for cell in cells[(counts > 1) & (cells % width < len(order))][:_SHOWN]:
        where = f"{people[cell // width]}, {order[cell % width]}"
        yield Fault("wave", where, "A person has one row for a wave; here are more.", "Keep one of them.")


def _person_faults(people: Labels, person: Places, about: Mapping[str, Labels]) -> Iterator[Fault]:
    """What belongs to a person must be known, and the same in all of their rows."""
    _, first = np.unique(person, return_index=True)
    for field, values in about.items():
        missing = is_missing(values)
        for row in np.flatnonzero(missing)[:_SHOWN]:
            rule, cure = "It must be known for everyone.", "Give it, or leave the person out."
            yield Fault(field, str(values[row]), rule, cure, row=int(row) + 1)
        for row in np.flatnonzero((values != values[first][person]) & ~missing)[:_SHOWN]:
            rule = f"It must be the same in every row of a person; {people[person[row]]} had another value."
            yield Fault(field, str(values[row]), rule, "Give what was so at the start.", row=int(row) + 1)


def _centred(values: Labels) -> Iterator[Array]:
    """Numbers about their mean; words as deviations from the plain average of their levels."""
    if values.dtype.kind in "iufb":
        numbers = values.astype(float)
        yield numbers - numbers.mean()
        return
    levels = np.unique(values)
    for level in levels[1:]:
        yield (values == level).astype(float) - (values == levels[0])


def _cell_faults(table: WaveTable) -> Iterator[Fault]:
    for group, wave in np.argwhere(table.counts == 0):
        name = (
            f"{table.groups[group]}, {table.waves[wave]}" if len(table.groups) > 1 else str(table.waves[wave])
        )
        cure = "Leave the wave out, or the group."
        yield Fault("wave", name, "Nobody has a response here, so there is no mean to estimate.", cure)
