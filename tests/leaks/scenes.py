"""Proposals in which something is hidden, and who may not read it."""

from intmk import clock
from proposals.models import EditorialObjection, Position, Proposal
from proposals.versions.saving import Draft, revise
from resolutions.models import Resolution
from tests.leaks.whispers import link, whisper
from tests.world import SECRET, SESSION, ZIFFERN, choices
from text.parse import parse
from text.text import Text
from voting.ballots.recording import record_roll_call

OUTSIDERS = ["sachsen", "stimmfuehrung", "bund", "presse", "geschaeftsstelle_nw", "presse_nw", "verwaltung", None]
# Who reads which of the three versions of `submitted`, whatever became of it.
READABLE = [
    ("bayern", [1, 2, 3]),
    ("bayern_freigabe", [1, 2, 3]),
    ("hamburg", [2, 3]),
    ("geschaeftsstelle", [2, 3]),
    ("sachsen", [3]),
    ("stimmfuehrung", [3]),
    ("bund", []),
    ("presse", []),
    ("verwaltung", []),
]
OPEN_TITLE = "Beratung stärken"
# Every hidden title and text holds both words; searches are made for the first, so that no page echoes the second.
HIDDEN = f"Tresor {SECRET}"


def hidden(world) -> list[Proposal]:
    """Of Bayern and its group alone: secrets in title, text, details, a reason, a position and in all whispers."""
    secret = {
        "title": HIDDEN,
        "ziffern": f"1. {HIDDEN}.",
        "addressee": HIDDEN,
        "contact": HIDDEN,
        "origin_note": HIDDEN,
    }
    found = [world.proposal_in(state, **secret) for state in ("idea", "drafting", "returned", "drafting")]
    Position.take(found[1], "objects", by=world.somebody("hamburg"), note=HIDDEN)
    for proposal in (found[1], found[3]):
        whisper(proposal, world.somebody)
    link(found[1], found[0], by=world.somebody("bayern"))
    found[3].move("withdraw", by=world.somebody("bayern_freigabe"), reason=HIDDEN)
    Proposal.objects.update(is_open_to_guests=True)
    return found


def submitted(world) -> Proposal:
    """Version 1 saved as an idea, 2 in the group; 3, without the secret, is handed in and open to all Länder.

    What was whispered beside version 2 is still there.
    """
    proposal, bayern = world.start(HIDDEN, ziffern=f"1. {HIDDEN}."), world.somebody("bayern")
    proposal.move("share", by=bayern)
    proposal.move("take_up", by=bayern, group=world.conference.groups.get(), theme=world.conference.themes.get())
    revise(
        proposal,
        Draft(Text(HIDDEN, parse("", f"1. Auch {HIDDEN}.", "Weil.")), HIDDEN, True),
        base=1,
        by=world.somebody("hamburg"),
    )
    EditorialObjection.raise_on(proposal.versions.get(number=2), HIDDEN, by=bayern)
    whisper(proposal, world.somebody)
    revise(proposal, Draft(Text(OPEN_TITLE, parse("", ZIFFERN, "Weil.")), "fertig"), base=2, by=bayern)
    proposal.move("submit", by=world.somebody("bayern_freigabe"))
    return proposal


def published(world) -> Proposal:
    """The same, open to the Bund, adopted and public."""
    found, office = submitted(world), world.somebody("geschaeftsstelle")
    main = world.conference.meetings.get(kind="main")
    found.open_to_guests(True, by=office)
    found.move("admit_late", by=office, reason="Die Länder stimmen zu.")
    found.move("table_directly", by=office, meeting=main, top="1", reason="Es eilt.")
    found.amendments.get().withdraw(by=world.somebody("hamburg"))
    clock.stop_at(SESSION)
    record_roll_call(found, choices(), by=office)
    Resolution.release(found, by=office).publish(by=world.somebody("presse"))
    return Proposal.objects.get()
