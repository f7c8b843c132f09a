"""The code lists of the contract: each permitted word, and its meaning where the word does not say it."""

from __future__ import annotations


def _words(*words: str) -> dict[str, str]:
    return dict.fromkeys(words, "")


GROUP = {
    "person": "somebody whom the service treats",
    "carer": "a member of a person's family or social network",
    "practitioner": "a member of the team, peers included",
}
GENDER = _words("man", "woman", "non-binary", "other", "not stated")

#: NHS Data Dictionary, ETHNIC CATEGORY CODE 2001.
ETHNICITY = {
    "A": "White: British",
    "B": "White: Irish",
    "C": "White: any other",
    "D": "Mixed: White and Black Caribbean",
    "E": "Mixed: White and Black African",
    "F": "Mixed: White and Asian",
    "G": "Mixed: any other",
    "H": "Asian or Asian British: Indian",
    "J": "Asian or Asian British: Pakistani",
    "K": "Asian or Asian British: Bangladeshi",
    "L": "Asian or Asian British: any other",
    "M": "Black or Black British: Caribbean",
    "N": "Black or Black British: African",
    "P": "Black or Black British: any other",
    "R": "Chinese",
    "S": "any other ethnic group",
    "Z": "not stated: asked, and did not say",
    "99": "not known: not asked",
}
OUTCOME = {
    "recruited": "consented and takes part",
    "declined": "did not want to take part",
    "lacked capacity": "could not give informed consent",
    "discharged or disengaged": "left the service before consent was asked",
    "reason not known": "did not take part, and nobody recorded why",
}

#: The Kent study's waves and services. A study with others lists them in `datapackage.json`.
WAVES = _words("baseline", "3 months", "6 months")
SERVICES = {
    "pod": "the Peer-supported Open Dialogue team",
    "community": "community and crisis teams together, which the POD team is compared with",
}

STATUS = _words("complete", "not complete")
REASON_MISSING = {
    "disengaged": "no longer in touch with the service",
    "discharged": "no longer with the service, as decided together",
    "other": "another reason",
    "not known": "nobody recorded why",
}
MODE = {
    "alone": "filled in by the participant alone",
    "with an independent researcher": "filled in with the help of somebody outside the team",
    "interview": "asked and written down by an interviewer",
    "not known": "nobody recorded how",
}
PLACE = _words("home", "clinic", "ward", "video", "elsewhere")
BECAUSE_NOBODY = {
    "stigma": "the person did not want others to know",
    "little social support": "the person has nobody, or hardly anybody, to invite",
    "not asked": "nobody was invited",
    "not wanted": "the person wanted to meet alone",
    "could not come": "somebody was invited and could not come",
    "not known": "nobody recorded why",
}
RELATIONSHIP = {
    "partner": "spouse or partner",
    "parent": "parent; one or both parents at a meeting is counted from the rows",
    "friend": "",
    "child": "adult child",
    "other relative": "a relative who is neither partner, parent, child nor sibling",
    "sibling": "",
    "other": "anybody else, who is no relative or friend",
}
OCCUPATION = _words("full-time", "part-time", "none", "not known")
CLOSED = {"yes": "finally discharged within the window", "no": "still open when the window ended"}
HARM = {
    "incident": "an adverse incident",
    "concern": "a concern that somebody raised",
    "complaint": "a formal complaint",
    "other": "anything else that was recorded as harm",
}
