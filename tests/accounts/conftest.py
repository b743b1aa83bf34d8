"""Somebody who signs in with a password."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Appointment, User

PASSWORD = "ein langer Satz als Passwort"


@pytest.fixture
def anna(laender):
    anna = User.objects.create_user("Anna.Muster@Example.org", PASSWORD, name="Anna Muster")
    Appointment.objects.create(user=anna, role="official", land_id="BY", starts_on=date(2024, 7, 1))
    return anna


def sign_in(client, email="anna.muster@example.org", password=PASSWORD, *, address="192.0.2.1", **more):
    """What the page answers to this name and password from this address."""
    return client.post(reverse("login"), {"username": email, "password": password, **more}, REMOTE_ADDR=address)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session
