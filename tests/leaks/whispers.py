"""What is said beside a draft and meant for a few: comments, files, amendments, unsaved words, names, links."""

from proposals.amendments.models.amendment import Wish
from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.drafting.desk import Desk, Sheet
from proposals.drafting.models import Purpose
from proposals.models import (
    Amendment,
    AmendmentRound,
    Attachment,
    Comment,
    CompetingLink,
    MergeDraft,
    Milestone,
    WorkingCopy,
)
from resolutions.models import PriorReference
from tests.world import SECRET
from text.parse import parse
from text.text import Text

TEXT = Content("text/plain", "txt")
COPY, OWN_AMENDMENT = f"Arbeitskopie {SECRET}", f"Angefangener Antrag {SECRET}"
FILES = {access: f"Anlage-{access} {SECRET}" for access in ("land", "group")}
COMMENTS = {circle: f"Kommentar-{circle} {SECRET}" for circle in ("land", "group", "all")}
AMENDMENT, ADVICE = f"Antrag {SECRET}", f"Empfehlung {SECRET}"
NAME, LINK = f"Meilenstein {SECRET}", f"Bezug {SECRET}"
WHISPERS = (COPY, OWN_AMENDMENT, *FILES.values(), *COMMENTS.values(), AMENDMENT, ADVICE, NAME, LINK)


def whisper(proposal, somebody):
    """Bayern, and Hamburg in its group, beside a draft that they write on together. None of it is for later readers."""
    bayern, hamburg = somebody("bayern"), somebody("hamburg")
    for circle, text in COMMENTS.items():
        root = Comment.write(proposal, text, circle=circle, by=bayern)
        root.reply(f"Ja: {text}", by=bayern)
    for access, title in FILES.items():
        filing = Filing(title, "synopsis", access, f"{title}.txt", TEXT, title.encode())
        Attachment.add(proposal, filing, by=bayern)
    version = proposal.text
    Milestone.give(version, NAME, by=bayern)
    wish = Wish(Text(AMENDMENT, version.read().blocks), AMENDMENT)
    amendment = Amendment.file(proposal, wish, base=version.number, by=hamburg)
    AmendmentRound.advise(amendment, "adopt", by=bayern, reason=ADVICE)
    MergeDraft.begin(proposal, by=bayern)
    keep_copy(proposal, bayern)
    text = Text(OWN_AMENDMENT, version.read().blocks)
    WorkingCopy.keep(Sheet(proposal, hamburg, Purpose.AMENDMENT), Desk(version, text, reason=OWN_AMENDMENT))


def keep_copy(proposal, user):
    """What the person has typed and not saved."""
    blocks = parse("", f"1. {COPY}.", COPY)
    WorkingCopy.keep(Sheet(proposal, user), Desk(proposal.text, Text(COPY, tuple(blocks)), note=COPY))


def link(proposal, rival, by):
    """What a draft goes back to and competes with: read by all who see it, so only beside what stays hidden."""
    PriorReference.link(proposal, text=LINK, note=LINK, by=by)
    CompetingLink.mark(proposal, rival, "competes", by=by, note=LINK)
