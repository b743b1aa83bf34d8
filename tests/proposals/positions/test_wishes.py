"""„Unterstützt, wenn“: the lead takes over the wording, the Land supports, the others are asked."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Position, Proposal
from proposals.positions.wishes import wish_of
from proposals.positions.wording import adopt_wording
from proposals.versions.saving import Draft, revise
from tests.proposals.pages import said
from text.amend import Delete, Insert, Replace
from text.blocks import Block, Kind
from text.text import Text

WANTED = "Die IntMK bittet die Bundesregierung um verlässliche Mittel."
NEW = Block("neuneu00", Kind.ZIFFER, "Sie dankt den Kommunen.")


def ziffer(proposal, number):
    return [block for block in proposal.text.read().blocks if block.kind == "ziffer" and block.level == 1][number - 1]


@pytest.fixture
def wished(proposal_in, takes):
    """`wished("drafting")`: a proposal in that state and Hamburg's wish for Ziffer 2."""

    def take(state="drafting"):
        proposal = proposal_in(state)
        block_id = ziffer(proposal, 2).id
        return proposal, takes(proposal, "hamburg", "supports_if", block_id=block_id, wording=WANTED, note="Nur so.")

    return take


def test_the_wording_becomes_the_text_and_the_land_supports(wished, somebody):
    proposal, position = wished()
    version = adopt_wording(proposal, position, seen=1, by=somebody("bayern"))
    proposal = Proposal.objects.get(pk=proposal.pk)
    assert (version.number, proposal.text_id, ziffer(proposal, 2).text) == (2, version.pk, WANTED)
    [support] = proposal.positions.current()
    assert (support.land_id, support.stance, support.version_id, support.taken_by.name) == (
        "HH",
        "supports",
        version.pk,
        "Hamburg",
    )
    assert support.note == "Nur so.\nGewünschter Wortlaut übernommen: Ziffer 2, Fassung 2."
    assert Entry.objects.about(proposal).latest("id").says == (
        "hat den vom Land Hamburg gewünschten Wortlaut zu Ziffer 2 in Fassung 2 übernommen. "
        "Damit unterstützt das Land den Vorschlag."
    )


def test_the_others_are_asked_to_confirm(wished, takes, somebody, proposal_in):
    proposal, position = wished("exchange")
    takes(proposal, "sachsen", "supports")
    adopt_wording(proposal, position, seen=1, by=somebody("bayern"))
    assert [p.land_id for p in Position.objects.to_confirm()] == ["SN"]


def test_only_its_ziffer_changes(wished, somebody):
    proposal, position = wished()
    before = proposal.text.read().blocks
    after = adopt_wording(proposal, position, seen=1, by=somebody("bayern")).read().blocks
    assert [new.id for old, new in zip(before, after, strict=True) if old != new] == [position.block_id]


@pytest.mark.parametrize("name", ["sachsen", "geschaeftsstelle", "bund"])
def test_who_may_not_write_adopts_nothing(wished, somebody, name):
    proposal, position = wished("exchange")
    with pytest.raises(PermissionDenied):
        adopt_wording(proposal, position, seen=1, by=somebody(name))


