"""Signing in with a password, as a browser does it."""

from django.urls import reverse

PASSWORD = "ein langer Satz als Passwort"


def sign_in(client, email="anna.muster@example.org", password=PASSWORD, *, address="192.0.2.1", **more):
    """What the page answers to this name and password from this address."""
    return client.post(reverse("login"), {"username": email, "password": password, **more}, REMOTE_ADDR=address)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session
