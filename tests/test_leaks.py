"""What a Land or a group has not shown yet appears nowhere for anybody else: on no page, in no file, in no header."""

import re

import pytest
from django.urls import reverse

from accounts.models import Land
from proposals.models import EditorialObjection, Position, Proposal
from proposals.versions.saving import Draft, revise
from resolutions.models import Resolution
from tests.addresses import addresses, leaks, said, tells
from tests.whispers import ADVICE, AMENDMENT, COMMENTS, COPY, FILES, LINK, NAME, OWN_AMENDMENT, WHISPERS, link, whisper
from tests.world import SECRET, SESSION, ZIFFERN, choices
from text.parse import parse
from text.text import Text
from voting.models import Ballot

OUTSIDERS = ["sachsen", "stimmfuehrung", "bund", "presse", "geschaeftsstelle_nw", "presse_nw", "verwaltung", None]
MAY_READ_WHAT_IS_OPEN = ["sachsen", "stimmfuehrung", "bund"]
OPEN_TITLE = "Beratung stärken"
# Every hidden title and text holds both words; searches are made for the first, so that no page echoes the second.
HIDDEN = f"Tresor {SECRET}"


@pytest.fixture
def hidden(proposal_in, somebody) -> list[Proposal]:
    """Of Bayern and its group alone: secrets in title, text, details, a reason, a position and in all whispers."""
    secret = {
        "title": HIDDEN,
        "ziffern": f"1. {HIDDEN}.",
        "addressee": HIDDEN,
        "contact": HIDDEN,
        "origin_note": HIDDEN,
    }
    found = [proposal_in(state, **secret) for state in ("idea", "drafting", "returned", "drafting")]
    Position.take(found[1], "objects", by=somebody("hamburg"), note=HIDDEN)
    for proposal in (found[1], found[3]):
        whisper(proposal, somebody)
    link(found[1], found[0], by=somebody("bayern"))
    found[3].move("withdraw", by=somebody("bayern_freigabe"), reason=HIDDEN)
    Proposal.objects.update(is_open_to_guests=True)
    return found


@pytest.fixture
def submitted(start, somebody, conference) -> Proposal:
    """Version 1 saved as an idea, 2 in the group; 3, without the secret, is handed in and open to all Länder.

    What was whispered beside version 2 is still there.
    """
    proposal, bayern = start(HIDDEN, ziffern=f"1. {HIDDEN}."), somebody("bayern")
    proposal.move("share", by=bayern)
    proposal.move("take_up", by=bayern, group=conference.groups.get(), theme=conference.themes.get())
    revise(
        proposal,
        Draft(Text(HIDDEN, parse("", f"1. Auch {HIDDEN}.", "Weil.")), HIDDEN, True),
        base=1,
        by=somebody("hamburg"),
    )
    EditorialObjection.raise_on(proposal.versions.get(number=2), HIDDEN, by=bayern)
    whisper(proposal, somebody)
    revise(proposal, Draft(Text(OPEN_TITLE, parse("", ZIFFERN, "Weil.")), "fertig"), base=2, by=bayern)
    proposal.move("submit", by=somebody("bayern_freigabe"))
    return proposal


@pytest.fixture
def published(submitted, somebody, conference, stopped_clock) -> Proposal:
    """The same, open to the Bund, adopted and public."""
    office, main = somebody("geschaeftsstelle"), conference.meetings.get(kind="main")
    submitted.open_to_guests(True, by=office)
    submitted.move("admit_late", by=office, reason="Die Länder stimmen zu.")
    submitted.move("table_directly", by=office, meeting=main, top="1", reason="Es eilt.")
    submitted.amendments.get().withdraw(by=somebody("hamburg"))
    stopped_clock(SESSION)
    Ballot.record(submitted, choices(), by=office)
    Resolution.release(submitted, by=office).publish(by=somebody("presse"))
    return Proposal.objects.get()


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_finds_no_idea_and_no_draft(hidden, sign_in, person):
    assert leaks(sign_in(person), addresses(hidden)) == []


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_finds_no_earlier_draft_of_what_is_submitted(submitted, sign_in, person):
    assert leaks(sign_in(person), addresses([submitted])) == []


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_finds_no_earlier_draft_of_what_is_public(published, sign_in, person):
    client = sign_in(person)
    assert leaks(client, addresses([published])) == []
    pdf = client.get(reverse("resolutions:pdf", args=[published.reference]))
    assert pdf.headers["Content-Disposition"] == 'inline; filename="IntMK-20-Beschluss-2025-001.pdf"'


