"""What Länder declare for the record of a TOP: kept word by word, joined, left, taken back; whatever the vote."""

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied

from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from proposals.models import Proposal
from resolutions.models import Resolution
from tests.flows.turn_of_the_chair import CLOSED, FIRST
from tests.guard import guarded
from tests.proposals.pages import said
from tests.world import SESSION
from voting.models import RecordStatement, StatementJoiner
from voting.statements.objections import MOST_CHARACTERS
from voting.statements.pages import statements_of

WORDS = "Sachsen bedauert, dass die Finanzierung offen bleibt."


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled")


def make(proposal, by, text=WORDS, *, land="SN", key=None):
    return RecordStatement.make(proposal, text, land=land, key=key or uuid4(), by=by)


@pytest.fixture
def statement(tabled, somebody):
    return make(tabled, somebody("sachsen"))


def shown(proposal):
    return [(each.laender, each.statement.text) for each in statements_of(proposal)]


def test_a_land_declares_before_and_after_the_vote(proposal_in, somebody):
    for state in ("tabled", "adopted", "rejected", "deferred"):
        proposal = proposal_in(state)
        made = make(proposal, somebody("stimmfuehrung"))
        assert (made.agenda_item, made.by_office) == (proposal.agenda_item, False)
        assert shown(proposal) == [("Sachsen", WORDS)]


def test_there_is_none_without_a_top(proposal_in, somebody):
    proposal = proposal_in("submitted")
    with pytest.raises(Refused) as refused:
        make(proposal, somebody("sachsen"))
    assert str(refused.value).startswith("Eine Protokollerklärung gehört zu einem TOP.")
    assert statements_of(proposal) == []


@pytest.mark.parametrize(
    ("text", "begins"), [(" \n", "Bitte schreiben Sie"), ("x" * (MOST_CHARACTERS + 1), "Die Erklärung hat")]
)
def test_an_empty_or_endless_text_is_refused(tabled, somebody, text, begins):
    with pytest.raises(Refused) as refused:
        make(tabled, somebody("sachsen"), text)
    assert str(refused.value).startswith(begins)


@pytest.mark.parametrize(
    ("name", "land"),
    [
        *(("sachsen", "BY"), ("bayern", "SN"), ("presse", "NI"), ("bund", "SN")),
        *(("geschaeftsstelle_nw", "NW"), ("sachsen", "XX")),
    ],
)
def test_nobody_speaks_for_another_land(tabled, somebody, name, land):
    with pytest.raises(PermissionDenied):
        make(tabled, somebody(name), land=land)


def test_the_office_takes_down_what_a_land_says_in_the_room(tabled, somebody):
    made = make(tabled, somebody("geschaeftsstelle"), land="TH")
    assert (made.land_id, made.by_office, shown(tabled)) == ("TH", True, [("Thüringen", WORDS)])
    with pytest.raises(PermissionDenied):
        make(tabled, somebody("geschaeftsstelle"), land="BUND")
    assert made.withdraw(by=somebody("geschaeftsstelle"))


def test_what_is_sent_twice_is_one_statement(tabled, somebody):
    key = uuid4()
    assert make(tabled, somebody("sachsen"), key=key)
    assert make(tabled, somebody("sachsen"), key=key) is None
    assert RecordStatement.objects.count() == 1


def test_others_join_and_leave(statement, tabled, somebody):
    assert statement.join(land="HH", by=somebody("hamburg"))
    assert not statement.join(land="HH", by=somebody("hamburg_freigabe"))
    assert statement.join(land="BY", by=somebody("bayern"))
    assert shown(tabled) == [("Sachsen, Bayern und Hamburg", WORDS)]
    assert statement.leave(land="BY", by=somebody("bayern"))
    assert not statement.leave(land="BY", by=somebody("bayern"))
    assert shown(tabled) == [("Sachsen und Hamburg", WORDS)]
    assert statement.join(land="BY", by=somebody("bayern"))
    assert StatementJoiner.objects.count() == 3


def test_nobody_joins_for_another_land_or_twice_as_its_maker(statement, somebody):
    for name, land in (("bayern", "HH"), ("geschaeftsstelle", "HH"), ("presse", "NI")):
        with pytest.raises(PermissionDenied):
            statement.join(land=land, by=somebody(name))
    with pytest.raises(Refused) as refused:
        statement.join(land="SN", by=somebody("sachsen"))
    assert str(refused.value) == "Ihr Land hat diese Protokollerklärung selbst abgegeben."


def test_only_its_land_takes_it_back(statement, tabled, somebody):
    statement.join(land="HH", by=somebody("hamburg"))
    for name in ("hamburg", "bayern", "geschaeftsstelle", "presse"):
        with pytest.raises(PermissionDenied):
            statement.withdraw(by=somebody(name))
    assert statement.withdraw(by=somebody("stimmfuehrung"))
    assert not statement.withdraw(by=somebody("sachsen"))
    assert shown(tabled) == []
    with pytest.raises(Refused) as refused:
        statement.join(land="BY", by=somebody("bayern"))
    assert str(refused.value) == "Sachsen hat diese Protokollerklärung zurückgenommen."


