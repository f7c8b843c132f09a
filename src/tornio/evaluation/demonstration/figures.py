"""What the Kent paper prints, section by section. The demonstration finds people who have these figures.

Source: "Peer Supported Open Dialogue" in Kent, ISRCTN36004039; Results, Tables 2 and 3.
"""

from __future__ import annotations

from tornio.evaluation.check.printed import read_printed
from tornio.evaluation.check.ranges import PrintedSummary


def printed(n: int, mean: str, sd: str) -> PrintedSummary:
    """n, mean and sd with the digits that the paper shows, because these say how exact they are."""
    return PrintedSummary(n, read_printed(mean), read_printed(sd))


BASELINE, THREE_MONTHS, SIX_MONTHS = WAVES = ("baseline", "3 months", "6 months")

# Recruitment.
PEOPLE = 50
CARERS = 25
CARERS_WITHOUT_MEASURES = 1
NOT_RECRUITED = {
    "declined": 18,
    "lacked capacity": 4,
    "discharged or disengaged": 24,
    "reason not known": 17,
}
MEN = 27
WHITE_BRITISH = 47
#: Only the mean is printed (35.8); the sd is an assumption, and so is that all others are women.
AGE = printed(PEOPLE, "35.8", "12.5")
#: Methods, Participants: "aged between 18 and 70".
YOUNGEST, OLDEST = 18, 70

# Attrition.
COMPLETED = {BASELINE: 50, THREE_MONTHS: 40, SIX_MONTHS: 37}

# Network meeting attendance.
MOST_MEETINGS = 10
MEETINGS = 467
MEETINGS_WITH_NETWORK = 245
ATTENDED = {
    "both parents": 31,
    "one parent": 74,
    "partner": 97,
    "friend": 30,
    "child or other relative": 24,
    "sibling": 20,
    "other": 5,
}

# Table 2, answered by the people themselves.
TABLE_2 = {
    "swemwbs": {
        BASELINE: printed(49, "16.84", "5.73"),
        THREE_MONTHS: printed(40, "22.43", "5.80"),
        SIX_MONTHS: printed(37, "21.16", "5.63"),
    },
    "wsas": {
        BASELINE: printed(50, "24.94", "9.41"),
        THREE_MONTHS: printed(38, "18.66", "10.78"),
        SIX_MONTHS: printed(36, "16.69", "11.35"),
    },
    "cmhs-2017": {
        BASELINE: printed(45, "8.44", "1.88"),
        THREE_MONTHS: printed(40, "8.93", "1.86"),
        SIX_MONTHS: printed(37, "9.19", "0.97"),
    },
}
# Table 2, rated by a clinician.
HONOS = {BASELINE: printed(50, "21.26", "6.65"), SIX_MONTHS: printed(42, "12.31", "7.26")}
HONOS_T = read_printed("7.903")

# Table 3.
CWS = {
    BASELINE: printed(21, "41.67", "7.96"),
    THREE_MONTHS: printed(16, "46.69", "5.85"),
    SIX_MONTHS: printed(13, "48.00", "3.85"),
}

#: The F of the tables that data with the printed cells can have; those of SWEMWBS and CMHS they cannot.
ANOVA_F = {"wsas": read_printed("7.520"), "cws-support": read_printed("4.743")}

# Adherence to the POD model by staff: over forms.
ADHERENCE = printed(115, "3.62", "0.28")

# Employment: full-time employment, full-time education.
EMPLOYED = {BASELINE: 11, SIX_MONTHS: 15}
IN_EDUCATION = {BASELINE: 6, SIX_MONTHS: 9}

# Comparison between POD service users and community service users.
COHORT_HONOS = {
    "pod": (printed(171, "17.64", "6.12"), printed(171, "15.67", "7.59")),
    "community": (printed(2263, "17.21", "6.73"), printed(2263, "15.51", "7.23")),
}
#: At six months, Student's, printed with n₁ + n₂ = 2434 degrees of freedom.
COHORT_T = read_printed("0.27")
BED_DAYS = {"pod": printed(32, "0.44", "2.8"), "community": printed(67, "2.24", "23.86")}
CONTACT_MINUTES = {"pod": printed(32, "88.14", "89.91"), "community": printed(67, "61.37", "86.88")}
FACE_TO_FACE_MINUTES = {"pod": printed(32, "95.42", "92.36"), "community": printed(67, "74.65", "95.15")}

# What the paper does not print: assumptions (see `declared`).

#: HoNOS implies 0.446: its t of 7.903 (41), the sds and a mean difference of 8.95.
CORRELATION = 0.45
CONSENT_DAYS = (0, 3)
BOOKLET_DAYS = {BASELINE: (3, 14), THREE_MONTHS: (84, 105), SIX_MONTHS: (168, 203)}
#: Of HoNOS where there is no booklet at that wave.
RATING_DAYS = {BASELINE: (3, 7), SIX_MONTHS: (155, 182)}
