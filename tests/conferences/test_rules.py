from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from lxml import html

from conferences import rulebook, rules
from conferences.forms import RulesForm
from conferences.models import ProcedureRules
from intmk.clock import BERLIN
from journal.models import Entry

READ = "/konferenzen/20/geschaeftsordnung/"
EDIT = f"{READ}bearbeiten/"


@pytest.fixture
def stored(conference):
    return lambda: ProcedureRules.objects.get(conference=conference)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def document(response):
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def typed(stored, **changes):
    """What a browser sends for the form as it was opened now, with changes; None leaves a box unchecked."""
    form = RulesForm(instance=stored)
    values = {field.name: field.value() for field in form} | changes
    return {name: "on" if value is True else value for name, value in values.items() if value not in (None, False)}


def entries(conference):
    return list(Entry.objects.about(conference).filter(verb="rules_revised").values_list("facts", flat=True))


def test_every_parameter_stands_in_exactly_one_section():
    columns = [field.name for field in ProcedureRules._meta.concrete_fields]
    assert sorted(rules.CODES) == sorted(set(columns) - {"id", "conference", "confirmed"})


def test_every_applied_parameter_is_one():
    assert rules.APPLIED - set(rules.CODES) == set()


def test_read_tells_value_explanation_mark_and_effect(sign_in):
    rows = document(sign_in("bayern").get(READ)).xpath("//main//li[@class='row']")
    told = [words(row) for row in rows]
    assert len(told) == len(rules.CODES)
    assert told[0] == "Stimmberechtigte 16 Länder wirkt in der Anwendung bestätigt"
    assert told[4] == (
        "Mehrheit in der Sache Mindestzahl von Ja-Stimmen Ein Text ist angenommen, wenn er die festgelegte Mindestzahl "
        "von Ja-Stimmen erreicht. wirkt in der Anwendung Annahme"
    )
    assert told[17] == "Liste ohne Aussprache ja wirkt in der Anwendung Annahme"


def test_an_empty_value_is_a_dash():
    assert rulebook.in_words("unanimity_subjects", []) == "–"
    assert rulebook.in_words("result_labels", "") == "–"


def test_subjects_of_unanimity_are_told_by_their_words():
    told = rulebook.in_words("unanimity_subjects", ["budget", "joint_body"])
    assert told == "Auswirkungen auf Haushalte, gemeinsame Einrichtung"


@pytest.mark.parametrize(("persona", "links"), [("bayern", []), ("presse", []), ("geschaeftsstelle", [EDIT])])
def test_only_the_secretariat_is_offered_to_edit(sign_in, persona, links):
    assert document(sign_in(persona).get(READ)).xpath("//main//a[contains(@href, 'bearbeiten')]/@href") == links


@pytest.mark.parametrize("persona", ["bayern", "presse", "bund", "geschaeftsstelle_nw", "verwaltung"])
def test_others_may_not_edit(sign_in, stored, persona):
    client = sign_in(persona)
    assert client.get(EDIT).status_code == 403
    assert client.post(EDIT, typed(stored(), quorum=1)).status_code == 403
    assert stored().quorum == 9


def test_the_office_may_not_edit_after_its_term(sign_in, stopped_clock, stored):
    stopped_clock(datetime(2025, 7, 1, tzinfo=BERLIN))
    client = sign_in("geschaeftsstelle")
    assert client.get(READ).status_code == 200
    assert client.get(EDIT).status_code == 403


def test_edit_saves_and_records_what_changed(sign_in, stored, conference):
    response = sign_in("geschaeftsstelle").post(
        EDIT, typed(stored(), quorum=10, quorum_confirmed=True, consent_list_enabled=None), follow=True
    )
    assert response.redirect_chain == [(READ, 302)]
    assert (stored().quorum, stored().consent_list_enabled) == (10, False)
    assert stored().confirmed == sorted([*ProcedureRules().confirmed, "quorum"])
    assert entries(conference) == [
        {"changed": {"quorum": [9, 10], "consent_list_enabled": [True, False]}, "marks": ["quorum"]}
    ]
    assert [str(message) for message in response.context["messages"]] == ["Die Geschäftsordnung ist gespeichert."]


