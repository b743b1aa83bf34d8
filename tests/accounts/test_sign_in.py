"""Signing in and out, and what somebody sees who has nothing to do here yet."""

from contextlib import nullcontext
from datetime import date
from urllib.parse import quote

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Appointment, User
from tests.accounts.signing_in import PASSWORD, is_signed_in, sign_in

WRONG = "E-Mail-Adresse oder Passwort stimmen nicht. Prüfen Sie beides und versuchen Sie es erneut."
EXPLANATION = "Ihrem Konto ist heute keine Funktion zugeordnet."


@pytest.mark.parametrize(
    "typed",
    ["anna.muster@example.org", "Anna.Muster@EXAMPLE.org", "  anna.muster@example.org ", "\tANNA.MUSTER@example.ORG\n"],
)
def test_sign_in_with_any_case_and_blanks_around(client, anna, typed):
    response = sign_in(client, typed)
    assert (response.status_code, response.url) == (302, reverse("notices:tasks"))
    assert client.session["_auth_user_id"] == str(anna.pk)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("anna.muster@example.org", "falsch"),
        ("anna.muster@example.org", f" {PASSWORD}"),
        ("anna.muster@example.org", PASSWORD.upper()),
        ("niemand@example.org", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
        ("anna.muster", PASSWORD),
    ],
)
def test_sign_in_wrong_is_one_sentence(client, anna, email, password):
    response = sign_in(client, email, password)
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [WRONG]
    assert not is_signed_in(client)


def test_sign_in_inactive_reads_like_a_wrong_password(client, anna):
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert sign_in(client).context["form"].non_field_errors() == [WRONG]
    assert not is_signed_in(client)


def test_sign_in_without_password_set_is_refused(client, laender):
    User.objects.create_user("neu@example.org", name="Neu")
    assert sign_in(client, "neu@example.org", "").status_code == 200
    assert sign_in(client, "neu@example.org", "!").context["form"].non_field_errors() == [WRONG]


def test_sign_in_page_never_repeats_the_password(client, anna):
    assert b"falsches-passwort" not in sign_in(client, password="falsches-passwort").content


def test_signed_in_person_is_sent_on_from_the_sign_in_page(client, anna):
    client.force_login(anna)
    assert client.get(reverse("login")).url == reverse("notices:tasks")


def test_deep_link_returns_after_sign_in(client, anna, conference):
    wanted = f"{reverse('proposals:list')}?stand=tabled&q=Kurse"
    asked = client.get(wanted)
    assert asked.url == f"{reverse('login')}?next={quote(wanted)}"
    page = client.get(asked.url)
    assert page.context["next"] == wanted
    response = sign_in(client, next=page.context["next"])
    assert response.url == wanted
    assert client.get(response.url).status_code == 200


def test_deep_link_survives_a_wrong_password(client, anna):
    response = client.post(
        reverse("login"), {"username": anna.email, "password": "falsch", "next": "/vorschlaege/tafel/"}
    )
    assert response.context["next"] == "/vorschlaege/tafel/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://boese.example/",
        "//boese.example/",
        "/\\boese.example/",
        "https:boese.example",
        "javascript:alert(1)",
        "http://testserver.boese.example/",
        "\thttps://boese.example/",
    ],
)
def test_sign_in_never_leads_elsewhere(client, anna, elsewhere):
    assert sign_in(client, next=elsewhere).url == reverse("notices:tasks")


def test_sign_in_without_token_is_refused(anna):
    response = sign_in(Client(enforce_csrf_checks=True))
    assert response.status_code == 403
    assert "Wir konnten Ihre Eingabe nicht annehmen" in response.text


def test_sign_in_changes_the_session_key(client, anna):
    client.session.save()
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_sign_out_only_by_post(client, anna):
    client.force_login(anna)
    assert client.get(reverse("logout")).status_code == 405
    assert is_signed_in(client)
    assert client.post(reverse("logout")).url == reverse("start")
    assert not is_signed_in(client)


def test_sign_out_twice_is_no_error(client, anna):
    client.force_login(anna)
    assert client.post(reverse("logout")).status_code == 302
    assert client.post(reverse("logout")).status_code == 302


def test_account_closed_while_signed_in_is_out_at_once(client, anna):
    client.force_login(anna)
    assert client.get(reverse("notices:tasks")).status_code == 200
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert client.get(reverse("notices:tasks")).url == f"{reverse('login')}?next=/aufgaben/"


@pytest.mark.parametrize(
    "path", ["/", "/aufgaben/", "/vorschlaege/", "/vorschlaege/tafel/", "/konferenzen/", "/beschluesse/"]
)
def test_person_without_appointment_sees_pages_without_error(sign_in, path):
    assert sign_in("verwaltung").get(path).status_code == 200


def test_person_without_appointment_reads_why_there_is_nothing(sign_in):
    assert EXPLANATION in sign_in("verwaltung").get("/aufgaben/").text
    assert EXPLANATION not in sign_in("bayern").get("/aufgaben/").text


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_in_force"),
    [
        (date(2025, 3, 24), date(2025, 3, 24), True),
        (date(2025, 3, 25), None, False),
        (date(2024, 7, 1), date(2025, 3, 23), False),
    ],
)
def test_appointment_counts_on_its_days_only(client, laender, conference, starts_on, ends_on, is_in_force):
    user = User.objects.create_user("zeit@example.org", name="Zeit")
    Appointment.objects.create(user=user, role="official", land_id="BY", starts_on=starts_on, ends_on=ends_on)
    client.force_login(user)
    assert (EXPLANATION not in client.get("/aufgaben/").text) is is_in_force
    assert client.get("/vorschlaege/neu/").status_code == (200 if is_in_force else 403)


def test_superuser_is_made_on_the_command_line(db):
    call_command("createsuperuser", email="Verwaltung@Example.org", name="Verwaltung", interactive=False, verbosity=0)
    user = User.objects.get()
    assert (user.email, user.is_superuser, user.appointments_today) == ("verwaltung@example.org", True, ())


@pytest.mark.parametrize(("password", "is_refused"), [("elf Zeichen", True), ("zwölfZeichen", False)])
def test_a_password_has_twelve_characters(anna, password, is_refused):
    with pytest.raises(ValidationError) if is_refused else nullcontext():
        validate_password(password, anna)
