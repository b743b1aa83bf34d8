"""What the proposals of the demo year have to do with each other, and the files beside them."""

import tomllib
from functools import partial

from accounts.permissions import Role
from demo.telling import Event, someone
from demo.world import DATA, NUMBER
from documents.paper import ResolutionPaper
from documents.pdf.resolution import resolution_pdf
from intmk import clock
from proposals.attachments.content import content_of
from proposals.attachments.models import Filing
from proposals.lineage.rivalry import Rivalry
from proposals.lineage.uniting import unite
from proposals.models import Attachment, CompetingLink, Proposal
from resolutions.models import PriorReference

LISTS = {"competes_with": Rivalry.COMPETES, "overlaps_with": Rivalry.OVERLAPS}


def events() -> list[Event]:
    """Rivals, a merger, a link to the archive, and two files."""
    data, tales = _read(DATA / "lineage.toml"), _tales()
    told = [
        _event(data["rivals"], f"{one} und {other}", _mark, tales[one], tales[other], kind)
        for (one, other), kind in sorted(_rivals(tales).items())
    ]
    union = data["union"]
    told.append(
        _event(union, "Zusammenführung", _unite, tales[union["source"]], tales[union["target"]], union["reason"])
    )
    told += [_event(row, "Früherer Beschluss", _link, tales[row["tale"]], row) for row in data["prior"]]
    told += [_event(row, row["title"], _attach, tales[row["tale"]], row) for row in data["attachment"]]
    return told


def _tales() -> dict[str, dict]:
    return {file.stem: _read(file) for file in sorted((DATA / "proposals").glob("*.toml"))}


def _read(file) -> dict:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _rivals(tales) -> dict[tuple[str, str], Rivalry]:
    """Each pair once, whichever of the two files names it."""
    return {
        tuple(sorted((name, other))): kind
        for name, tale in tales.items()
        for key, kind in LISTS.items()
        for other in tale.get(key, [])
    }


def _event(row, what, tell, *arguments) -> Event:
    return Event(clock.wall(row["on"]), what, partial(tell, *arguments))


def _proposal(tale) -> Proposal:
    first = tale["version"][0].get("title", tale["title"])
    return Proposal.objects.for_page().get(conference=NUMBER, versions__number=1, versions__title=first)


def _office(proposal):
    return someone(proposal.conference.chair_land_id, Role.SECRETARIAT)


def _mark(one, other, kind):
    one = _proposal(one)
    CompetingLink.mark(one, _proposal(other), kind, by=_office(one))


def _unite(source, target, reason):
    source = _proposal(source)
    unite(source, target=_proposal(target), by=_office(source), reason=reason)


def _link(tale, row):
    proposal = _proposal(tale)
    by = someone(proposal.lead_land_id, Role.OFFICIAL)
    PriorReference.link(proposal, text=row["text"], note=row["note"], by=by)


def _attach(tale, row):
    proposal = _proposal(tale)
    data = _pdf(proposal, row) if row["file_name"].endswith(".pdf") else "\n".join(row["paragraphs"]).encode()
    filing = Filing(row["title"], row["kind"], row["access"], row["file_name"], content_of(data), data)
    Attachment.add(proposal, filing, by=someone(row["land"], Role.OFFICIAL))


def _pdf(proposal, row) -> bytes:
    paper = ResolutionPaper(
        conference=proposal.conference.title,
        chair=proposal.conference.chair_land.name,
        place="",
        dates="",
        top="",
        reference=proposal.reference,
        title=row["title"],
        sponsors=proposal.lead_land.name,
        publication="Nicht öffentlich",
        result="",
        dated_at=clock.now(),
        preamble=tuple(row["paragraphs"]),
        is_example=True,
        kind="Synopse",
    )
    return resolution_pdf(paper)
