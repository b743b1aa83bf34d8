"""The sheet of the Vorkonferenz: every proposal it treats with what speaks for which Votum."""

from dataclasses import dataclass

from accounts.laender import NAMES
from accounts.permissions import Permission
from conferences.kinds import MeetingKind
from documents.tables import Column, Table
from proposals.models import Position, Proposal, Votum
from proposals.objections import pre_conference_not_begun
from proposals.positions.consensus import Consensus, consensus
from proposals.positions.stances import RESERVED, Stance
from proposals.states import State

LEAD, SILENT = "Federführung", "Noch keine Position"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One proposal. `stands`: the codes of the Länder by their position, in words; `vota`: the newest first.

    A text that was given back and came again waits for a Votum, whatever was recommended on the one before.
    """

    proposal: Proposal
    stands: list[tuple[str, list[str]]]
    reservations: list[Position]
    consensus: Consensus
    vota: list[Votum]
    objection: str | None

    @property
    def votum(self) -> Votum | None:
        return self.vota[0] if self.vota and self.proposal.recommendation else None

    def word_of(self, land: str) -> str:
        """How a Land stands, in a word."""
        return next(word for word, laender in self.stands if land in laender)

    @property
    def earlier(self) -> list[Votum]:
        return self.vota[1:] if self.votum else self.vota

    @property
    def seen(self) -> int:
        """The key of the newest Votum, 0 for none."""
        return self.vota[0].pk if self.vota else 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All proposals in the Vorkonferenz; `may_record` whether this reader records its Vota."""

    rows: list[SheetRow]
    may_record: bool
    has_meeting: bool

    @property
    def open_rows(self) -> list[SheetRow]:
        return [row for row in self.rows if row.objection is None]


COLUMNS = (
    Column("nummer", "Nummer", lambda row: row.proposal.reference),
    Column("titel", "Titel", lambda row: row.proposal.title),
    Column("land", "Federführung", lambda row: row.proposal.lead_land.name),
    *(Column(land, land, lambda row, land=land: row.word_of(land)) for land in NAMES),
    Column("antraege", "Offene Änderungsanträge", lambda row: ", ".join(row.proposal.undecided)),
    Column("votum", "Votum", lambda row: str(row.votum) if row.votum else None),
    Column("anmerkung", "Anmerkung", lambda row: row.votum.note if row.votum else None),
)


def sheet_table(conference, user) -> Table:
    """The sheet for a spreadsheet: a column for each Land."""
    return Table.of(f"Vorkonferenz {conference}", COLUMNS, sheet_of(conference, user).rows)


def sheet_of(conference, user) -> Sheet:
    """Four queries, however many proposals there are."""
    proposals = _treated(conference, user)
    positions, vota = _by_proposal(Position.objects.current().select_related("land"), proposals), _vota(proposals)
    return Sheet(
        rows=[_row(proposal, positions[proposal.pk], vota[proposal.pk]) for proposal in proposals],
        may_record=conference.authority(user, Permission.RECORD_RECOMMENDATION) is not None,
        has_meeting=bool(conference.meetings_of(MeetingKind.PRE)),
    )


def _treated(conference, user) -> list[Proposal]:
    treated = Proposal.objects.visible_to(user).filter(conference=conference, state=State.PRE_CONFERENCE)
    proposals = list(treated.for_steps().order_by("theme__number", "reference"))
    for proposal in proposals:
        proposal.conference = conference
    return proposals


def _vota(proposals):
    return _by_proposal(Votum.objects.select_related("recorded_by").order_by("-recorded_at", "-pk"), proposals)


def _by_proposal(rows, proposals) -> dict[int, list]:
    found = {proposal.pk: [] for proposal in proposals}
    for row in rows.filter(proposal__in=found):
        found[row.proposal_id].append(row)
    return found


def _row(proposal, positions, vota) -> SheetRow:
    stances = {position.land_id: position.stance for position in positions}
    return SheetRow(
        proposal=proposal,
        stands=_stands(proposal.lead_land_id, stances),
        reservations=[position for position in positions if position.stance in RESERVED],
        consensus=consensus(
            stances, proposal.lead_land_id, proposal.undecided, proposal.conference.rules.majority_threshold
        ),
        vota=vota,
        objection=pre_conference_not_begun(proposal),
    )


def _stands(lead, stances) -> list[tuple[str, list[str]]]:
    """Words with the Länder they are said of, in the order of the stances; those of which nothing is said last."""
    words = {LEAD: [lead]}
    for stance in Stance:
        words[stance.label] = [land for land in NAMES if land != lead and stances.get(land) == stance]
    words[SILENT] = [land for land in NAMES if land != lead and land not in stances]
    return [(word, laender) for word, laender in words.items() if laender]
