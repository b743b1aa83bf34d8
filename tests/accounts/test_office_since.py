"""Since when the office of a Land has been at work, as an appointment reaches it."""

from datetime import date

import pytest

from accounts.models import Appointment

NI, NW = date(2024, 7, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("land", "starts_on", "ends_on", "since"),
    [
        ("NI", date(2024, 1, 1), None, NI),
        ("NI", date(2025, 6, 30), None, NI),  # the last day of the chair
        ("NI", date(2025, 7, 1), None, None),  # appointed when it was over
        ("NI", date(2024, 1, 1), date(2024, 6, 30), None),  # gone before it began
        ("NI", date(2024, 1, 1), date(2024, 7, 1), NI),
        ("NW", date(2024, 1, 1), None, NW),
        ("BY", date(2020, 1, 1), None, None),  # has no chair year
    ],
)
def test_office_since_is_the_first_day_of_a_year_the_appointment_reaches(world, land, starts_on, ends_on, since):
    person = world.somebody("verwaltung")
    held = Appointment.objects.create(
        user=person, role="secretariat", land_id=land, starts_on=starts_on, ends_on=ends_on
    )
    assert Appointment.objects.for_rights().get(pk=held.pk).office_since == since
