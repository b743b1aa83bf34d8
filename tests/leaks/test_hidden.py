"""What a Land or a group has not shown yet appears nowhere for anybody else: on no page, in no file, in no header."""

import re

import pytest
from django.urls import reverse

from proposals.models import Proposal
from tests.addresses import addresses
from tests.leaks import scenes
from tests.leaks.reading import tells
from tests.leaks.scenes import OUTSIDERS
from tests.leaks.whispers import ADVICE, AMENDMENT, COMMENTS, COPY, FILES, LINK, NAME, OWN_AMENDMENT, WHISPERS

pytestmark = pytest.mark.django_db
EVERYTHING = set(WHISPERS)
IN_THE_GROUP = {FILES["group"], COMMENTS["group"], COMMENTS["all"], AMENDMENT, NAME, LINK}


@pytest.fixture(scope="module")
def hidden(shared_world) -> list[Proposal]:
    return scenes.hidden(shared_world)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_finds_no_idea_and_no_draft(hidden, leaks, person):
    assert leaks(person, addresses(hidden)) == []


def test_insiders_do_find_the_secrets(hidden, leaks):
    found = leaks("bayern_freigabe", addresses(hidden))
    pages = [reverse(name) for name in ("proposals:list", "proposals:board", "notices:tasks")]
    files = [reverse(f"proposals:version_{kind}", args=[hidden[0].reference, 1]) for kind in ("docx", "pdf")]
    expected = {*pages, *files, f"{pages[0]}?q=Tresor", f"{pages[1]}?q=tres", *(p.get_absolute_url() for p in hidden)}
    assert expected - set(found) == set()


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
def test_whisper_beside_a_draft_is_heard_by_those_it_was_meant_for(hidden, read, person, expected):
    answers = read(person, addresses(hidden[1:2])).values()
    assert set().union(*(answer.heard for answer in answers)) == expected


@pytest.mark.parametrize("person", OUTSIDERS[:-1])
def test_unseen_reads_exactly_like_unknown(hidden, visitor, person):
    client = visitor(person)
    for proposal in hidden:
        unseen = client.get(proposal.get_absolute_url())
        unknown = client.get(reverse("dossier:show", args=["2025-999"]))
        assert (unseen.status_code, plain(unseen)) == (unknown.status_code, plain(unknown)) == (404, plain(unknown))


def plain(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_outsider_learns_nothing_by_posting(hidden, visitor, person):
    client, before = visitor(person), list(Proposal.objects.values("pk", "state", "changed_at").order_by("pk"))
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


@pytest.mark.parametrize("person", ["bayern", "presse", "bund", "verwaltung"])
def test_what_one_person_reads_is_kept_by_no_browser(hidden, read, person):
    everybody = {"/", "/beschluesse/", "/konferenz/20/", "/robots.txt", "/sitemap.xml"}
    everybody |= {"/impressum/", "/datenschutz/", "/barrierefreiheit/"}
    answers = read(person, addresses(hidden)).items()
    assert [url for url, answer in answers if answer.is_kept and url.partition("?")[0] not in everybody] == []
