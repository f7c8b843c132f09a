from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tornio.care.contacts import contact_faults, face_to_face, tally

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_people_who_see_each_other_are_face_to_face_by_video_too():
    """NHS England counts mechanisms 01 and 11 (MHSDS)."""
    assert [medium for medium in ("face to face", "video", "telephone", "letter") if face_to_face(medium)] == [
        "face to face",
        "video",
    ]


def test_contacts_without_minutes_count_and_add_none():
    found = tally([("face to face", 30), ("telephone", 10), ("video", None)])
    assert (found.count, found.timed, found.minutes, found.face_to_face_minutes) == (3, 2, 40, 30)


def test_a_contact_took_place_in_some_way_with_somebody():
    assert contact_faults(NOW, "telephone", "person", NOW) == []
    assert [fault.field for fault in contact_faults(None, "pigeon", "", NOW)] == ["at", "medium", "with_whom"]
    assert [fault.field for fault in contact_faults(NOW + timedelta(1), "video", "both", NOW)] == ["at"]