def test_a_fixed_text_is_explained(wished, somebody, sign_in):
    proposal, position = wished("tabled")
    with pytest.raises(Refused, match="Der Text liegt fest"):
        adopt_wording(proposal, position, seen=1, by=somebody("bayern"))
    page = sign_in("bayern").get(f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/").content.decode()
    assert "Der Text liegt fest" in page
    assert "übernehmen</span></button>" not in page


def test_a_ziffer_changed_since_shows_both_and_asks(wished, revised, somebody, sign_in):
    proposal, position = wished()
    revised(proposal)
    wish = wish_of(position, Proposal.objects.get(pk=proposal.pk).text)
    assert (wish.is_stale, wish.left[0].then, wish.left[0].now) == (
        True,
        "Die IntMK bittet die Bundesregierung um Mittel.",
        "Die IntMK bittet den Bund um mehr Mittel.",
    )
    with pytest.raises(Refused, match="geändert, nachdem das Land sich geäußert hat"):
        adopt_wording(proposal, position, seen=2, by=somebody("bayern"))
    page = sign_in("bayern").get(f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/").content.decode()
    assert "Beide Texte gesehen: Wortlaut übernehmen" in page
    assert adopt_wording(proposal, position, seen=2, is_aware=True, by=somebody("bayern")).number == 3


def test_a_text_saved_meanwhile_is_looked_at_first(wished, revised, somebody):
    proposal, position = wished()
    revised(proposal)
    with pytest.raises(Refused, match="Inzwischen gibt es Fassung 2"):
        adopt_wording(proposal, position, seen=1, is_aware=True, by=somebody("bayern"))


def test_a_ziffer_that_is_gone_cannot_be_written(wished, revised, somebody, sign_in):
    proposal, position = wished()
    revised(proposal, "1. Die IntMK stellt fest, dass Kurse fehlen.")
    with pytest.raises(Refused, match="steht nicht mehr im Text"):
        adopt_wording(proposal, position, seen=2, is_aware=True, by=somebody("bayern"))
    assert sign_in("bayern").get(f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/").status_code == 200


def test_a_changed_position_is_no_wish_any_more(wished, takes, somebody):
    proposal, position = wished()
    takes(proposal, "hamburg", "objects")
    with pytest.raises(Refused, match="inzwischen geändert"):
        adopt_wording(proposal, position, seen=1, by=somebody("bayern"))


def test_the_board_has_the_button_only_for_those_who_may_write(wished, sign_in):
    proposal, _ = wished("exchange")
    button = "Wortlaut übernehmen"
    found = {
        name: button in sign_in(name).get(proposal.get_absolute_url()).content.decode()
        for name in ("bayern", "sachsen", "geschaeftsstelle")
    }
    assert found == {"bayern": True, "sachsen": False, "geschaeftsstelle": False}


def test_one_button_does_it(wished, sign_in):
    proposal, position = wished()
    url = f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/"
    response = sign_in("bayern").post(url, {"fassung": "1"})
    assert response.status_code == 302
    assert said(response) == ["Fassung 2 enthält den Wortlaut. Das Land Hamburg unterstützt jetzt den Vorschlag."]


def test_a_second_click_says_so_and_writes_nothing(wished, sign_in):
    proposal, position = wished()
    url = f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/"
    client = sign_in("bayern")
    assert [client.post(url, {"fassung": "1"}).status_code for _ in range(2)] == [302, 404]
    assert Proposal.objects.get(pk=proposal.pk).text.number == 2


def test_a_wish_of_several_places_is_adopted_as_a_whole(proposal_in, takes, somebody):
    proposal = proposal_in("drafting")
    first, second = ziffer(proposal, 1), ziffer(proposal, 2)
    operations = (Delete(first.id), Replace(second.id, WANTED), Insert(second.id, NEW))
    position = takes(proposal, "hamburg", "supports_if", operations=operations)
    adopt_wording(proposal, position, seen=1, by=somebody("bayern"))
    proposal = Proposal.objects.get(pk=proposal.pk)
    assert [ziffer(proposal, number).text for number in (1, 2)] == [WANTED, NEW.text]
    assert Position.objects.current().get().note == (
        "Gewünschter Wortlaut übernommen: Ziffer 1, Ziffer 2, Neu nach Ziffer 2, Fassung 2."
    )


def test_of_several_places_only_what_has_changed_is_asked_about(proposal_in, takes, revised, somebody):
    proposal = proposal_in("drafting")
    first, second = ziffer(proposal, 1), ziffer(proposal, 2)
    operations = (Replace(first.id, "Die IntMK begrüßt Kurse."), Replace(second.id, WANTED))
    position = takes(proposal, "hamburg", "supports_if", operations=operations)
    revised(proposal)
    text = Proposal.objects.get(pk=proposal.pk).text
    wish = wish_of(position, text)
    assert ([left.name for left in wish.left], [placed.name for placed in wish.placed]) == (["Ziffer 2"], ["Ziffer 1"])
    version = adopt_wording(proposal, position, seen=2, is_aware=True, by=somebody("bayern"))
    assert [block.text for block in version.read().blocks][:2] == ["Die IntMK begrüßt Kurse.", WANTED]


def test_a_wish_that_the_text_fulfils_by_now_says_so(wished, sign_in, somebody):
    proposal, position = wished()
    text = proposal.text.read()
    blocks = tuple(replace(b, text=WANTED) if b.id == position.block_id else b for b in text.blocks)
    revise(proposal, Draft(Text(text.title, blocks)), base=1, by=somebody("bayern"))
    assert wish_of(position, Proposal.objects.get().text).is_met
    page = sign_in("bayern").get(f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/").content.decode()
    assert "Der Text sagt das inzwischen selbst." in page
    assert "Wortlaut übernehmen</span>" not in page


def test_others_that_it_contradicts_are_told_before_it_is_adopted(wished, takes, sign_in):
    proposal, position = wished("exchange")
    other = takes(proposal, "sachsen", "supports_if", block_id=position.block_id, wording="Sie bittet um Zeit.")
    page = sign_in("bayern").get(proposal.get_absolute_url()).content.decode()
    assert page.count("Hamburg und Sachsen ändern Ziffer 2 verschieden.") == 2
    assert "Wortlaut übernehmen" not in page
    page = sign_in("bayern").get(f"{proposal.get_absolute_url()}position/{other.pk}/wortlaut/").content.decode()
    assert "Das widerspricht anderen Wünschen." in page
    assert "Wortlaut übernehmen</span>" in page
