"""The observations of a mixed model, checked: every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tornio.statistics.repeated_measures.arrays import Array, Labels, Places, is_missing, is_usable
from tornio.statistics.summary import LARGEST
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

#: A design column that earlier ones explain to this share of its length is taken to be their combination.
_COLLINEAR = 1e-9
_FINITE = f"Every {{}} must be a finite number, no larger than {LARGEST:g}."


@dataclass(frozen=True)
class Observations:
    """What was seen, one row an observation: `person` and `visit` are numbers from 0, `visits` the labels."""

    response: Array
    design: Array
    person: Places
    visit: Places
    people: int
    visits: tuple[object, ...]


def observations(
    response: npt.ArrayLike,
    design: npt.ArrayLike,
    subject: npt.ArrayLike,
    visit: npt.ArrayLike,
    visit_order: Sequence[object] | None = None,
) -> Observations:
    """Checks the arrays and numbers the people and visits; raises FaultyInput with all faults."""
    y, x = _numbers("response", response, 1), _numbers("design", design, 2)
    subjects, visits = np.asarray(subject), np.asarray(visit)
    refuse(_shape_faults(y, x, subjects, visits))
    refuse([*_value_faults(y, x), *label_faults("subject", subjects), *label_faults("visit", visits)])
    people, person = np.unique(subjects, return_inverse=True)
    order, number = _number_visits(visits, visit_order)
    refuse([*_plan_faults(people, person, order, number), *_design_faults(x)])
    return Observations(y, x, person, number, len(people), order)


def _numbers(field: str, values: npt.ArrayLike, dimensions: int) -> Array:
    try:
        array = np.array(values, dtype=float)
    except (TypeError, ValueError) as error:
        rule = "Every value must be a number."
        raise FaultyInput([Fault(field, str(error), rule, "Leave out what was not observed.")]) from None
    if array.ndim != dimensions:
        rule = (
            "Must be a row of numbers."
            if dimensions == 1
            else "Must be a table: a column for each coefficient."
        )
        raise FaultyInput([Fault(field, f"shape {array.shape}", rule, "Reshape it.")])
    return array


def _shape_faults(y: Array, x: Array, subjects: Labels, visits: Labels) -> Iterator[Fault]:
    for field, array in (("design", x), ("subject", subjects), ("visit", visits)):
        if array.shape[:1] != y.shape or (field != "design" and array.ndim != 1):
            rule = f"Must have one row for each of the {len(y)} responses."
            yield Fault(field, f"shape {array.shape}", rule, "Give all four the same length.")
    if len(y) == 0:
        yield Fault(
            "response", "no rows", "All responses are missing.", "Give at least two people's responses."
        )
    if x.shape[1] == 0:
        yield Fault(
            "design", "no columns", "A model needs a coefficient.", "Give a column of ones for the mean."
        )


def _value_faults(y: Array, x: Array) -> Iterator[Fault]:
    if np.isnan(y).all():
        yield Fault("response", "nan", "All responses are missing.", "Give at least two people's responses.")
        return
    missing = "Leave out the rows of visits that were not observed: the model knows them by their absence."
    for row in np.flatnonzero(~is_usable(y))[:10]:
        yield Fault("response", str(y[row]), _FINITE.format("response"), missing, row=int(row) + 1)
    for row, column in np.argwhere(~is_usable(x))[:10]:
        rule = _FINITE.format("entry of the design")
        cure = "Leave the row out, or decide on a value before."
        yield Fault(f"design column {column + 1}", str(x[row, column]), rule, cure, row=int(row) + 1)


def label_faults(field: str, labels: Labels) -> Iterator[Fault]:
    """Labels that are missing, in the first ten rows where they are."""
    missing = is_missing(labels)
    for row in np.flatnonzero(missing)[:10]:
        yield Fault(field, str(labels[row]), f"Every row needs its {field}.", "Name it or leave the row out.",
                    row=int(row) + 1)  # fmt: skip


def _number_visits(visits: Labels, order: Sequence[object] | None) -> tuple[tuple[object, ...], Places]:
    """The labels in order and each row's number; sorted where no order is given."""
    found, number = np.unique(visits, return_inverse=True)
    if order is None:
        return tuple(found.tolist()), number
    place = {label: index for index, label in enumerate(order)}
    labels = found.tolist()
    refuse(
        Fault(
            "visit",
            str(label),
            "It is not in the order of visits.",
            f"The order is: {', '.join(map(str, order))}.",
        )
        for label in labels
        if label not in place
    )
    kept = sorted(range(len(labels)), key=lambda index: place[labels[index]])
    rank = np.empty(len(kept), dtype=np.intp)
    rank[kept] = np.arange(len(kept))
    return tuple(labels[index] for index in kept), rank[number]


def _plan_faults(people: Labels, person: Places, visits: tuple[object, ...], visit: Places) -> Iterator[Fault]:
    if len(visits) < 2:
        rule, cure = "Repeated measures need at least two visits.", "For one visit use ordinary least squares."
        yield Fault("visit", str(visits[0]), rule, cure)
    if len(people) < 2:
        rule, cure = "One person shows no variance between people.", "Give at least two people's responses."
        yield Fault("subject", str(people[0]), rule, cure)
    cells, counts = np.unique(person * len(visits) + visit, return_counts=True)
    for cell in cells[counts > 1][:10]:
        who, when = people[cell // len(visits)], visits[cell % len(visits)]
        rule = "A person is seen once at a visit; here are two rows or more."
        yield Fault("visit", f"{who}, {when}", rule, "Keep one of the rows, or number the visits apart.")


def _design_faults(x: Array) -> Iterator[Fault]:
    rows, columns = x.shape
    lengths = np.sqrt((x * x).sum(axis=0))
    for column in np.flatnonzero(lengths == 0):
        rule = "It is zero in every row: nobody of this group was seen at this visit."
        yield Fault(
            f"design column {column + 1}", "0", rule, "Take the column out, and the mean it stands for."
        )
    if (lengths == 0).any():
        return
    if columns >= rows:
        rule = f"{columns} coefficients leave nothing to estimate a variance from in {rows} responses."
        yield Fault("design", f"{columns} columns", rule, "Take columns out.")
        return
    pivots = np.abs(np.diag(np.linalg.qr(x / lengths, mode="r")))
    for column in np.flatnonzero(pivots < _COLLINEAR):
        rule = "It is a combination of the columns before it, so its coefficient has no one value."
        yield Fault(f"design column {column + 1}", "collinear", rule, "Take it out.")