def test_insiders_do_find_the_secrets(hidden, sign_in):
    found = leaks(sign_in("bayern_freigabe"), addresses(hidden))
    pages = [reverse(name) for name in ("proposals:list", "proposals:board", "notices:tasks")]
    files = [reverse(f"proposals:version_{kind}", args=[hidden[0].reference, 1]) for kind in ("docx", "pdf")]
    expected = {*pages, *files, f"{pages[0]}?q=Tresor", f"{pages[1]}?q=tres", *(p.get_absolute_url() for p in hidden)}
    assert expected - set(found) == set()


def test_what_is_open_is_found_by_those_it_is_open_to(published, sign_in):
    for person in MAY_READ_WHAT_IS_OPEN:
        assert OPEN_TITLE in sign_in(person).get(f"{reverse('proposals:list')}?q=Beratung").text
    assert OPEN_TITLE in sign_in(None).get(f"{reverse('resolutions:list')}?q=Beratung").text


@pytest.mark.parametrize(
    ("person", "readable"),
    [
        ("bayern", [1, 2, 3]),
        ("bayern_freigabe", [1, 2, 3]),
        ("hamburg", [2, 3]),
        ("geschaeftsstelle", [2, 3]),
        ("sachsen", [3]),
        ("stimmfuehrung", [3]),
        ("bund", []),
        ("presse", []),
        ("verwaltung", []),
    ],
)
@pytest.mark.parametrize("state", ["submitted", "published"])
def test_versions_are_read_by_those_who_saw_the_proposal_then(request, sign_in, state, person, readable):
    proposal, client = request.getfixturevalue(state), sign_in(person)
    urls = {n: reverse("proposals:version", args=[proposal.reference, n]) for n in (1, 2, 3)}
    assert [n for n, url in urls.items() if client.get(url).status_code == 200] == readable
    page = client.get(proposal.get_absolute_url()).text
    assert [n for n, url in urls.items() if f'href="{url}"' in page] == readable


def test_position_prepared_in_a_land_is_seen_by_nobody_else(proposal_in, somebody, sign_in):
    Land.objects.filter(pk="HH").update(approves_positions=True)
    proposal = proposal_in("exchange", title=OPEN_TITLE)
    Position.take(proposal, "objects", by=somebody("hamburg"), note=HIDDEN)
    pages = [*addresses([proposal]), reverse("proposals:position", args=[proposal.reference])]
    for person in ("bayern", "bayern_freigabe", "sachsen", "stimmfuehrung", "geschaeftsstelle", "presse", None):
        assert leaks(sign_in(person), pages) == []
    for person in ("hamburg", "hamburg_freigabe"):
        assert proposal.get_absolute_url() in leaks(sign_in(person), pages)


def test_version_saved_after_a_return_stays_with_the_group(proposal_in, somebody, sign_in):
    proposal = proposal_in("returned", title=OPEN_TITLE)
    revise(proposal, Draft(Text(HIDDEN, parse("", "1. Die IntMK bittet.", "Weil."))), base=1, by=somebody("hamburg"))
    revise(proposal, Draft(Text(OPEN_TITLE, parse("", "1. Die IntMK bittet.", "Weil."))), base=2, by=somebody("bayern"))
    proposal.move("resubmit", by=somebody("bayern_freigabe"))
    urls = [reverse("proposals:version", args=[proposal.reference, n]) for n in (1, 2, 3)]
    assert [sign_in("sachsen").get(url).status_code for url in urls] == [404, 404, 200]
    assert [sign_in("hamburg").get(url).status_code for url in urls] == [404, 200, 200]


