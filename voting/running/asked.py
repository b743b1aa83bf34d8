"""Who asked for what at the TOPs that are called: amendments, reservations, statements, and who wanted a debate."""

from dataclasses import dataclass

from intmk.labelled import Labelled
from journal.models import Entry
from proposals import verbs
from proposals.models import Amendment, Position
from proposals.positions.stances import RESERVED, Stance
from voting.statements.models import RecordStatement


class Matter(Labelled):
    """In the order in which the chair comes to it."""

    DEBATE = "debate", "wünscht Aussprache"
    AMENDMENT = "amendment", "Änderungsantrag"
    POSITION = "position", "Position"
    STATEMENT = "statement", "gibt zu Protokoll"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a Land wants at a proposal: „Hamburg: Änderungsantrag Ä3“, with the words it has given."""

    proposal: int
    land: str
    matter: Matter
    label: str
    words: str = ""


def asked_at(proposals: list) -> list[Asked]:
    """For who holds the session. Four queries, however many proposals there are; none for none."""
    if not proposals:
        return []
    keys = {proposal.pk for proposal in proposals}
    return [*_debates(keys), *_amendments(keys), *_positions(keys), *_statements(keys)]


def _debates(keys):
    """Lifted off the list without debate; at the office itself there is no Land to name."""
    subjects = {f"proposals.proposal:{key}": key for key in keys}
    entries = Entry.objects.filter(subject__in=subjects, verb=verbs.TAKE_OFF_LIST.code)
    for entry in entries.select_related("land", "note").order_by("pk"):
        land = entry.land.name if entry.land else "Geschäftsstelle"
        words = entry.note.text if hasattr(entry, "note") else ""
        yield Asked(subjects[entry.subject], land, Matter.DEBATE, Matter.DEBATE.label, words)


def _amendments(keys):
    filed = Amendment.objects.filed().filter(proposal__in=keys).select_related("land").defer("operations")
    for amendment in filed.order_by("number"):
        label = f"{Matter.AMENDMENT.label} Ä{amendment.number}"
        yield Asked(amendment.proposal_id, amendment.land.name, Matter.AMENDMENT, label, amendment.reason)


def _positions(keys):
    reserved = Position.objects.current().filter(proposal__in=keys, stance__in=sorted(RESERVED))
    for position in reserved.select_related("land").order_by("land__rotation_index"):
        label = Stance(position.stance).label
        yield Asked(position.proposal_id, position.land.name, Matter.POSITION, label, position.note)


def _statements(keys):
    standing = RecordStatement.objects.standing().filter(proposal__in=keys).select_related("land").order_by("pk")
    for statement in standing:
        yield Asked(statement.proposal_id, statement.land.name, Matter.STATEMENT, Matter.STATEMENT.label)
