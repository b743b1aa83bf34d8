"""The agenda as it stands now, as the lines of an edition, and the documents made of them."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time

from django.utils import formats

from conferences.calendar import span
from conferences.kinds import ItemKind
from conferences.models import Meeting
from documents.agenda import AgendaEntry, AgendaPaper
from documents.pdf.agenda import agenda_pdf
from intmk import clock
from proposals.agenda import AgendaLine, lines_of
from steering.editions.rules import Circle, Printed, Standing, depths, for_circle, letter


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the items of an edition."""

    number: int
    sent_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition as it would be approved now: its lines, and by circle the document."""

    meeting: Meeting
    head: Head
    lines: list[Printed]
    papers: dict[Circle, AgendaPaper]

    @property
    def digest(self) -> str:
        """Of all that is printed: who has seen this has seen exactly what will be sent."""
        printed = {circle.value: asdict(paper) for circle, paper in self.papers.items()}
        told = [[line.values for line in self.lines], printed]
        return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()

    def pdf(self, circle: Circle) -> bytes:
        """The same bytes for the same words: what is looked at before is what is kept."""
        return agenda_pdf(self.papers[circle])


def compose(meeting, head: Head, *, by) -> Draft:
    """Read the agenda as the office has it now; what stands on it all Länder see. Three queries."""
    found = lines_of(meeting, by)
    lines = [printed(line) for line in found]
    is_example = _is_example(meeting, found)
    papers = {circle: _paper(meeting, head, for_circle(lines, circle), circle, is_example) for circle in Circle}
    return Draft(meeting, head, lines, papers)


def printed(line: AgendaLine) -> Printed:
    """A line of the agenda as an edition says it."""
    item, proposal = line.item, line.proposal
    return Printed(
        item=item.pk,
        parent=item.parent_id,
        number=item.number,
        title=line.title,
        kind=ItemKind(item.kind),
        sponsors=line.sponsors,
        rapporteur=proposal.lead_land.name if proposal else "",
        reference=proposal.reference if proposal else "",
        joint=line.joint_with.number if line.joint_with else "",
        is_on_consent_list=item.is_on_consent_list,
        is_internal=item.is_internal,
        is_for_guests=not item.is_internal
        and (item.kind == ItemKind.REPORT or (proposal is not None and proposal.is_open_to_guests)),
        **_standing(line),
    )


def _standing(line) -> dict:
    if line.moved_to:
        there = line.moved_to
        note = "" if there.is_internal and not line.item.is_internal else f"{there.meeting}, TOP {there.number}"
        return {"standing": Standing.MOVED, "note": note}
    if line.is_withdrawn:
        return {"standing": Standing.WITHDRAWN, "note": line.item.withdrawal_reason}
    return {}


def entries_of(lines: list[Printed], consent_list_name: str) -> tuple[AgendaEntry, ...]:
    """The lines as they are printed."""
    deep = depths(lines)
    return tuple(
        AgendaEntry(
            number=line.number,
            level=deep[line.item],
            title=line.title,
            facts=_facts(line),
            marks=tuple(_marks(line, consent_list_name)),
            is_gone=line.is_gone,
        )
        for line in lines
    )


def _facts(line) -> tuple[tuple[str, str], ...]:
    kind = "" if line.kind == ItemKind.PROPOSAL else line.kind.label
    return (
        ("Art", kind),
        ("Antragsteller", line.sponsors),
        ("Berichterstattung", line.rapporteur),
        ("Nummer", line.reference),
    )


def _marks(line, consent_list_name):
    if line.is_gone:
        yield f"{line.standing.label}: {line.note}" if line.note else line.standing.label
    if line.is_on_consent_list:
        yield consent_list_name
    if line.joint:
        yield f"gemeinsam mit TOP {line.joint}"
    if line.is_internal:
        yield "intern"


def _paper(meeting, head, lines, circle, is_example) -> AgendaPaper:
    name, sent_on = f"Ausgabe {letter(head.number)}", formats.date_format(head.sent_on, "j. F Y")
    paper = _unnamed(meeting, lines, circle, is_example, head.sent_on)
    return replace(
        paper,
        kind=name,
        reference=f"{paper.reference}, {name}",
        facts=(("Ausgabe", f"{letter(head.number)}, versandt am {sent_on}"), *paper.facts),
        note=tuple(filter(None, map(str.strip, head.note.splitlines()))),
    )


def paper_today(meeting, found: list[AgendaLine]) -> AgendaPaper:
    """The agenda of the Länder as it stands today, whatever was sent of it."""
    return _unnamed(
        meeting, [printed(line) for line in found], Circle.LAENDER, _is_example(meeting, found), clock.today()
    )


def _unnamed(meeting, lines, circle, is_example, day) -> AgendaPaper:
    conference = meeting.conference
    return AgendaPaper(
        title=f"Tagesordnung: {meeting.label}",
        conference=conference.title,
        session=session_of(meeting),
        reference=f"{conference}, Tagesordnung",
        facts=(
            ("Sitzung", f"{meeting.label} der {conference}"),
            ("Ort", meeting.place),
            ("Datum", span(meeting.starts_on, meeting.ends_on)),
            ("Vorsitz", conference.chair_land.name),
            ("Bestimmt für", circle.sentence),
        ),
        entries=entries_of(lines, conference.rules.consent_list_name),
        publication="Nicht öffentlich",
        dated_at=datetime.combine(day, time(), tzinfo=clock.BERLIN),
        is_example=is_example,
    )


def _is_example(meeting, found) -> bool:
    return meeting.is_example or any(line.proposal and line.proposal.is_example for line in found)


def session_of(meeting) -> str:
    """„23.–24. April 2025, Göttingen · Vorsitz: Niedersachsen“."""
    where = ", ".join(filter(None, (span(meeting.starts_on, meeting.ends_on), meeting.place)))
    return f"{where} · Vorsitz: {meeting.conference.chair_land.name}"
