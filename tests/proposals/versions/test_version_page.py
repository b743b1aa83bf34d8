"""The page of a version: its neighbours, its names, the objection of a Land; and the list of versions."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from journal.models import Entry
from proposals.models import EditorialObjection, Milestone, Proposal
from tests.proposals.versions.texts import ONE, THREE, TWO


@pytest.fixture
def editorial(proposal_in, saves):
    """In exchange: version 2 is another text, version 3 is declared editorial by Bayern."""
    proposal = proposal_in("exchange")
    saves(proposal, "bayern", ONE, THREE)
    saves(proposal, "bayern", ONE, TWO, is_editorial=True)
    return Proposal.objects.get(pk=proposal.pk)


def page(client, proposal, number):
    return client.get(f"{proposal.get_absolute_url()}fassungen/{number}/")


def test_a_version_stands_between_those_one_may_read(sign_in, drafted, saves):
    saves(drafted, "bayern", ONE, THREE)
    found = page(sign_in("hamburg"), drafted, 3).context["page"]
    assert (found.older.number, found.newer.number, found.newest.number) == (2, 4, 4)
    found = page(sign_in("hamburg"), drafted, 2).context["page"]
    assert (found.older, found.newer.number) == (None, 3)


def test_line_numbers_count_lines_of_one_length(sign_in, drafted, saves):
    words = "Die IntMK bittet die Bundesregierung, die Mittel für Kurse zu verstetigen und zu erhöhen. " * 2
    saves(drafted, "bayern", replace(ONE, text=words.strip()), replace(TWO, text="x" * 200))
    client, url = sign_in("hamburg"), f"{drafted.get_absolute_url()}fassungen/4/"
    lines = re.findall(r'<span class="printed">(.*?) </span>', client.get(f"{url}?zeilen=ja").text)
    assert [len(line) <= 80 for line in lines] == [True, True, True, False]
    assert " ".join(lines) == f"{words}{'x' * 200}"
    assert "printed" not in client.get(url).text
    assert client.get(f"{url}?zeilen=ja&ziffer=2").url == f"{url}?zeilen=ja#z-{TWO.id}"


def test_a_version_gets_a_name_that_all_find(sign_in, drafted):
    client, url = sign_in("bayern"), drafted.get_absolute_url()
    answer = client.post(f"{url}fassungen/2/name/", {"name-name": " Fassung Vorkonferenz "}, follow=True)
    assert "Fassung 2 heißt „Fassung Vorkonferenz“." in answer.text
    assert Milestone.objects.get().name == "Fassung Vorkonferenz"
    dossier = sign_in("hamburg").get(url)
    names = [(each.number, each.names) for each in dossier.context["versions"]]
    assert names == [(3, []), (2, ["Fassung Vorkonferenz"])]
    assert '<span class="tag tag--name">Fassung Vorkonferenz</span>' in dossier.text


def test_a_name_is_given_once(sign_in, drafted):
    client, url = sign_in("bayern"), drafted.get_absolute_url()
    client.post(f"{url}fassungen/2/name/", {"name-name": "Stand"})
    for _ in range(2):
        answer = client.post(f"{url}fassungen/3/name/", {"name-name": "Stand"})
        assert "heißt schon Fassung 2" in answer.text
        assert 'value="Stand"' in answer.text
    assert Milestone.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "  ", "\u200b", "x" * 81])
def test_a_name_that_is_none_is_refused(sign_in, drafted, typed):
    answer = sign_in("bayern").post(f"{drafted.get_absolute_url()}fassungen/3/name/", {"name-name": typed})
    assert (answer.status_code, Milestone.objects.count()) == (200, 0)
    assert answer.text.count("<title>Fehler: ") == 1


@pytest.mark.parametrize(("who", "status"), [("hamburg", 403), ("geschaeftsstelle", 302), ("sachsen", 404)])
def test_only_lead_and_office_name_versions(sign_in, drafted, who, status):
    url = f"{drafted.get_absolute_url()}fassungen/3/"
    assert sign_in(who).post(f"{url}name/", {"name-name": "Stand"}).status_code == status
    assert ("Fassung benennen" in sign_in(who).get(url).text) == (status == 302)


def test_nobody_names_a_version_she_does_not_read(drafted, somebody):
    with pytest.raises(PermissionDenied):
        Milestone.give(drafted.versions.get(number=1), "Stand", by=somebody("geschaeftsstelle"))


def test_a_land_contests_that_a_version_is_editorial(sign_in, editorial):
    client, url = sign_in("sachsen"), f"{editorial.get_absolute_url()}fassungen/3/"
    assert "Widersprechen: nicht nur redaktionell" in client.get(url).text
    answer = client.post(f"{url}widerspruch/", {"widerspruch-reason": "Es fehlt die Beratung."}, follow=True)
    assert "Das Land Sachsen widerspricht seit dem 24. März 2025" in answer.text
    assert "Widersprechen: nicht nur redaktionell" not in answer.text
    client.post(f"{url}widerspruch/", {"widerspruch-reason": "Noch einmal."})
    assert [each.reason for each in EditorialObjection.objects.all()] == ["Es fehlt die Beratung."]
    assert Entry.objects.about(editorial).filter(verb="editorial_contested").count() == 1
    versions = client.get(editorial.get_absolute_url()).context["versions"]
    assert [(each.number, each.is_contested) for each in versions] == [(3, True), (2, False)]


def test_an_objection_needs_a_reason_and_a_declaration(sign_in, editorial):
    client, url = sign_in("sachsen"), editorial.get_absolute_url()
    assert client.post(f"{url}fassungen/3/widerspruch/", {"widerspruch-reason": " "}).status_code == 200
    assert "Widersprechen" not in client.get(f"{url}fassungen/2/").text
    answer = client.post(f"{url}fassungen/2/widerspruch/", {"widerspruch-reason": "Nein."}, follow=True)
    assert "Diese Fassung ist nicht als redaktionell erklärt" in answer.text
    assert not EditorialObjection.objects.exists()


def test_the_office_does_not_contest(sign_in, editorial):
    client, url = sign_in("geschaeftsstelle"), f"{editorial.get_absolute_url()}fassungen/3/"
    assert "Widersprechen" not in client.get(url).text
    assert client.post(f"{url}widerspruch/", {"widerspruch-reason": "Nein."}).status_code == 403


def test_the_list_of_versions_leads_to_the_changes(sign_in, drafted):
    dossier = sign_in("bayern").get(drafted.get_absolute_url())
    base = f"{drafted.get_absolute_url()}vergleich/"
    assert [f"{base}?von={n}&amp;bis={n + 1}" in dossier.text for n in (1, 2)] == [True, True]
    hamburg = sign_in("hamburg").get(drafted.get_absolute_url())
    assert [f"{base}?von={n}&amp;bis={n + 1}" in hamburg.text for n in (1, 2)] == [False, True]
