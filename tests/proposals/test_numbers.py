"""The number of a proposal is given when it is first shared; until then an idea has a name that tells of no other."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from accounts.models import Land
from conferences.models import Conference, Theme, WorkingGroup
from intmk.converters import IDEA_NAME
from journal.models import Entry
from journal.verification import findings
from proposals.lineage.uniting import unite
from proposals.models import Proposal
from proposals.names import new_name
from tests.world import SECRET


def numbers():
    return list(Proposal.objects.exclude(audience="idea").order_by("pk").values_list("reference", flat=True))


def test_numbers_of_what_is_shared_have_no_gap_where_ideas_stay_hidden(start, somebody):
    by = somebody("bayern")
    for turn in range(6):
        idea = start(title=f"Idee {turn}")
        if turn % 2:
            idea.move("share", by=by)
        elif turn == 2:
            idea.move("withdraw_idea", by=by, reason="Erledigt.")
    assert numbers() == ["2025-001", "2025-002", "2025-003"]
    hidden = Proposal.objects.filter(audience="idea")
    assert [proposal.reference == proposal.idea_name for proposal in hidden] == [True, True, True]
    assert {proposal.state for proposal in hidden} == {"idea", "withdrawn"}
    assert [found for found in findings() if found.row.startswith("proposals.")] == []


def test_names_of_ideas_are_drawn_by_lot():
    drawn = {new_name() for _ in range(50)}
    assert len(drawn) > 45
    assert [name for name in drawn if not re.fullmatch(IDEA_NAME, name)] == []


@pytest.mark.parametrize("step", ["share", "take_up"])
def test_number_is_given_by_the_first_step_that_others_see(start, somebody, step):
    idea, by = start(), somebody("bayern")
    group, theme = WorkingGroup.objects.get(), Theme.objects.get()
    name, facts = idea.reference, {"share": {}, "take_up": {"group": group, "theme": theme}}[step]
    WorkingGroup.objects.update(lead_land=Land.objects.get(pk="BY"))
    assert Proposal.objects.get(pk=idea.pk).move(step, by=by, **facts) is True
    idea = Proposal.objects.get(pk=idea.pk)
    assert (idea.reference, idea.idea_name) == ("2025-001", name)
    assert Entry.objects.get(verb=step).facts["reference"] == "2025-001"


def test_later_steps_keep_the_number(proposal_in, conference):
    assert proposal_in("tabled").reference == "2025-001"
    assert Conference.objects.get(pk=conference.pk).last_reference == 1


def test_idea_that_had_a_number_from_an_earlier_release_keeps_it(start, somebody):
    idea = start()
    Proposal.objects.filter(pk=idea.pk).update(reference="2025-007", idea_name=None)
    idea = Proposal.objects.get(pk=idea.pk)
    idea.move("share", by=somebody("bayern"))
    assert (idea.reference, Conference.objects.get(pk=20).last_reference) == ("2025-007", 0)


@pytest.mark.parametrize("columns", [{"reference": "2025-009"}, {"reference": "Idee-b2b2b"}, {"audience": "exchange"}])
def test_database_refuses_a_hidden_idea_with_a_number_and_a_shared_one_without(start, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=start().pk).update(**columns)


def test_old_address_leads_to_the_new_one(start, somebody, sign_in):
    idea = start()
    idea.move("share", by=somebody("bayern"))
    client, old = sign_in("hamburg"), f"/vorschlaege/{idea.idea_name}"
    pages = {page: client.get(f"{old}/{page}") for page in ("", "position/", "fassungen/1/?a=1&b=ä", "kommentare/")}
    assert {page: (response.status_code, response.url) for page, response in pages.items()} == {
        "": (307, "/vorschlaege/2025-001/"),
        "position/": (307, "/vorschlaege/2025-001/position/"),
        "fassungen/1/?a=1&b=ä": (307, "/vorschlaege/2025-001/fassungen/1/?a=1&b=%C3%A4"),
        "kommentare/": (307, "/vorschlaege/2025-001/kommentare/"),
    }
    assert client.get(f"{old}/", follow=True).status_code == 200


def test_form_that_was_open_before_the_number_is_not_lost(start, somebody, sign_in):
    idea, client = start(), sign_in("bayern")
    step = f"/vorschlaege/{idea.reference}/schritt/share/"
    first = client.post(step, follow=True)
    second = client.post(step, follow=True)
    assert [str(message) for message in first.context["messages"]] == [
        f"2025-001 (bisher {idea.reference}) hat jetzt den Stand „Im Austausch“."
    ]
    assert [str(message) for message in second.context["messages"]] == [
        "Das ist schon geschehen; es wurde nichts doppelt gespeichert."
    ]
    assert Entry.objects.filter(verb="share").count() == 1


def test_old_address_tells_nothing_to_those_who_may_not_see(proposal_in, start, sign_in):
    drafting, idea = proposal_in("drafting"), start(title=SECRET)
    client = sign_in("sachsen")
    answers = [
        re.sub(r'value="\w{64}"', "", client.get(f"/vorschlaege/{name}/").text.replace(name, ""))
        for name in (drafting.idea_name, idea.reference, "Idee-b2b2b")
    ]
    assert answers == [answers[2]] * 3


def test_two_ideas_are_compared_by_their_old_names(start, somebody, sign_in):
    ideas = [start(title=title) for title in ("Eins", "Zwei")]
    for idea in ideas:
        idea.move("share", by=somebody("bayern"))
    address = reverse("proposals:side_by_side", args=[idea.idea_name for idea in ideas])
    response = sign_in("hamburg").get(address, follow=True)
    assert response.redirect_chain[-1] == ("/vorschlaege/2025-001/neben/2025-002/", 307)
    assert response.status_code == 200


def test_rival_is_found_by_the_name_it_had(proposal_in, sign_in):
    one, other = proposal_in("exchange"), proposal_in("exchange", title="Kurse in der Stadt")
    form = {"form": "rivale", "rivale-kind": "overlaps", "rivale-reference": other.idea_name}
    response = sign_in("geschaeftsstelle").post(reverse("dossier:relatives", args=[one.reference]), form, follow=True)
    assert [str(message) for message in response.context["messages"]] == ["2025-001 und 2025-002 sind gekennzeichnet."]


def test_page_of_an_idea_and_its_file_bear_its_name(start, sign_in):
    idea, client = start(), sign_in("bayern")
    page = client.get(idea.get_absolute_url()).content.decode()
    assert f"<title>{idea.reference}: " in page
    assert re.findall(r"2025-\d{3}", page) == []
    file = client.get(reverse("proposals:version_docx", args=[idea.reference, 1]))
    assert file.headers["Content-Disposition"] == f'attachment; filename="IntMK-20-{idea.reference}-Fassung-1.docx"'


def test_choice_of_a_partner_names_numbers_and_not_keys_of_rows(proposal_in, somebody, sign_in):
    one, other = proposal_in("admitted"), proposal_in("admitted", title="Kurse in der Stadt")
    page = sign_in("geschaeftsstelle").get(reverse("proposals:step", args=[one.reference, "unite"])).content.decode()
    assert f'<option value="{other.reference}">' in page
    assert unite(one, target=other, reason="Einig.", by=somebody("geschaeftsstelle")) is True
    assert numbers() == ["2025-001", "2025-002"]


def test_pages_of_the_list_are_told_by_numbers_and_not_by_keys_of_rows(proposal_in, sign_in):
    references = [proposal_in("exchange", title=f"Vorschlag {turn}").reference for turn in range(65)]
    client, address, shown = sign_in("sachsen"), "/vorschlaege/", []
    while address:
        page = client.get(address).context["page"]
        shown.append([row.reference for row in page.rows])
        address = page.next_url and f"/vorschlaege/{page.next_url}"
        assert address is None or address.endswith(f"_{shown[-1][-1]}")
    assert shown == [references[:34:-1], references[34:4:-1], references[4::-1]]
    back = client.get(f"/vorschlaege/{page.previous_url}").context["page"]
    assert [row.reference for row in back.rows] == shown[1]


@pytest.mark.django_db(transaction=True)
def test_migration_goes_back_and_forth(start, somebody):
    ideas = [start(title=f"Idee {turn}") for turn in range(3)]
    ideas[1].move("share", by=somebody("bayern"))
    MigrationExecutor(connection).migrate([("proposals", "0003_attachments_append_only")])
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT reference FROM proposals_proposal ORDER BY id")
            assert cursor.fetchall() == [("2025-002",), ("2025-001",), ("2025-003",)]
            cursor.execute("SELECT last_reference FROM conferences_conference WHERE number = 20")
            assert cursor.fetchall() == [(3,)]
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert list(Proposal.objects.order_by("pk").values_list("reference", "idea_name")) == [
        ("2025-002", None),
        ("2025-001", None),
        ("2025-003", None),
    ]
