"""What the Länder want of one another and what waits of it for a person: one query for all of it.

Each kind ends by a step, which is the button beside it: an answer, a recommendation, a decision, a note.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Exists, F, IntegerField, Min, OuterRef, Value
from django.urls import reverse

from accounts.laender import NAMES
from accounts.permissions import Role
from accounts.relations import WORKING_LEVEL, laender_of
from intmk.labelled import Labelled
from notices.models import Noted
from notices.standing import by_standing
from proposals.amendments.rules import MERGEABLE, Fate
from proposals.amendments.waiting import answered, asked, decided, unadvised
from proposals.comments.waiting import waiting_for
from proposals.models import Position, Presentation, Proposal
from proposals.positions.stances import Stance
from proposals.presenting.rules import Release, Turn
from proposals.states import EDITABLE, OPEN_FOR_POSITIONS, UNDER_WAY, State

MOST = 50
DECIDABLE = MERGEABLE - {State.TABLED}  # from tabling on the session decides


class Matter(Labelled):
    PRESENTED = "presented", "Zur Freigabe vorgelegt: {release}."
    SENT_BACK = "sent_back", "Zurück ans Referat: {release}."
    ASKED = "asked", "Ihr Land ist zu Ä{number} gefragt."
    DECIDED = "decided", "Über Ä{number} ({land}) ist entschieden: {fate}."
    UNADVISED = "unadvised", "{land} hat Ä{number} eingebracht; eine Empfehlung fehlt noch."
    ANSWERED = "answered", "{land} hat zu Ä{number} geantwortet."
    WISH = "wish", "{land} unterstützt, wenn eine Ziffer geändert wird."
    CONFIRM = "confirm", "Der Text hat sich seit Ihrer Position geändert: lesen und bestätigen."
    COMMENTS = "comments", "Offene Kommentare an Ihren Kreis: {number}."


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits at a proposal, with the steps that end it; `note_url` where taking note ends it, too."""

    kind: Matter
    reference: str
    title: str
    lead: str
    number: int
    land: str
    word: str
    at: datetime
    key: int

    @property
    def sentence(self) -> str:
        fate = Fate(self.word).label.lower() if self.kind == Matter.DECIDED else ""
        release = Release(self.word).label if self.is_within_the_land else ""
        return self.kind.label.format(number=self.number, land=self.land, fate=fate, release=release)

    @property
    def is_within_the_land(self) -> bool:
        """Between Referat and approver; nobody else hears of it."""
        return self.kind in (Matter.PRESENTED, Matter.SENT_BACK)

    @property
    def stance(self) -> Stance:
        """Of the position that is to be confirmed."""
        return Stance(self.word)

    @property
    def url(self) -> str:
        """The proposal; of a wish and of an amendment its own page."""
        if self.kind == Matter.CONFIRM:
            return f"{reverse('dossier:show', args=[self.reference])}#positionen"
        if self.kind == Matter.COMMENTS or self.is_within_the_land:
            return reverse("dossier:show", args=[self.reference])
        name, key = ("wish", self.key) if self.kind == Matter.WISH else ("amendment", self.number)
        return reverse(f"proposals:{name}", args=[self.reference, key])

    @property
    def step(self) -> tuple[str, str]:
        """The button: its label and where it leads."""
        label, name, keys = _STEPS[self.kind]
        return label, reverse(f"proposals:{name}", args=[self.reference, *(getattr(self, key) for key in keys)])

    @property
    def note_url(self) -> str:
        if self.kind == Matter.DECIDED:
            return reverse("notices:note_amendment", args=[self.reference, self.number])
        return reverse("notices:note_wish", args=[self.reference, self.key]) if self.kind == Matter.WISH else ""


_STEPS = {
    Matter.PRESENTED: ("Vorlage ansehen", "present", []),
    Matter.SENT_BACK: ("Wieder vorlegen", "present", []),
    Matter.ASKED: ("Auf die Empfehlung antworten", "amendment_answer", ["number"]),
    Matter.DECIDED: ("Entscheidung ansehen", "amendment", ["number"]),
    Matter.UNADVISED: ("Empfehlung festhalten", "amendment_advise", ["number"]),
    Matter.ANSWERED: ("Änderungsanträge zusammenführen", "merge", []),
    Matter.WISH: ("Wunsch ansehen", "wish", ["key"]),
    Matter.CONFIRM: ("Position bestätigen", "position", []),
    Matter.COMMENTS: ("Antworten oder erledigen", "comments", []),
}


