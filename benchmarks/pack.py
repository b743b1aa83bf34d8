"""A pack of many proposals against its single documents: time, and memory of the processes.

`POSTGRES_DATA=var/bench-postgres DEMO=1 python -m benchmarks.pack 100`, on a database with the demo year. Everything is
made within a transaction that is rolled back.
"""

import os
import resource
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intmk.settings")
django.setup()

from django.db import transaction  # noqa: E402

from accounts.models import Land, User  # noqa: E402
from accounts.permissions import Role  # noqa: E402
from conferences.models import AgendaItem, Conference  # noqa: E402
from documents.pdf.resolution import resolution_pdf  # noqa: E402
from documents.pdf.synopsis import synopsis_pdf  # noqa: E402
from intmk import clock  # noqa: E402
from proposals import starting  # noqa: E402
from proposals.amendments.models.amendment import Amendment  # noqa: E402
from proposals.amendments.pages import synopsis_page  # noqa: E402
from proposals.models import Proposal  # noqa: E402
from proposals.word.papers import version_paper  # noqa: E402
from proposals.word.synopsis import synopsis_paper  # noqa: E402
from steering.packs.making import proceed  # noqa: E402
from steering.packs.models import Pack  # noqa: E402
from text.amend import Replace, dump  # noqa: E402
from text.parse import parse  # noqa: E402
from text.text import Text  # noqa: E402

SENTENCE = "Die IntMK bittet die Bundesregierung, die Mittel für Kurse und Betreuung dauerhaft zu sichern. "
ZIFFERN = "\n".join(f"{number}. {SENTENCE * (1 + number % 3)}" for number in range(1, 11))
DAY = clock.datetime(2025, 6, 12).date()
NOON = clock.datetime(2025, 3, 24, 12, tzinfo=clock.BERLIN)


def main(count: int) -> None:
    with clock.at(NOON), transaction.atomic():
        conference = Conference.objects.select_related("rules", "chair_land").get(pk=20)
        meeting = conference.meetings.create(kind="special", starts_on=DAY, ends_on=DAY, place="Kiel")
        meeting.conference = conference
        reader = User.objects.filter(appointments__role=Role.OFFICIAL, appointments__land="BY").first()
        for place in range(count):
            _tabled(conference, meeting, place, reader)
        alone, weight = _alone(meeting, reader)
        before = _mebibytes(resource.RUSAGE_SELF)
        for form in ("pdf", "docx", "zip"):
            pack = Pack.order(meeting, land=None, holds="texts", form=form, by=reader)
            took, longest, steps = _made(pack, reader)
            print(f"{form}: {took:.1f} s in {steps} requests, the longest {longest:.1f} s; {took / alone:.2f} × alone")
        print(f"alone: {alone:.1f} s, {weight // 1024} kB")
        grown = _mebibytes(resource.RUSAGE_SELF) - before
        print(f"server grows by {grown:.0f} MiB; setting process {_mebibytes(resource.RUSAGE_CHILDREN):.0f} MiB")
        transaction.set_rollback(True)


def _tabled(conference, meeting, place, reader):
    """A proposal on the agenda, with an amendment to three of its Ziffern."""
    text = Text(f"Kurse sichern {place}", parse("", ZIFFERN, SENTENCE * 8))
    details = {"origin": "talk", "addressee": "Bundesregierung", "contact": "Referat 1"}
    said = {"lead_land": Land.objects.get(pk="BY"), "by": reader, "note": "Entwurf"}
    proposal = starting.start(conference, text, **said | details)
    item = AgendaItem.place(meeting, f"1.{place + 1}", text.title)
    submitted = {"submitted_text": proposal.text, "submitted_at": NOON, "recommendation": "debate"}
    placed = {"theme": conference.themes.first(), "group": conference.groups.first(), "agenda_item": item}
    columns = {"state": "tabled", "audience": "tabled", "reference": f"2025-{900 - place:03}"} | placed | submitted
    Proposal.objects.filter(pk=proposal.pk).update(**columns)
    changed = tuple(Replace(block.id, f"{block.text} Rasch.", block.level) for block in text.blocks[:3])
    about = {"proposal": proposal, "base": proposal.text, "land_id": "HH", "filed_by": reader, "audience": "tabled"}
    Amendment.objects.create(number=1, operations=dump(changed), **about)


def _alone(meeting, reader) -> tuple[float, int]:
    """How long the single documents take, and how large they are together."""
    began, weight = time.perf_counter(), 0
    for proposal in Proposal.objects.visible_to(reader).for_page().filter(agenda_item__meeting=meeting):
        weight += len(resolution_pdf(version_paper(proposal, proposal.text)))
        page = synopsis_page(proposal, reader, is_short=True)
        weight += len(synopsis_pdf(synopsis_paper(proposal, page)))
    return time.perf_counter() - began, weight


def _made(pack, reader) -> tuple[float, float, int]:
    """How long all requests take together and the longest of them, and how many there are."""
    took, is_made = [], False
    while not is_made:
        began = time.perf_counter()
        is_made = proceed(pack, by=reader).is_made
        took.append(time.perf_counter() - began)
    return sum(took), max(took), len(took)


def _mebibytes(who) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
