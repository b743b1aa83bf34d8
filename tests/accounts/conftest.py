"""Somebody who signs in with a password."""

from datetime import date

import pytest

from accounts.models import Appointment, User
from tests.accounts.signing_in import PASSWORD


@pytest.fixture
def anna(laender):
    anna = User.objects.create_user("Anna.Muster@Example.org", PASSWORD, name="Anna Muster")
    Appointment.objects.create(user=anna, role="official", land_id="BY", starts_on=date(2024, 7, 1))
    return anna
