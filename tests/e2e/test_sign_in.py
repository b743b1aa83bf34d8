"""Signing in and out through the real form."""

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PASSWORD = "ein langes Passwort für Tests"


@pytest.fixture
def bayern(somebody):
    bayern = somebody("bayern")
    bayern.set_password(PASSWORD)
    bayern.save()
    return bayern


def test_person_signs_in_and_out(visit, bayern):
    visitor = visit(None)
    visitor.go("/vorschlaege/tafel/")
    assert visitor.heading == "Anmelden"
    visitor.fill(username=bayern.email, password="falsch")
    visitor.press("Anmelden")
    assert visitor.page.locator(".error-summary li").count() == 1
    visitor.fill(username=bayern.email, password=PASSWORD)
    visitor.press("Anmelden")
    assert visitor.heading == "Tafel der Vorschläge"
    visitor.press("Abmelden")
    visitor.go("/aufgaben/")
    assert visitor.heading == "Anmelden"
