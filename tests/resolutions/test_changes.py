"""Until its minute a publication can be moved, lifted, cancelled; afterwards it can be withdrawn, with a tombstone."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from lxml import html

from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from resolutions.changes import ALREADY_PUBLIC, cancel, move_embargo, withdraw
from resolutions.models import PriorReference, Resolution
from tests.resolutions.example import NOON, said

END = datetime(2025, 4, 25, 11, tzinfo=BERLIN)
LATER = datetime(2025, 4, 26, 11, tzinfo=BERLIN)
WHY = "Die Pressekonferenz beginnt später."
SECRET = "Weil es nötig ist."


@pytest.fixture
def planned(adopted, geschaeftsstelle, presse) -> Resolution:
    """Released until END, and published by the press office: hidden until then."""
    resolution = Resolution.release(adopted, by=geschaeftsstelle, embargo_until=END)
    resolution.publish(by=presse)
    return resolution


@pytest.fixture
def public(adopted, geschaeftsstelle, presse) -> Resolution:
    resolution = Resolution.release(adopted, by=geschaeftsstelle, with_rationale=True)
    resolution.publish(by=presse)
    return resolution


def status(client, resolution) -> int:
    return client.get(resolution.get_absolute_url()).status_code


def last(resolution) -> tuple[str, str]:
    entry = Entry.objects.about(resolution.proposal).for_reading().first()
    return entry.verb, entry.note.text


def test_a_moved_embargo_ends_at_its_new_minute(client, at, planned, geschaeftsstelle):
    assert move_embargo(planned, LATER, reason=WHY, by=geschaeftsstelle) is True
    found = []
    for moment in (END, LATER - timedelta(seconds=1), LATER):
        at(moment)
        found.append(status(client, planned))
    assert found == [404, 404, 200]
    assert last(planned) == ("embargo_moved", WHY)


def test_an_embargo_moved_to_where_it_is_changes_nothing(planned, geschaeftsstelle):
    assert move_embargo(planned, END, reason=WHY, by=geschaeftsstelle) is False
    assert Entry.objects.about(planned.proposal).for_reading().first().verb == "published"


def test_a_lifted_embargo_opens_at_once_what_the_press_has_published(client, planned, geschaeftsstelle):
    assert move_embargo(planned, None, reason=WHY, by=geschaeftsstelle) is True
    assert (planned.visible_from, planned.embargo_until, status(client, planned)) == (NOON, NOON, 200)
    assert last(planned) == ("embargo_lifted", WHY)


def test_a_lifted_embargo_opens_nothing_before_the_press_has_published(client, adopted, geschaeftsstelle):
    resolution = Resolution.release(adopted, by=geschaeftsstelle, embargo_until=END)
    move_embargo(resolution, None, reason=WHY, by=geschaeftsstelle)
    assert (resolution.embargo_until, resolution.visible_from, status(client, resolution)) == (None, None, 404)


def test_a_cancelled_publication_waits_for_the_press_again(client, at, planned, presse):
    assert cancel(planned, reason=WHY, by=presse) is True
    at(LATER)
    assert (status(client, planned), planned.is_published, last(planned)) == (
        404,
        False,
        ("publication_cancelled", WHY),
    )
    assert cancel(planned, reason=WHY, by=presse) is False
    assert planned.publish(by=presse) is True
    assert status(client, planned) == 200


@pytest.mark.parametrize("change", [lambda r, by: move_embargo(r, LATER, reason=WHY, by=by), None])
def test_what_is_public_is_neither_moved_nor_cancelled(at, planned, geschaeftsstelle, change):
    at(END)
    with pytest.raises(Refused, match="schon öffentlich") as refused:
        (change or (lambda r, by: cancel(r, reason=WHY, by=by)))(planned, geschaeftsstelle)
    assert str(refused.value) == ALREADY_PUBLIC


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_changes_without_a_reason(planned, geschaeftsstelle, reason):
    for change in (
        lambda: move_embargo(planned, LATER, reason=reason, by=geschaeftsstelle),
        lambda: cancel(planned, reason=reason, by=geschaeftsstelle),
    ):
        with pytest.raises(Refused):
            change()
    assert Resolution.objects.get().visible_from == END


def test_an_embargo_does_not_end_in_the_past(planned, geschaeftsstelle):
    with pytest.raises(Refused, match="in der Vergangenheit"):
        move_embargo(planned, NOON, reason=WHY, by=geschaeftsstelle)


def test_a_withdrawn_resolution_leaves_a_tombstone_and_nothing_else(client, public, geschaeftsstelle):
    pdf, place = reverse("resolutions:pdf", args=[public.reference]), reverse("resolutions:list")
    assert withdraw(public, reason="Der Text war der falsche.", by=geschaeftsstelle) is True
    page = client.get(public.get_absolute_url())
    words = page.content.decode()
    assert (page.status_code, client.get(pdf).status_code) == (410, 410)
    assert ("Der Text war der falsche." in words, public.title in words, SECRET in words) == (True, False, False)
    assert [public.title in client.get(url).content.decode() for url in ("/", place, f"{place}?q=Kurse")] == [False] * 3
    assert withdraw(public, reason="Noch einmal.", by=geschaeftsstelle) is False


def test_a_withdrawn_resolution_can_be_published_again(client, public, geschaeftsstelle, presse):
    withdraw(public, reason=WHY, by=geschaeftsstelle)
    assert public.publish(by=presse) is True
    assert (status(client, public), public.withdrawal_reason) == (200, "")


def test_what_is_not_public_is_not_withdrawn(client, planned, geschaeftsstelle):
    with pytest.raises(Refused, match="noch nicht öffentlich"):
        withdraw(planned, reason=WHY, by=geschaeftsstelle)


def test_the_press_lifts_no_embargo_and_withdraws_nothing(planned, presse):
    for change in (
        lambda: move_embargo(planned, None, reason=WHY, by=presse),
        lambda: withdraw(planned, reason=WHY, by=presse),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_the_journal_vouches_for_every_change(planned, geschaeftsstelle, presse):
    move_embargo(planned, LATER, reason=WHY, by=geschaeftsstelle)
    cancel(planned, reason=WHY, by=presse)
    planned.publish(by=presse)
    move_embargo(planned, None, reason=WHY, by=geschaeftsstelle)
    withdraw(planned, reason=WHY, by=geschaeftsstelle)
    assert [f for f in findings() if planned._meta.label_lower in str(f.row)] == []


def test_the_database_knows_no_withdrawal_without_reason(public, geschaeftsstelle):
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=public.pk).update(withdrawn_at=NOON, withdrawn_by=geschaeftsstelle)


def test_the_rationale_is_public_only_where_the_release_says_so(client, adopted, geschaeftsstelle, presse):
    resolution = Resolution.release(adopted, by=geschaeftsstelle)
    resolution.publish(by=presse)
    page, found = client.get(resolution.get_absolute_url()), client.get(reverse("resolutions:list"), {"q": "nötig"})
    assert (SECRET in page.content.decode(), resolution.title in found.content.decode()) == (False, False)
    assert SECRET not in str(resolution.blocks)


@pytest.mark.parametrize("page", ["embargo", "cancel", "publish"])
def test_each_change_says_first_what_it_does(client, planned, geschaeftsstelle, presse, page):
    client.force_login(presse if page == "publish" else geschaeftsstelle)
    response = client.get(reverse(f"resolutions:{page}", args=[planned.reference]))
    assert response.status_code == (302 if page == "publish" else 200)


def test_an_end_far_away_is_asked_about_once(client, planned, geschaeftsstelle):
    client.force_login(geschaeftsstelle)
    url = reverse("resolutions:embargo", args=[planned.reference])
    typed = {"embargo": "until", "reason": WHY}
    typed |= {
        f"embargo_until_{part}": value
        for part, value in zip(("tag", "monat", "jahr", "uhrzeit"), ["24", "4", "2026", "11:00"], strict=True)
    }
    asked = client.post(url, typed)
    assert asked.context["form"].errors == {
        "is_far": ["Das Ende liegt 365 Tage entfernt. Bestätigen Sie das oder ändern Sie es."]
    }
    assert 'type="checkbox"' in asked.content.decode()
    done = client.post(url, typed | {"is_far": "on"})
    assert said(done)[-1][1].startswith(f"Beschluss {planned.reference}: wird öffentlich am 24. April 2026, 11:00 Uhr")


def test_the_public_sees_earlier_and_later_resolutions_that_are_public(client, resolutions, geschaeftsstelle):
    first, second, hidden = *resolutions(2), *resolutions(1, is_published=False, title="Geheimsache")
    for link in (
        {"proposal": second.proposal, "resolution": first},
        {"proposal": hidden.proposal, "resolution": second},
    ):
        PriorReference.objects.create(land_id="NI", by=geschaeftsstelle, **link)
    PriorReference.objects.create(proposal=first.proposal, text="19. IntMK, TOP 2.3", land_id="NI", by=geschaeftsstelle)
    pages = [client.get(each.get_absolute_url()) for each in (first, second)]
    assert [(f.earlier, f.archive, f.later) for f in (page.context["family"] for page in pages)] == [
        ([], ["19. IntMK, TOP 2.3"], [second]),
        ([first], [], []),
    ]
    assert "Geheimsache" not in pages[1].content.decode()


@pytest.mark.parametrize("name", ["embargo", "cancel"])
def test_what_is_sent_when_the_minute_has_passed_comes_back_with_its_words(sign_in, at, planned, name):
    address = reverse(f"resolutions:{name}", args=[planned.reference])
    client = sign_in("geschaeftsstelle" if name == "embargo" else "presse")
    at(END)
    page = client.post(address, {"embargo": "none", "reason": WHY})
    tree = html.fromstring(page.content)
    told = [p.text_content() for p in tree.xpath("//*[contains(@class, 'kern-alert__body')]/p")]
    words = tree.xpath("//textarea[@readonly]/text()")
    assert (told, len(words), WHY in words[0]) == ([ALREADY_PUBLIC], 1, True)
    assert tree.xpath("//main//form") == []
