"""The states of a proposal: what each means, who sees it, whether its text may change. Pure.

`state` ends with the outcome. Release and publication live on the resolution. Source: design §3, domain §6.2.
"""

from dataclasses import dataclass

from accounts.permissions import Relation
from intmk.labelled import Labelled


class Stage(Labelled):
    """A column of the board."""

    TALK = "talk", "Idee und Austausch"
    DRAFT = "draft", "Erarbeitung"
    CHECK = "check", "Einreichung und Prüfung"
    PRE = "pre", "Vorkonferenz"
    AGENDA = "agenda", "Tagesordnung"
    OUTCOME = "outcome", "Ergebnis"
    CLOSED = "closed", "Ohne Abstimmung beendet"


class State(Labelled):
    IDEA = "idea", "Idee", "Das Land überlegt noch für sich; andere Länder sehen den Vorschlag nicht."
    EXCHANGE = "exchange", "Im Austausch", "Alle Länder sehen den Vorschlag und sprechen darüber."
    DRAFTING = "drafting", "In Erarbeitung", "Eine Arbeitsgruppe schreibt den Text."
    SUBMITTED = "submitted", "Eingereicht", "Der Text liegt fest; die Geschäftsstelle prüft die Form."
    RETURNED = (
        "returned",
        "Zur Überarbeitung zurück",
        "Die Geschäftsstelle bittet um Änderungen; danach wird neu eingereicht.",
    )
    ADMITTED = "admitted", "Zugelassen", "Die Form ist geprüft; der Vorschlag wartet auf die Vorkonferenz."
    PRE_CONFERENCE = "pre_conference", "In der Vorkonferenz", "Die Arbeitsebene berät und gibt ein Votum ab."
    TABLED = (
        "tabled",
        "Auf der Tagesordnung",
        "Der Vorschlag hat einen TOP; als Nächstes stimmen die Länder ab.",
    )
    ADOPTED = "adopted", "Beschlossen", "Die Länder haben den Vorschlag angenommen."
    REJECTED = "rejected", "Abgelehnt", "Die Länder haben den Vorschlag abgelehnt."
    NO_MAJORITY = (
        "no_majority",
        "Erforderliche Mehrheit verfehlt",
        "Weniger Ja als nötig; abgelehnt ist der Vorschlag damit nicht.",
    )
    DEFERRED = "deferred", "Vertagt", "Die nächste Konferenz berät weiter; dort gibt es einen Nachfolger."
    REFERRED = "referred", "Überwiesen", "Eine Arbeitsgruppe oder ein anderes Gremium befasst sich damit."
    WITHDRAWN = "withdrawn", "Zurückgezogen", "Das federführende Land hat den Vorschlag zurückgenommen."
    UNITED = "united", "Zusammengeführt", "Der Text ist in einem anderen Vorschlag aufgegangen."
    SPLIT = "split", "Aufgeteilt", "Der Text wird in mehreren Vorschlägen weitergeführt."
    CARRIED_OVER = "carried_over", "Übertragen", "Der Vorschlag wird in der nächsten Konferenz weitergeführt."


# Whoever saw the proposal before it ended this way sees it still: the audience stays that of the state before.
KEEPS_AUDIENCE = frozenset({State.WITHDRAWN, State.UNITED, State.SPLIT, State.CARRIED_OVER})

_R = Relation
_LAND = frozenset({_R.LEAD_LAND})
_OFFICES = frozenset({_R.OFFICE, _R.FORMER_OFFICE, _R.EVERY_OFFICE})
_ALL = _OFFICES | {_R.MEMBER_LAND}
_GROUP = _OFFICES | {_R.LEAD_LAND, _R.CO_SPONSOR, _R.GROUP_MEMBER, _R.GROUP_LEAD}
_GUESTS = _ALL | {_R.GUEST}
_OUTCOME = _GUESTS | {_R.PRESS}

AUDIENCE: dict[State, frozenset[Relation]] = {
    State.IDEA: _LAND,
    State.EXCHANGE: _ALL,
    State.DRAFTING: _GROUP,
    State.SUBMITTED: _ALL,
    State.RETURNED: _GROUP,
    State.ADMITTED: _GUESTS,
    State.PRE_CONFERENCE: _GUESTS,
    State.TABLED: _GUESTS,
    State.ADOPTED: _OUTCOME,
    State.REJECTED: _OUTCOME,
    State.NO_MAJORITY: _OUTCOME,
    State.DEFERRED: _OUTCOME,
    State.REFERRED: _OUTCOME,
}

STAGE: dict[State, Stage] = {
    State.IDEA: Stage.TALK,
    State.EXCHANGE: Stage.TALK,
    State.DRAFTING: Stage.DRAFT,
    State.RETURNED: Stage.DRAFT,
    State.SUBMITTED: Stage.CHECK,
    State.ADMITTED: Stage.CHECK,
    State.PRE_CONFERENCE: Stage.PRE,
    State.TABLED: Stage.AGENDA,
    State.ADOPTED: Stage.OUTCOME,
    State.REJECTED: Stage.OUTCOME,
    State.NO_MAJORITY: Stage.OUTCOME,
    State.DEFERRED: Stage.OUTCOME,
    State.REFERRED: Stage.OUTCOME,
    State.WITHDRAWN: Stage.CLOSED,
    State.UNITED: Stage.CLOSED,
    State.SPLIT: Stage.CLOSED,
    State.CARRIED_OVER: Stage.CLOSED,
}

EDITABLE = frozenset({State.IDEA, State.EXCHANGE, State.DRAFTING, State.RETURNED})
WRITTEN = frozenset({State.DRAFTING, State.RETURNED})  # where the process waits for the text
OPEN_FOR_POSITIONS = frozenset(
    {
        State.EXCHANGE,
        State.DRAFTING,
        State.RETURNED,
        State.SUBMITTED,
        State.ADMITTED,
        State.PRE_CONFERENCE,
        State.TABLED,
    }
)
VOTED = frozenset({State.ADOPTED, State.REJECTED, State.NO_MAJORITY})
ON_AGENDA = frozenset({State.TABLED, State.DEFERRED, State.REFERRED}) | VOTED
FROZEN = frozenset({State.SUBMITTED, State.ADMITTED, State.PRE_CONFERENCE}) | ON_AGENDA
CONTINUED = frozenset({State.DEFERRED, State.CARRIED_OVER, State.UNITED, State.SPLIT})  # there may be a successor
IN_A_GROUP = frozenset({State.DRAFTING, State.RETURNED}) | FROZEN
DIVISIBLE = frozenset({State.ADMITTED, State.PRE_CONFERENCE})  # can be united and split
UNITABLE = frozenset({State.IDEA, State.EXCHANGE})  # ideas, which can be united before anything is admitted
UNDER_WAY = frozenset(STAGE) - {s for s, stage in STAGE.items() if stage in (Stage.OUTCOME, Stage.CLOSED)}


@dataclass(frozen=True, slots=True)
class StateOnPage:
    """A state as the interface shows it."""

    code: str
    label: str
    sentence: str


def on_page(state) -> StateOnPage:
    state = State(state)
    return StateOnPage(state.value, state.label, state.sentence)
