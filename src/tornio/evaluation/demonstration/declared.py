"""What the demonstration assumes, and where it departs from print: reports repeat it beside the figures."""

from __future__ import annotations

from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.nearest import largest_sd
from tornio.evaluation.remarks import Assumption, Departure

#: What no printed figure determines, so that it says nothing about Kent.
ASSUMPTIONS = (
    Assumption(
        "pairing",
        "Which of a wave’s scores belongs to whom: the waves of every measure are correlated at about "
        f"{figures.CORRELATION}, because HoNOS is the only measure whose printed t implies a correlation "
        "(0.446). Everything computed within people depends on it, HoNOS’s t alone excepted.",
    ),
    Assumption(
        "shape",
        "How scores, ages and minutes are spread around their printed mean and sd: Levene’s test, skewness, "
        "medians, cut-offs and reliable change depend on it.",
    ),
    Assumption(
        "answers",
        "How a total is made up of answers: the paper prints no answer to any item.",
    ),
    Assumption(
        "missing-answers",
        "Which answers are missing: one in fifty, wherever the measure’s rule still allows a score, and as "
        "many booklets not scorable as explain why fewer people have a score than completed the wave.",
    ),
    Assumption(
        "missing-people",
        "Who left out a wave, and that whoever left out three months left out six months too: it does not "
        "depend on any score, so those who went on had the mean of everybody before, within a tenth of its sd. "
        "The paper prints the reasons without numbers, and no score of those who left.",
    ),
    Assumption(
        "honos-at-six-months",
        "Who has a HoNOS rating at six months: the 37 who completed six months and six who were discharged "
        "before, found so that the paired t is as printed. One of the 43 is not scorable. All were made around "
        "six months, though the paper also says at discharge.",
    ),
    Assumption(
        "carers",
        "Which carers answered when: one never, two for the first time at three months, and one left out so "
        "much of the first booklet that it has no score.",
    ),
    Assumption(
        "people",
        f"The sd of age ({figures.AGE.sd.text} years), that everybody who is not a man is a woman, the three "
        "ethnic groups other than White British, and how age, gender and ethnicity go together.",
    ),
    Assumption(
        "days",
        "All days: of consent, of booklets, of ratings and of meetings.",
    ),
    Assumption(
        "modes",
        "Who filled in a booklet alone and who with an independent researcher.",
    ),
    Assumption(
        "meetings",
        "Who had fewer than ten meetings, whose network members came to which meeting, why nobody came, and "
        "every meeting’s length, place, practitioners and peers. Meetings after the tenth are left out.",
    ),
    Assumption(
        "adherence",
        "About which of the 467 meetings the 115 adherence forms are, and who filled them in.",
    ),
    Assumption(
        "occupation",
        "Who is in employment or education: one person lost full-time employment, all other changes are "
        "gains, and nobody has both.",
    ),
    Assumption(
        "episodes",
        "The episodes in the routine extracts are other people than the participants, all of them have both "
        "HoNOS totals, and the closed ones are any of them.",
    ),
    Assumption(
        "minutes",
        "Minutes of contact are means per contact and case, and no case’s face-to-face contacts are shorter "
        "than its contacts on the whole.",
    ),
    Assumption(
        "practitioners",
        "No practitioner takes part: the paper does not say how many did.",
    ),
)


def _bed_days(service: str, title: str) -> Departure:
    figure: PrintedSummary = figures.BED_DAYS[service]
    return Departure(
        f"bed-days-{service}",
        f"{figure.mean.text} bed days (sd {figure.sd.text}) of {figure.n} {title} cases",
        f"{figure.mean.text} (sd {largest_sd(figure):.2f}), all days in one case",
        "days cannot be negative, so their sd is at most mean·√n: nothing nearer is possible",
    )


#: Printed figures that the demonstration does not have, because no data have them together with the others.
DEPARTURES = (
    _bed_days("pod", "POD"),
    _bed_days("community", "community"),
    Departure(
        "bed-days-t",
        "t(99) = 0.61, p = 0.54 for bed days",
        "the t of the nearest possible sds",
        "the printed t belongs to the impossible sds",
    ),
    Departure(
        "contact-face-to-face-minutes",
        "95.42 and 74.65 minutes face to face, above the 88.14 and 61.37 minutes of all contact",
        "all four means and sds, read as minutes per contact",
        "as minutes per case a part would exceed its whole",
    ),
    Departure(
        "swemwbs-f",
        "F = 13.668 for SWEMWBS",
        "an F of about 11.8",
        "no data with the printed n, means and sds have the printed F",
    ),
    Departure(
        "cmhs-f",
        "F = 2.174 with 118 degrees of freedom for CMHS",
        "119 degrees of freedom and an F of about 2.2",
        "the printed n add up to 122, and three waves leave 119",
    ),
    Departure(
        "honos-services-df",
        "t(2434) for HoNOS and t(99) for bed days and minutes",
        "2432 and 97 degrees of freedom in Student’s t",
        "two groups leave n₁ + n₂ − 2",
    ),
    Departure(
        "attrition-baseline",
        "every participant completed the baseline measures",
        "50 booklets at baseline, of which 49 have a SWEMWBS and 45 a CMHS score",
        "Table 2 has scores of 49 and 45 at baseline",
    ),
    Departure(
        "people-mean-age",
        "a mean age of 35 years in the abstract",
        "the 35.8 years of the results",
        "the two differ, and 35.8 rounds to 36",
    ),
    Departure(
        "cmhs-questions",
        "42 questions in CMHS",
        "32 items",
        "32 of the survey’s questions are scored",
    ),
    Departure(
        "wsas-range",
        "a range of 7 to 35 for WSAS and of 1 to 10 for CMHS",
        "0 to 40 and 0 to 10",
        "five items of 0 to 8 add up to 0 to 40, and the survey’s scores begin at 0",
    ),
)
