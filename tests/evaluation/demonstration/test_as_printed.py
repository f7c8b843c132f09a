"""The demonstration as written, read and scored again, against what the paper prints.

The figures stand here as in the paper (Results, Tables 2 and 3), apart from those that the search was given.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean, stdev

import pytest

from tornio import statistics
from tornio.evaluation.dataset import Dataset
from tornio.measures import Score, load, score

Table = list[dict[str, str]]

CELLS = [
    ("swemwbs", "baseline", 49, "16.84 (5.73)"),
    ("swemwbs", "3 months", 40, "22.43 (5.80)"),
    ("swemwbs", "6 months", 37, "21.16 (5.63)"),
    ("wsas", "baseline", 50, "24.94 (9.41)"),
    ("wsas", "3 months", 38, "18.66 (10.78)"),
    ("wsas", "6 months", 36, "16.69 (11.35)"),
    ("cmhs-2017", "baseline", 45, "8.44 (1.88)"),
    ("cmhs-2017", "3 months", 40, "8.93 (1.86)"),
    ("cmhs-2017", "6 months", 37, "9.19 (0.97)"),
    ("honos", "baseline", 50, "21.26 (6.65)"),
    ("honos", "6 months", 42, "12.31 (7.26)"),
    ("cws-support", "baseline", 21, "41.67 (7.96)"),
    ("cws-support", "3 months", 16, "46.69 (5.85)"),
    ("cws-support", "6 months", 13, "48.00 (3.85)"),
]


def table(folder: Path, name: str) -> Table:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scores(rows: Table, measure: str, key: str) -> dict[str, float]:
    """The primary scores of one measure by participant or form, from the answers as they stand in the file."""
    answers: dict[str, dict[str, int | None]] = defaultdict(dict)
    for row in rows:
        answers[row[key]][row["item"]] = int(row["answer"]) if row["answer"] else None
    found = {each: score(load(measure), given) for each, given in answers.items()}
    return {each: result.value for each, result in found.items() if isinstance(result, Score)}


def scores_at(folder: Path, measure: str, wave: str) -> dict[str, float]:
    rows = [row for row in table(folder, "items") if (row["measure"], row["wave"]) == (measure, wave)]
    return scores(rows, measure, "participant")


def as_printed(values: list[float]) -> str:
    return f"{mean(values):.2f} ({stdev(values):.2f})"


@pytest.mark.parametrize(("measure", "wave", "n", "printed"), CELLS)
def test_every_cell_of_tables_2_and_3_is_as_printed(
    kent: Path, measure: str, wave: str, n: int, printed: str
) -> None:
    values = list(scores_at(kent, measure, wave).values())
    assert (len(values), as_printed(values)) == (n, printed)


def test_honos_has_the_printed_paired_t(kent: Path) -> None:
    before, after = scores_at(kent, "honos", "baseline"), scores_at(kent, "honos", "6 months")
    differences = [before[person] - value for person, value in after.items()]
    assert len(differences) - 1 == 41
    assert f"{mean(differences) / (stdev(differences) / len(differences) ** 0.5):.3f}" == "7.903"


@pytest.mark.parametrize(
    ("measure", "df", "f"), [("wsas", "[2, 121]", "7.520"), ("cws-support", "[2, 47]", "4.743")]
)
def test_analyses_of_variance_that_can_be_as_printed_are(kent: Path, measure: str, df: str, f: str) -> None:
    found = statistics.one_way_anova(
        [list(scores_at(kent, measure, wave).values()) for wave in ("baseline", "3 months", "6 months")]
    )
    assert (str([round(each) for each in found.df]), f"{found.statistic:.3f}") == (df, f)


def test_113_were_approached_until_50_were_recruited(kent: Path) -> None:
    outcomes = [row["outcome"] for row in table(kent, "screening")]
    assert Counter(outcomes) == {
        "recruited": 50,
        "declined": 18,
        "lacked capacity": 4,
        "discharged or disengaged": 24,
        "reason not known": 17,
    }
    assert outcomes[-1] == "recruited"


def test_people_are_27_men_and_47_white_british_of_35_8_years(kent: Path) -> None:
    people = [row for row in table(kent, "participants") if row["group"] == "person"]
    ages = [int(row["age"]) for row in people]
    assert Counter(row["gender"] for row in people)["man"] == 27
    assert Counter(row["ethnicity"] for row in people)["A"] == 47
    assert f"{mean(ages):.1f}" == "35.8"
    assert min(ages) >= 18
    assert max(ages) <= 70


def test_50_40_and_37_people_completed_the_waves(kent: Path) -> None:
    tracker = [row for row in table(kent, "waves") if row["participant"].startswith("demo-p")]
    complete = Counter(row["wave"] for row in tracker if row["status"] == "complete")
    assert complete == {"baseline": 50, "3 months": 40, "6 months": 37}
    assert {row["reason"] for row in tracker if row["status"] == "not complete"} >= {"disengaged", "discharged"}


def test_25_carers_consented_and_one_gave_no_measures(kent: Path) -> None:
    carers = {row["participant"] for row in table(kent, "participants") if row["group"] == "carer"}
    answering = {row["participant"] for row in table(kent, "items") if row["measure"] == "cws-support"}
    assert len(carers) == 25
    assert len(carers - answering) == 1


def test_467_meetings_are_among_the_first_ten_of_each_person(kent: Path) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in table(kent, "meetings"):
        numbers[row["participant"]].append(int(row["number"]))
    assert sum(map(len, numbers.values())) == 467
    assert all(theirs == list(range(1, len(theirs) + 1)) and len(theirs) <= 10 for theirs in numbers.values())


def test_network_members_came_as_often_as_printed(kent: Path) -> None:
    present: dict[str, list[str]] = defaultdict(list)
    for row in table(kent, "attendance"):
        present[row["meeting"]].append(row["relationship"])
    assert len(present) == 245
    parents = [those.count("parent") for those in present.values()]
    younger = [bool({"child", "other relative"} & set(those)) for those in present.values()]
    assert (parents.count(1), sum(count > 1 for count in parents), sum(younger)) == (74, 31, 24)
    times = {
        kind: sum(kind in those for those in present.values()) for kind in ("partner", "friend", "sibling")
    }
    assert times == {"partner": 97, "friend": 30, "sibling": 20}
    assert sum("other" in those for those in present.values()) == 5


def test_115_adherence_forms_have_the_printed_mean_and_sd(kent: Path) -> None:
    values = list(scores(table(kent, "adherence"), "pod-adherence", "form").values())
    assert (len(values), as_printed(values)) == (115, "3.62 (0.28)")


def test_full_time_work_and_education_are_as_printed(kent: Path) -> None:
    full_time = Counter(
        (row["wave"], kind)
        for row in table(kent, "occupation")
        for kind in ("employment", "education")
        if row[kind] == "full-time"
    )
    assert full_time == {
        ("baseline", "employment"): 11,
        ("baseline", "education"): 6,
        ("6 months", "employment"): 15,
        ("6 months", "education"): 9,
    }


@pytest.mark.parametrize(
    ("service", "column", "n", "printed"),
    [
        ("pod", "honos_baseline", 171, "17.64 (6.12)"),
        ("pod", "honos_six_months", 171, "15.67 (7.59)"),
        ("community", "honos_baseline", 2263, "17.21 (6.73)"),
        ("community", "honos_six_months", 2263, "15.51 (7.23)"),
        ("pod", "contact_minutes", 32, "88.14 (89.91)"),
        ("community", "contact_minutes", 67, "61.37 (86.88)"),
        ("pod", "face_to_face_minutes", 32, "95.42 (92.36)"),
        ("community", "face_to_face_minutes", 67, "74.65 (95.15)"),
    ],
)
def test_routine_episodes_are_as_printed(kent: Path, service: str, column: str, n: int, printed: str) -> None:
    rows = [row for row in table(kent, "episodes") if row["service"] == service]
    values = [float(row[column]) for row in rows if row[column]]
    assert (len(values), as_printed(values)) == (n, printed)


@pytest.mark.parametrize(
    ("column", "t", "p"),
    [
        ("honos_six_months", "0.27", "0.79"),
        ("contact_minutes", "1.42", "0.16"),
        ("face_to_face_minutes", "1.03", "0.31"),
    ],
)
def test_services_compare_as_printed(dataset: Dataset, column: str, t: str, p: str) -> None:
    known = [row for row in dataset.episodes if getattr(row, column) is not None]
    pod, community = (
        [getattr(row, column) for row in known if row.service == service] for service in ("pod", "community")
    )
    found = statistics.t_test(pod, community, variances="equal")
    assert (f"{found.statistic:.2f}", f"{found.p:.2f}") == (t, p)


@pytest.mark.parametrize(("service", "n", "total"), [("pod", 32, 14), ("community", 67, 150)])
def test_bed_days_are_the_nearest_that_can_be(kent: Path, service: str, n: int, total: int) -> None:
    rows = [row for row in table(kent, "episodes") if row["service"] == service and row["closed"] == "yes"]
    days = [float(row["bed_days"]) for row in rows]
    assert len(days) == n
    assert sorted(days)[-2:] == [0, total]
    assert stdev(days) == pytest.approx(mean(days) * n**0.5)  # no counts with this mean have a larger one


def test_face_to_face_contacts_are_nowhere_shorter_than_all_contacts(dataset: Dataset) -> None:
    closed = [row for row in dataset.episodes if row.closed == "yes"]
    assert all((row.face_to_face_minutes or 0) >= (row.contact_minutes or 0) > 0 for row in closed)
