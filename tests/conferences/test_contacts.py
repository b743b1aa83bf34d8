"""Lists of contacts and the templates of the office: laid down like any part of the year, taken over by the next."""

import pytest
from django.urls import reverse

from conferences.models import Contact, TextTemplate
from journal.models import Entry

YEAR = "/konferenzen/20/"
CONTACT = {
    "list_name": "Fachebene",
    "land": "BY",
    "office": "Referat Integration",
    "person": "Vreni Ostendarp",
    "email": "referat@by.example",
    "phone": "089 12345",
}
TEMPLATE = {"title": "Erinnerung", "words": "Sehr geehrte Damen und Herren,\r\n\r\nbitte denken Sie an [Frist]."}


@pytest.fixture
def office(sign_in, conference):
    return sign_in("geschaeftsstelle")


def listed(response) -> list[tuple[str, list[str]]]:
    return [(name, [str(contact) for contact in contacts]) for name, contacts in response.context["lists"]]


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_a_contact_stands_on_its_list_for_every_land(office, sign_in):
    response = office.post(f"{YEAR}kontakte/neu/", CONTACT, follow=True)
    assert response.redirect_chain == [(f"{YEAR}kontakte/", 302)]
    assert said(response) == ["Das Vorsitzjahr ist gespeichert."]
    page = sign_in("hamburg").get(f"{YEAR}kontakte/")
    assert listed(page) == [("Fachebene", ["Referat Integration"])]
    assert 'href="mailto:referat@by.example"' in page.content.decode()
    assert "kontakte/neu/" not in page.content.decode()


def test_contacts_stand_in_the_order_of_the_laender_and_others_last(office, conference):
    for land, office_name in (("TH", "Thüringer Stelle"), (None, "Bundesamt"), ("BW", "Stuttgarter Stelle")):
        Contact.objects.create(conference=conference, list_name="Fachebene", land_id=land, office=office_name)
    page = office.get(f"{YEAR}kontakte/")
    assert listed(page) == [("Fachebene", ["Stuttgarter Stelle", "Thüringer Stelle", "Bundesamt"])]


@pytest.mark.parametrize("number", [1, 3])
def test_contacts_ask_the_same_number_of_queries(office, conference, django_assert_num_queries, number):
    for place in range(number):
        Contact.objects.create(conference=conference, list_name="Presse", land_id="BY", office=f"Stelle {place}")
    with django_assert_num_queries(5):
        office.get(f"{YEAR}kontakte/")


def test_the_same_office_stands_once_on_a_list(office):
    office.post(f"{YEAR}kontakte/neu/", CONTACT)
    response = office.post(f"{YEAR}kontakte/neu/", CONTACT | {"phone": "089 999"})
    assert response.context["form"].non_field_errors() == ["Diese Stelle steht schon auf dieser Liste."]
    assert Contact.objects.count() == 1


def test_the_journal_keeps_no_person(office):
    office.post(f"{YEAR}kontakte/neu/", CONTACT)
    contact = Contact.objects.get()
    form = CONTACT | {"person": "Nele Aldinger"}
    opened = office.get(f"{YEAR}kontakte/{contact.pk}/").context["form"].initial["opened"]
    office.post(f"{YEAR}kontakte/{contact.pk}/", form | {"opened": opened})
    office.post(f"{YEAR}kontakte/{contact.pk}/loeschen/")
    entries = list(Entry.objects.order_by("position").filter(verb__in=["planned", "replanned", "dropped"]))
    assert [entry.facts["columns"] for entry in entries] == [sorted(CONTACT), ["person"], sorted(CONTACT)]
    assert not any(name in str(entry.facts) for entry in entries for name in ("Ostendarp", "Aldinger", "by.example"))
    assert not Contact.objects.exists()


def test_a_template_is_kept_with_its_lines_and_only_the_office_reads_it(office, sign_in):
    response = office.post(f"{YEAR}vorlagen/neu/", TEMPLATE, follow=True)
    assert response.redirect_chain == [(f"{YEAR}vorlagen/", 302)]
    assert TextTemplate.objects.get().words == "Sehr geehrte Damen und Herren,\n\nbitte denken Sie an [Frist]."
    assert [str(row) for row in response.context["rows"]] == ["Erinnerung"]
    assert "Erinnerung" not in sign_in("bayern").get(YEAR).content.decode()


def test_the_next_year_takes_lists_and_templates_over(office, conference, sign_in):
    office.post(f"{YEAR}kontakte/neu/", CONTACT)
    office.post(f"{YEAR}vorlagen/neu/", TEMPLATE)
    conference_21 = type(conference).objects.filter(pk=21)
    conference_21.get().rules.delete()
    conference_21.delete()
    incoming = sign_in("geschaeftsstelle_nw")
    page = incoming.get(reverse("conferences:open"))
    labels = [page.context["form"].fields[name].label for name in ("contacts", "templates")]
    assert labels == ["Kontaktlisten übernehmen (1)", "Vorlagen der Geschäftsstelle übernehmen (1)"]
    incoming.post(reverse("conferences:open"), {"title": "21. IntMK", "contacts": "on"})
    assert [contact.person for contact in Contact.objects.filter(conference=21)] == ["Vreni Ostendarp"]
    assert not TextTemplate.objects.filter(conference=21).exists()
