"""Several people at one edition at one moment: one is approved, and it is what was shown."""

from datetime import date

import pytest

from conferences.models import AgendaItem
from conferences.models.planned import fingerprint
from intmk.refusal import Refused
from steering.models import Edition, EditionDocument
from tests.steering.editions.behind import digest_of
from tests.together import signed_in

URL = "/steuerung/20/tagesordnung/ausgabe/"
DAY = date(2025, 3, 28)
TYPED = {"sent_on_tag": "28", "sent_on_monat": "3", "sent_on_jahr": "2025", "note": "Bitte bis 10. April melden."}


def revise(item, office, **values):
    item.revise(item.values() | values, opened=fingerprint(item.values()), by=office)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_an_edition_approved_twice_is_one(self, together, world, meeting, place):
        place("1", "Bericht")
        office = world.somebody("geschaeftsstelle")
        typed = TYPED | {"reviewed": digest_of(meeting, by=office, note=TYPED["note"], sent_on=DAY)}
        clients = [signed_in(office) for _ in (1, 2)]
        told = together(*(lambda c=c: c.post(URL, typed).status_code for c in clients))
        assert (told, Edition.objects.count(), EditionDocument.objects.count()) == ([302, 302], 1, 2)

    def test_what_is_edited_while_it_is_approved_is_frozen_as_it_was_shown_or_not_at_all(
        self, together, world, meeting, place
    ):
        item, office = place("1", "Bericht"), world.somebody("geschaeftsstelle")
        reviewed = digest_of(meeting, by=office, sent_on=DAY)
        told = together(
            lambda: Edition.approve(meeting, DAY, "", reviewed=reviewed, by=office),
            lambda: revise(item, office, title="Anderer Titel"),
        )
        frozen = [line.title for edition in Edition.objects.all() for line in edition.lines.all()]
        assert (isinstance(told[0], Refused), frozen) in [(True, []), (False, ["Bericht"])]
        assert AgendaItem.objects.get().title == "Anderer Titel"

    def test_two_who_saw_different_documents_do_not_both_approve(self, together, world, meeting, place):
        place("1", "Bericht")
        office = world.somebody("geschaeftsstelle")
        seen = {note: digest_of(meeting, by=office, note=note, sent_on=DAY) for note in ("eins", "zwei")}
        told = together(
            *(lambda n=n: Edition.approve(meeting, DAY, n, reviewed=seen[n], by=office) for n in seen),
        )
        assert sorted(type(each).__name__ for each in told) == ["Edition", "Refused"]