def matters_of(user) -> list[Waiting]:
    """What has lain longest comes first; for who releases for a Land, the matters of that Land before all others.

    At most `MOST`; nothing of a proposal that she does not see.
    """
    if not laender_of(user.appointments_today, WORKING_LEVEL):
        return []
    approving = laender_of(user.appointments_today, {Role.APPROVER})
    found = [_waiting(*row) for row in _waiting_for(user)]
    return sorted(found, key=lambda each: bool(approving) and each.lead not in approving)


def _waiting(kind, reference, title, lead, number, land, word, at, key) -> Waiting:
    return Waiting(Matter(kind), reference, title, lead, number, NAMES.get(land, ""), word, at, key)


@by_standing
def _waiting_for(user, today):
    first, *others = _rows(user, today)
    return first.union(*others, all=True).order_by("m_at", "m_reference", "m_number")[:MOST]


def _rows(user, today) -> Iterator:
    laender = laender_of(user.appointments_today, WORKING_LEVEL)
    seen = Proposal.objects.visible_to(user, today).in_open_years(today).order_by().values("pk")

    def of(rows, states):
        # The state twice, so that PostgreSQL joins only what can be asked for.
        states = sorted(states)
        return rows.order_by().filter(proposal__state__in=states, proposal__in=seen.filter(state__in=states))

    yield _amendments(Matter.ASKED, of(asked(laender), MERGEABLE))
    yield _amendments(Matter.UNADVISED, of(unadvised(laender), MERGEABLE))
    yield _amendments(Matter.ANSWERED, of(answered(laender), DECIDABLE))
    known = Noted.objects.filter(land__in=laender, amendment=OuterRef("pk"))
    yield _amendments(Matter.DECIDED, of(decided(laender), UNDER_WAY).filter(~Exists(known)))
    wishes = Position.objects.current().filter(stance=Stance.SUPPORTS_IF, proposal__lead_land__in=laender)
    known = Noted.objects.filter(land__in=laender, position=OuterRef("pk"))
    yield _row(of(wishes, EDITABLE).filter(~Exists(known)), Matter.WISH, land="land", at="taken_at")
    stood_behind = of(Position.objects.to_confirm().filter(land__in=laender), OPEN_FOR_POSITIONS)
    yield _row(stood_behind, Matter.CONFIRM, land="land", at="taken_at", word=F("stance"))
    lying = Presentation.objects.standing()
    approving = laender_of(user.appointments_today, {Role.APPROVER})
    presented = lying.filter(land__in=approving, act=Turn.PRESENT)
    yield _row(of(presented, UNDER_WAY), Matter.PRESENTED, at="at", word=F("release"))
    sent_back = lying.filter(land__in=[code for code in laender if code not in approving], act=Turn.SEND_BACK)
    yield _row(of(sent_back, UNDER_WAY), Matter.SENT_BACK, at="at", word=F("release"))
    yield _comments(of(waiting_for(user), UNDER_WAY))


def _amendments(kind, rows):
    word = {"word": F("state")} if kind == Matter.DECIDED else {}
    at = "decided_in__saved_at" if kind == Matter.DECIDED else "filed_at"
    return _row(rows, kind, number="number", land="land", at=at, **word)


def _comments(rows):
    """One row for each proposal, however many threads are open there."""
    by_proposal = rows.values("proposal").annotate(number_=Count("pk"), at_=Min("at"))
    return _row(by_proposal, Matter.COMMENTS, number="number_", at="at_", key="proposal")


def _row(rows, kind, *, at, number=None, land=None, word=None, key="pk"):
    """The same columns for every kind, so that one query reads all."""
    columns = {
        "m_kind": Value(kind.value, CharField()),
        "m_reference": F("proposal__reference"),
        "m_title": F("proposal__title"),
        "m_lead": F("proposal__lead_land"),
        "m_number": F(number) if number else Value(0, IntegerField()),
        "m_land": F(land) if land else Value("", CharField()),
        "m_word": word or Value("", CharField()),
        "m_at": F(at),
        "m_key": F(key),
    }
    return rows.annotate(**columns).values_list(*columns)
