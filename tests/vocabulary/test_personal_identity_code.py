from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.vocabulary.personal_identity_code import CHECKS, plain, valid


def test_the_code_that_finland_prints_as_its_example_is_valid():
    """131052-308T: Digital and Population Data Services Agency, “The personal identity code” (dvv.fi)."""
    assert valid(plain(" 131052-308t"))


def test_the_signs_of_2023_stand_for_the_same_centuries():
    assert valid("131052Y308T")
    assert valid("131052B308T")


def test_a_day_that_its_century_did_not_have_is_refused():
    """29 February: 2000 had one, 1900 had none."""
    assert valid("290200A002C")
    assert not valid("290200-002C")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "131052-308",
        "131052308T",
        "131052-308U",
        "311152-308T",
        "131052-001S",
        "131052G308T",
        "131052-308T ",
    ],
)
def test_what_is_no_code_is_refused(wrong):
    assert not valid(wrong)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(2, 999))
def test_of_all_signs_one_checks_a_code(born, number):
    start = f"{born:%d%m%y}{'-' if born.year < 2000 else 'A'}{number:03}"
    assert sum(valid(start + sign) for sign in CHECKS) == 1