def test_edit_sent_twice_counts_once(sign_in, stored, conference):
    client, data = sign_in("geschaeftsstelle"), typed(stored(), quorum=10)
    client.post(EDIT, data)
    response = client.post(EDIT, data, follow=True)
    assert [str(message) for message in response.context["messages"]][-1] == (
        "Die Geschäftsordnung stand bereits so fest; es war nichts zu ändern."
    )
    assert len(entries(conference)) == 1


def test_edit_shows_both_sides_where_somebody_else_was_faster(sign_in, stored, conference):
    client = sign_in("geschaeftsstelle")
    mine, theirs = typed(stored(), quorum=10), typed(stored(), quorum=12, majority_threshold_confirmed=True)
    client.post(EDIT, theirs)
    shown = document(client.post(EDIT, mine))
    assert stored().quorum == 12
    assert [[words(cell) for cell in row] for row in shown.xpath("//tbody/tr")] == [
        ["Mindestzahl der Ja-Stimmen", "13 (Annahme)", "13 (bestätigt)"],
        ["Beschlussfähig ab anwesenden Ländern", "10 (Annahme)", "12 (Annahme)"],
    ]
    assert shown.xpath("//input[@name='quorum']/@value") == ["10"]
    again = mine | {"opened": shown.xpath("//input[@name='opened']/@value")[0]}
    assert client.post(EDIT, again).status_code == 302
    assert stored().quorum == 10


@pytest.mark.parametrize(
    ("code", "value", "message"),
    [
        ("quorum", "17", "Dieser Wert muss kleiner oder gleich 16 sein."),
        ("majority_threshold", "0", "Dieser Wert muss größer oder gleich 1 sein."),
        ("votes_per_member", "2", "Dieser Wert muss kleiner oder gleich 1 sein."),
        ("invitation_days", "-1", "Dieser Wert muss größer oder gleich 0 sein."),
        ("consent_list_name", "", "Diese Angabe fehlt."),
        ("majority_rule", "dice", None),
        ("quorum", "viele", None),
        ("chair_order", "x" * 81, None),
        ("consent_list_name", "a\x00b", None),
    ],
)
def test_edit_keeps_the_form_with_what_is_wrong(sign_in, stored, code, value, message):
    response = sign_in("geschaeftsstelle").post(EDIT, typed(stored()) | {code: value})
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert list(errors) == [code]
    if message:
        assert errors[code] == [message]
    assert rulebook.values_of(stored()) == rulebook.values_of(ProcedureRules())


def test_edit_refuses_an_empty_form(sign_in, stored):
    response = sign_in("geschaeftsstelle").post(EDIT, {})
    assert response.status_code == 200
    assert "quorum" in response.context["form"].errors
    assert stored().quorum == 9


@pytest.mark.django_db(transaction=True)
def test_two_who_save_at_once_do_not_overwrite_each_other(client, somebody, stored, conference):
    forms = [typed(stored(), quorum=10), typed(stored(), quorum=11)]
    statuses, together = [], Barrier(2)

    def save(data):
        browser = type(client)()
        browser.force_login(somebody("geschaeftsstelle"))
        together.wait()
        statuses.append(browser.post(EDIT, data).status_code)
        connection.close()

    threads = [Thread(target=save, args=(data,)) for data in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 302]
    assert len(entries(conference)) == 1


def test_pages_ask_few_queries(sign_in, django_assert_num_queries):
    client = sign_in("geschaeftsstelle")
    with django_assert_num_queries(5):
        client.get(READ)
    with django_assert_num_queries(6):
        client.get(EDIT)
