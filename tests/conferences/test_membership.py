"""The lead Land of a group admits others from a day on, and ends that; the office may, too."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Land
from conferences.membership import admit, authority_in, end
from conferences.models import GroupMember, WorkingGroup
from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Proposal
from tests.proposals.pages import sentences
from tests.world import NOW

GROUP, BACK = "/konferenzen/20/gruppe/sprache/", "/vorschlaege/arbeitsgruppen/20/sprache/"
SINCE = {"since_tag": "1", "since_monat": "3", "since_jahr": "2025"}
UNTIL = {"until_tag": "24", "until_monat": "3", "until_jahr": "2025"}
KNOWN = "Das stand bereits so fest; es war nichts zu ändern."
TODAY = NOW.date()


@pytest.fixture
def group(conference):
    return WorkingGroup.objects.select_related("conference", "lead_land").get(slug="sprache", conference=conference)


@pytest.fixture
def land(db):
    return lambda code: Land.objects.get(pk=code)


def said(response):
    return [str(message) for message in response.context["messages"]]


def told(conference):
    return [entry.sentence for entry in Entry.objects.about(conference).order_by("position")]


def test_the_lead_admits_and_the_text_opens(group, sign_in, conference, proposal_in):
    proposal = proposal_in("drafting")
    assert sign_in("sachsen").get(proposal.get_absolute_url()).status_code == 404
    answer = sign_in("bayern").post(f"{GROUP}aufnehmen/", SINCE | {"land": "SN"}, follow=True)
    assert (answer.redirect_chain, said(answer)) == ([(BACK, 302)], ["Das Land arbeitet jetzt mit."])
    member = group.members.get(land="SN")
    assert (member.joined_on, member.left_on) == (date(2025, 3, 1), None)
    assert told(conference)[-1] == (
        "Bayern (Fachreferat BY) hat Sachsen in die Arbeitsgruppe „AG Sprache“ aufgenommen, Mitglied seit 01.03.2025."
    )
    assert sign_in("sachsen").get(proposal.get_absolute_url()).status_code == 200


def test_the_lead_ends_it_and_the_text_closes(group, sign_in, conference, proposal_in):
    proposal = proposal_in("drafting")
    answer = sign_in("bayern").post(f"{GROUP}beenden/", UNTIL | {"land": "HH"}, follow=True)
    assert said(answer) == ["Die Mitarbeit ist beendet."]
    assert group.members.get(land="HH").left_on == TODAY
    assert told(conference)[-1] == (
        "Bayern (Fachreferat BY) hat die Mitarbeit von Hamburg in der Arbeitsgruppe „AG Sprache“ beendet, Mitglied bis "
        "24.03.2025."
    )
    assert sign_in("hamburg").get(proposal.get_absolute_url()).status_code == 404
    assert Proposal.objects.count() == 1


def test_who_is_a_member_is_not_admitted_again_and_who_is_none_does_not_leave(group, land, somebody, conference):
    by = somebody("bayern")
    assert admit(group, land("HH"), since=TODAY, by=by) is None
    assert end(group, land("SN"), until=TODAY, by=by) is False
    assert (group.members.count(), told(conference)) == (2, [])


def test_who_comes_again_has_a_second_row(group, land, somebody):
    by = somebody("geschaeftsstelle")
    end(group, land("HH"), until=TODAY, by=by)
    with pytest.raises(Refused, match=r"^Hamburg ist bis zum 24\.03\.2025 schon Mitglied gewesen\.$"):
        admit(group, land("HH"), since=date(2025, 3, 1), by=by)
    assert admit(group, land("HH"), since=TODAY, by=by).joined_on == TODAY
    assert GroupMember.objects.filter(group=group, land="HH").count() == 2


@pytest.mark.parametrize(
    ("code", "day", "sentence"),
    [
        (
            "SN",
            date(2025, 3, 25),
            "Dieser Tag liegt in der Zukunft. Die Rechte in der Gruppe gelten sofort; wählen Sie",
        ),
        ("SN", date(2024, 6, 30), "Dieser Tag liegt vor dem Vorsitzjahr, in dem die Gruppe angelegt ist."),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_the_form(group, sign_in, code, day, sentence):
    typed = {"land": code, "since_tag": day.day, "since_monat": day.month, "since_jahr": day.year}
    [found] = sentences(sign_in("bayern").post(f"{GROUP}aufnehmen/", typed))
    assert found.startswith(sentence)
    assert group.members.count() == 2


def test_the_lead_stays(group, land, somebody):
    with pytest.raises(Refused, match="leitet die Gruppe"):
        end(group, land("BY"), until=TODAY, by=somebody("bayern"))


def test_nobody_leaves_before_the_day_of_joining(group, land, somebody):
    GroupMember.objects.filter(group=group, land="HH").update(joined_on=TODAY)
    with pytest.raises(Refused, match="erst seit dem"):
        end(group, land("HH"), until=date(2025, 3, 1), by=somebody("bayern"))


@pytest.mark.parametrize("who", ["hamburg", "sachsen", "stimmfuehrung", "presse", "geschaeftsstelle_nw"])
def test_nobody_else_admits(group, land, somebody, who):
    assert authority_in(group, somebody(who)) is None
    with pytest.raises(PermissionDenied):
        admit(group, land("SN"), since=TODAY, by=somebody(who))


def test_after_the_year_the_members_stay(group, land, somebody, sign_in, stopped_clock):
    stopped_clock(datetime(2025, 7, 2, 9, tzinfo=BERLIN))
    with pytest.raises(Refused, match="ist beendet"):
        admit(group, land("SN"), since=date(2025, 6, 1), by=somebody("bayern"))
    assert "ist beendet; die Mitglieder" in sign_in("bayern").get(f"{GROUP}aufnehmen/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_admit_once(group, land, somebody, together):
    by, saxony = somebody("bayern"), land("SN")
    assert by.appointments_today
    found = together(*(lambda: admit(group, saxony, since=TODAY, by=by) for _ in range(3)))
    assert [member is None for member in sorted(found, key=bool)] == [True, True, False]