def test_successor_does_not_lead_back_to_a_draft(proposal_in, sign_in):
    draft = proposal_in("carried_over")
    page = draft.successors.get().get_absolute_url()
    assert draft.reference in sign_in("hamburg").get(page).text
    for person in ("sachsen", "stimmfuehrung"):
        assert draft.reference not in re.sub(r"Übernommen aus \S+", "", sign_in(person).get(page).text)


EVERYTHING = set(WHISPERS)
IN_THE_GROUP = {FILES["group"], COMMENTS["group"], COMMENTS["all"], AMENDMENT, NAME, LINK}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("bayern", EVERYTHING - {OWN_AMENDMENT}),
        ("bayern_freigabe", EVERYTHING - {COPY, OWN_AMENDMENT}),
        ("hamburg", IN_THE_GROUP | {OWN_AMENDMENT}),
        ("hamburg_freigabe", IN_THE_GROUP),
        ("geschaeftsstelle", IN_THE_GROUP | {ADVICE}),
        *((person, set()) for person in OUTSIDERS),
    ],
)
def test_whisper_beside_a_draft_is_heard_by_those_it_was_meant_for(hidden, sign_in, person, expected):
    client = sign_in(person)
    heard = " ".join(said(client.get(url)) for url in addresses(hidden[1:2]))
    assert {whisper for whisper in WHISPERS if whisper in heard} == expected


@pytest.mark.parametrize("person", OUTSIDERS[:-1])
def test_unseen_reads_exactly_like_unknown(hidden, sign_in, person):
    client = sign_in(person)
    for proposal in hidden:
        unseen = client.get(proposal.get_absolute_url())
        unknown = client.get(reverse("dossier:show", args=["2025-999"]))
        assert (unseen.status_code, plain(unseen)) == (unknown.status_code, plain(unknown)) == (404, plain(unknown))


def plain(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_learns_nothing_by_posting(hidden, sign_in, person):
    client, before = sign_in(person), list(Proposal.objects.values("pk", "state", "changed_at").order_by("pk"))
    for proposal in hidden:
        for name, more in (
            ("position", []),
            ("drop_position", []),
            ("edit", []),
            ("guests", []),
            ("step", ["withdraw"]),
        ):
            url = reverse(f"proposals:{name}", args=[proposal.reference, *more])
            response = client.post(url, {"title": "x", "stance": "supports", "reason": "x", "offen": "ja"})
            assert (response.status_code, tells(response)) == (404 if person else 302, False)
    assert not tells(client.get(reverse("start"), follow=True))
    assert list(Proposal.objects.values("pk", "state", "changed_at").order_by("pk")) == before


def test_bund_reads_no_title_that_is_not_open_on_the_agenda(proposal_in, sign_in):
    proposal_in("tabled", title=HIDDEN)
    url = reverse("proposals:agenda", args=[20])
    assert SECRET in sign_in("sachsen").get(url).text
    assert SECRET not in sign_in("bund").get(url).text


def test_resolution_before_its_moment_is_seen_at_the_press_desk_alone(proposal_in, somebody, sign_in):
    proposal = proposal_in("adopted", title=HIDDEN)
    Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    urls = [reverse("start"), reverse("resolutions:list"), f"{reverse('resolutions:list')}?q=Tresor"]
    urls += [
        reverse(f"resolutions:{name}", args=[proposal.reference])
        for name in ("detail", "pdf", "preview", "preview_pdf")
    ]
    for person in ("sachsen", "bund", "presse_nw", "geschaeftsstelle_nw", "verwaltung", None):
        assert leaks(sign_in(person), [*urls, reverse("resolutions:desk")]) == []
    assert leaks(sign_in("presse"), [reverse("resolutions:desk"), urls[5]]) == [reverse("resolutions:desk"), urls[5]]


@pytest.mark.parametrize("person", ["bayern", "presse", "bund", "verwaltung"])
def test_what_one_person_reads_is_kept_by_no_browser(hidden, sign_in, person):
    client, everybody = sign_in(person), {reverse("start"), reverse("resolutions:list")}
    pages = [url for url in addresses(hidden) if url.partition("?")[0] not in everybody]
    kept = {url for url in pages if "no-store" not in client.get(url).headers.get("Cache-Control", "")}
    assert kept == set()