def test_when_the_chair_has_passed_on_it_stands(statement, tabled, somebody, stopped_clock):
    stopped_clock(FIRST)
    for verb in (
        lambda: statement.withdraw(by=somebody("sachsen")),
        lambda: statement.join(land="HH", by=somebody("hamburg")),
        lambda: make(Proposal.objects.get(), somebody("sachsen")),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert CLOSED in str(refused.value)


def test_the_journal_vouches_and_tells_no_words(statement, tabled, somebody):
    statement.join(land="HH", by=somebody("hamburg"))
    statement.withdraw(by=somebody("sachsen"))
    told = list(Entry.objects.about(tabled).order_by("pk"))[-3:]
    assert [each.says for each in told] == [
        "hat eine Erklärung von Sachsen zu Protokoll gegeben.",
        "hat sich der Protokollerklärung von Sachsen angeschlossen.",
        "hat die Protokollerklärung von Sachsen zurückgenommen.",
    ]
    assert [each for each in told if "bedauert" in f"{each.says} {each.facts}"] == []
    assert [each for each in findings() if each.row.startswith("voting.")] == []


def test_the_database_keeps_the_words(statement):
    rows = RecordStatement.objects.filter(pk=statement.pk)
    guarded(lambda: rows.update(text="Sachsen freut sich."))
    guarded(rows.delete)


def test_it_stands_at_the_proposal_for_all_who_see_it(statement, tabled, sign_in, somebody, proposal_in):
    tabled.open_to_guests(True, by=somebody("geschaeftsstelle"))
    url = tabled.get_absolute_url()
    assert {name: WORDS in sign_in(name).get(url).text for name in ("bayern", "geschaeftsstelle", "bund")} == {
        "bayern": True,
        "geschaeftsstelle": True,
        "bund": True,
    }
    assert sign_in("presse").get(f"{url}erklaerungen/").status_code == 404


def test_the_public_reads_none(proposal_in, somebody, sign_in):
    proposal = proposal_in("adopted")
    make(proposal, somebody("sachsen"))
    Resolution.release(proposal, by=somebody("geschaeftsstelle")).publish(by=somebody("presse"))
    client = sign_in(None)
    assert client.get(f"{proposal.get_absolute_url()}erklaerungen/").status_code == 302
    page = client.get(f"/beschluesse/{proposal.reference}/")
    assert (page.status_code, "bedauert" in page.text) == (200, False)


def test_a_delegate_declares_on_the_page(tabled, sign_in, stopped_clock):
    stopped_clock(SESSION)
    client, url = sign_in("stimmfuehrung"), f"{tabled.get_absolute_url()}erklaerungen/"
    assert "Zu diesem TOP hat noch kein Land etwas zu Protokoll erklärt." in client.get(url).text
    form = {"text": WORDS, "land": "SN", "key": UUID(int=7)}
    response = client.post(url, form, follow=True)
    assert said(response) == [f"Zu Protokoll gegeben für Sachsen, TOP {tabled.agenda_item.number}."]
    assert WORDS in response.text
    again = client.post(url, form, follow=True)
    assert (said(again), RecordStatement.objects.count()) == (["Diese Erklärung ist schon zu Protokoll gegeben."], 1)


def test_a_foreign_land_in_the_form_keeps_the_words_and_writes_nothing(tabled, sign_in):
    response = sign_in("stimmfuehrung").post(
        f"{tabled.get_absolute_url()}erklaerungen/", {"text": WORDS, "land": "BY", "key": UUID(int=7)}
    )
    assert (response.status_code, WORDS in response.text, RecordStatement.objects.count()) == (200, True, 0)


@pytest.mark.parametrize("key", ["", "nicht"])
def test_a_form_without_its_key_writes_nothing(tabled, sign_in, key):
    response = sign_in("stimmfuehrung").post(
        f"{tabled.get_absolute_url()}erklaerungen/", {"text": WORDS, "land": "SN", "key": key}
    )
    assert (response.status_code, WORDS in response.text, RecordStatement.objects.count()) == (200, True, 0)


def test_a_reader_finds_the_steps_of_her_own_land(statement, tabled, sign_in):
    url = f"{tabled.get_absolute_url()}erklaerungen/"
    found = {
        name: [
            label
            for label in ("Zurücknehmen", "Für Hamburg anschließen", "Hamburg schließt sich nicht mehr an")
            if f">{label}<" in sign_in(name).get(url).text
        ]
        for name in ("sachsen", "hamburg", "geschaeftsstelle")
    }
    assert found == {"sachsen": ["Zurücknehmen"], "hamburg": ["Für Hamburg anschließen"], "geschaeftsstelle": []}
    response = sign_in("hamburg").post(f"{url}{statement.pk}/anschliessen/", {"land": "HH"}, follow=True)
    assert said(response) == ["Ihr Land hat sich angeschlossen."]
    assert "Hamburg schließt sich nicht mehr an" in response.text
    assert "Erklärung von Sachsen und Hamburg" in response.text


def test_a_statement_of_another_proposal_in_the_address_is_unknown(statement, proposal_in, sign_in):
    other = proposal_in("tabled")
    url = f"{other.get_absolute_url()}erklaerungen/{statement.pk}/zuruecknehmen/"
    assert sign_in("sachsen").post(url).status_code == 404
