"""The life of a proposal as a table. Pure.

One row per step: what it is called, what it means, from where to where it leads, who may take it (`permission`, see
`accounts.permissions`), which facts come with it, and the objections that speak against it now. `Proposal.move` is
the only writer of `state` and reads this table; so do the buttons, the documentation and the tests.
Source: design §3, domain §6.3.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from accounts.permissions import Permission
from journal.verbs import Verb
from proposals import facts, lateness, objections, sitting, verbs
from proposals.facts import Fact
from proposals.states import DIVISIBLE, UNITABLE, State

Objection = Callable[[object], str | None]


@dataclass(frozen=True, slots=True)
class Transition:
    """One step. `is_awaited` marks what the process waits for, as opposed to a way out. `instead_of` names the
    step that this one stands in for: where that one is not possible, the process waits for this one.

    `verb` is what the journal tells of it, and its code. `is_done` tells of a step within a state that it was taken
    already, `is_due` of a way out that the process waits for it now. `applies` hides a step that is
    meant for other proposals. `warns` says what to know before the step. A step `by_ballot` is taken by the result of
    a vote, never by hand; one `by_verb` by a verb of its room that changes more than this row (`lineage.unite`).
    `in_session` says why a step is not taken by hand now: the ministers sit and vote on it themselves.
    """

    verb: Verb
    label: str
    explanation: str
    sources: frozenset[State]
    target: State | None
    permission: Permission
    facts: tuple[Fact, ...] = ()
    objections: tuple[Objection, ...] = ()
    applies: Callable[[object], bool] = field(default=lambda proposal: True)
    is_done: Callable[[object], bool] = field(default=lambda proposal: False)
    is_due: Callable[[object], bool] = field(default=lambda proposal: False)
    warns: Objection = field(default=lambda proposal: None)
    in_session: tuple[Objection, ...] = ()
    is_awaited: bool = True
    instead_of: str = ""
    by_ballot: bool = False
    by_verb: bool = False

    @property
    def code(self) -> str:
        return self.verb.code

    def objection(self, proposal, *, is_voted=False) -> str | None:
        """The German reason why not yet, or nothing. `is_voted`: the Länder have decided that it is to be taken."""
        first = (partial(objections.closed_to, permission=self.permission), objections.put_to_vote)
        by_hand = () if is_voted else self.in_session
        every = (*first, *by_hand, *self.objections)
        return next(filter(None, (objection(proposal) for objection in every)), None)


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


SHARE = Transition(
    verb=verbs.SHARE,
    label="Zum Austausch stellen",
    explanation="Alle Länder sehen danach die Idee und können Stellung nehmen.",
    sources=_from(State.IDEA),
    target=State.EXCHANGE,
    permission=Permission.SHARE_IDEA,
    objections=(lateness.topics_closed,),
    warns=lateness.topic_comes_late,
)
TAKE_UP = Transition(
    verb=verbs.TAKE_UP,
    label="In die eigene Arbeitsgruppe nehmen",
    explanation="Eine Arbeitsgruppe, die Ihr Land leitet, schreibt den Text; nur sie sieht ihn bis zur Einreichung.",
    sources=_from(State.IDEA, State.EXCHANGE),
    target=State.DRAFTING,
    permission=Permission.TAKE_UP,
    facts=(facts.GROUP, facts.THEME),
    objections=(lateness.topics_closed, objections.leads_no_group),
    warns=lateness.topic_comes_late,
    is_awaited=False,
)
ASSIGN = Transition(
    verb=verbs.ASSIGN,
    label="Einer Arbeitsgruppe zuweisen",
    explanation="Die Arbeitsgruppe schreibt den Text; nur sie sieht ihn bis zur Einreichung.",
    sources=_from(State.EXCHANGE),
    target=State.DRAFTING,
    permission=Permission.ASSIGN,
    facts=(facts.GROUP, facts.THEME),
    objections=(objections.no_group,),
)
SUBMIT = Transition(
    verb=verbs.SUBMIT,
    label="Einreichen",
    explanation="Der Text liegt danach fest; alle Länder sehen ihn, die Geschäftsstelle prüft die Form.",
    sources=_from(State.DRAFTING),
    target=State.SUBMITTED,
    permission=Permission.SUBMIT,
    objections=(objections.text_incomplete, lateness.deadline_closed),
    warns=lateness.comes_late,
)
RESUBMIT = Transition(
    verb=verbs.RESUBMIT,
    label="Erneut einreichen",
    explanation="Die überarbeitete Fassung geht zurück an die Geschäftsstelle.",
    sources=_from(State.RETURNED),
    target=State.SUBMITTED,
    permission=Permission.SUBMIT,
    objections=(objections.text_incomplete, objections.not_revised),
)
RETURN = Transition(
    verb=verbs.RETURN,
    label="Zur Überarbeitung zurückgeben",
    explanation="Das federführende Land bekommt den Vorschlag mit Ihrer Begründung zurück.",
    sources=_from(State.SUBMITTED, State.PRE_CONFERENCE),
    target=State.RETURNED,
    permission=Permission.CHECK,
    facts=(facts.RETURN_REASON,),
    is_awaited=False,
)
ADMIT = Transition(
    verb=verbs.ADMIT,
    label="Zulassen",
    explanation="Die Form ist in Ordnung; der Vorschlag kann in die Vorkonferenz.",
    sources=_from(State.SUBMITTED),
    target=State.ADMITTED,
    permission=Permission.CHECK,
    facts=(facts.CHECK_NOTE, facts.SUBJECT),
    objections=(objections.form_objected,),
    warns=objections.form_unchecked,
    applies=lambda proposal: not proposal.is_late,
)
ADMIT_LATE = Transition(
    verb=verbs.ADMIT_LATE,
    label="Verfristet zulassen",
    explanation=(
        "Der Vorschlag kam nach der Frist. Er wird nur mit einer Entscheidung darüber zugelassen, wie die "
        "Geschäftsordnung sie verlangt; eine Ausnahme der Geschäftsstelle hat nur das Einreichen möglich gemacht."
    ),
    sources=_from(State.SUBMITTED),
    target=State.ADMITTED,
    permission=Permission.CHECK,
    facts=(facts.LATE_ADMISSION, facts.CHECK_NOTE, facts.SUBJECT),
    objections=(objections.form_objected,),
    warns=objections.form_unchecked,
    in_session=(sitting.admitted_in_session,),
    applies=lambda proposal: proposal.is_late,
)
TO_PRE_CONFERENCE = Transition(
    verb=verbs.TO_PRE_CONFERENCE,
    label="In die Vorkonferenz geben",
    explanation="Die Arbeitsebene aller Länder berät den Vorschlag und gibt ein Votum ab.",
    sources=_from(State.ADMITTED),
    target=State.PRE_CONFERENCE,
    permission=Permission.SCHEDULE,
    facts=(facts.MEETING,),
    objections=(objections.no_pre_conference,),
)
RECOMMEND = Transition(
    verb=verbs.RECOMMEND,
    label="Votum festhalten",
    explanation="Das Votum der Vorkonferenz steht danach am Vorschlag; es kann bis zur Tagesordnung ersetzt werden.",
    sources=_from(State.PRE_CONFERENCE),
    target=State.PRE_CONFERENCE,
    permission=Permission.RECORD_RECOMMENDATION,
    facts=(facts.RECOMMENDATION, facts.RECOMMENDATION_NOTE),
    objections=(objections.pre_conference_not_begun,),
)
TABLE = Transition(
    verb=verbs.TABLE,
    label="Auf die Tagesordnung setzen",
    explanation="Der Vorschlag bekommt eine TOP-Nummer; die Nummer bleibt für immer bei ihm.",
    sources=_from(State.PRE_CONFERENCE),
    target=State.TABLED,
    permission=Permission.SCHEDULE,
    facts=(facts.MEETING, facts.TOP, facts.CONSENT_LIST, facts.CONSENT_REASON),
    objections=(objections.no_recommendation, objections.no_deciding_meeting, lateness.only_closed_agenda),
    warns=lateness.agenda_is_sent,
)
TABLE_DIRECTLY = Transition(
    verb=verbs.TABLE_DIRECTLY,
    label="Ohne Vorkonferenz auf die Tagesordnung setzen",
    explanation="Nur bei Dringlichkeit oder wenn es keine Vorkonferenz gibt.",
    sources=_from(State.ADMITTED),
    target=State.TABLED,
    permission=Permission.SCHEDULE,
    facts=(facts.MEETING, facts.TOP, facts.URGENCY, facts.CONSENT_LIST, facts.CONSENT_REASON),
    objections=(objections.no_deciding_meeting, lateness.only_closed_agenda),
    warns=lateness.agenda_is_sent,
    is_awaited=False,
    instead_of=verbs.TO_PRE_CONFERENCE.code,
)
TAKE_OFF_LIST = Transition(
    verb=verbs.TAKE_OFF_LIST,
    label="Zur Aussprache stellen",
    explanation="Der Punkt kommt von der Liste ohne Aussprache herunter; seine TOP-Nummer bleibt.",
    sources=_from(State.TABLED),
    target=State.TABLED,
    permission=Permission.TAKE_OFF_LIST,
    facts=(facts.DEBATE_REASON,),
    objections=(lateness.consent_list_closed, objections.stays_on_consent_list),
    warns=lateness.consent_list_is_late,
    is_done=lambda proposal: not proposal.agenda_item.is_on_consent_list,
    is_due=lambda proposal: objections.not_for_consent_list(proposal) is not None,
    is_awaited=False,
)
ADOPT = Transition(
    verb=verbs.ADOPT,
    label="Annehmen",
    explanation="Folgt aus der Abstimmung: Die nötige Mehrheit ist erreicht.",
    sources=_from(State.TABLED),
    target=State.ADOPTED,
    permission=Permission.RECORD_VOTE,
    by_ballot=True,
)
REJECT = Transition(
    verb=verbs.REJECT,
    label="Ablehnen",
    explanation="Folgt aus der Abstimmung: mindestens so viele Nein wie Ja.",
    sources=_from(State.TABLED),
    target=State.REJECTED,
    permission=Permission.RECORD_VOTE,
    by_ballot=True,
)
MISS_MAJORITY = Transition(
    verb=verbs.MISS_MAJORITY,
    label="Mehrheit verfehlen",
    explanation="Folgt aus der Abstimmung: weniger Ja als nötig, aber auch nicht abgelehnt.",
    sources=_from(State.TABLED),
    target=State.NO_MAJORITY,
    permission=Permission.RECORD_VOTE,
    by_ballot=True,
)
CORRECT_TO_ADOPTED = Transition(
    verb=verbs.CORRECT_TO_ADOPTED,
    label="Berichtigen: angenommen",
    explanation="Folgt aus einer Berichtigung der Stimmen: Die nötige Mehrheit ist doch erreicht.",
    sources=_from(State.REJECTED, State.NO_MAJORITY),
    target=State.ADOPTED,
    permission=Permission.CORRECT_VOTE,
    is_awaited=False,
    by_ballot=True,
)
CORRECT_TO_REJECTED = Transition(
    verb=verbs.CORRECT_TO_REJECTED,
    label="Berichtigen: abgelehnt",
    explanation="Folgt aus einer Berichtigung der Stimmen: Es waren mindestens so viele Nein wie Ja.",
    sources=_from(State.ADOPTED, State.NO_MAJORITY),
    target=State.REJECTED,
    permission=Permission.CORRECT_VOTE,
    is_awaited=False,
    by_ballot=True,
)
CORRECT_TO_NO_MAJORITY = Transition(
    verb=verbs.CORRECT_TO_NO_MAJORITY,
    label="Berichtigen: Mehrheit verfehlt",
    explanation="Folgt aus einer Berichtigung der Stimmen: Es waren weniger Ja als nötig, aber mehr als Nein.",
    sources=_from(State.ADOPTED, State.REJECTED),
    target=State.NO_MAJORITY,
    permission=Permission.CORRECT_VOTE,
    is_awaited=False,
    by_ballot=True,
)
CORRECT_TO_UNDECIDED = Transition(
    verb=verbs.CORRECT_TO_UNDECIDED,
    label="Berichtigen: nicht beschlussfähig",
    explanation="Folgt aus einer Berichtigung der Stimmen: Es waren zu wenige Länder da. Der Punkt ist wieder offen.",
    sources=_from(State.ADOPTED, State.REJECTED, State.NO_MAJORITY),
    target=State.TABLED,
    permission=Permission.CORRECT_VOTE,
    is_awaited=False,
    by_ballot=True,
)
DEFER = Transition(
    verb=verbs.DEFER,
    label="Vertagen",
    explanation="Der Vorschlag ist hier beendet; in der nächsten Konferenz entsteht ein Nachfolger mit demselben Text.",
    sources=_from(State.TABLED),
    target=State.DEFERRED,
    permission=Permission.RECORD_OTHER_OUTCOME,
    facts=(facts.DEFER_REASON,),
    objections=(sitting.session_not_begun, objections.no_next_conference),
    in_session=(sitting.decided_in_session,),
    is_awaited=False,
)
REFER = Transition(
    verb=verbs.REFER,
    label="Überweisen",
    explanation="Eine Arbeitsgruppe oder ein anderes Gremium befasst sich weiter mit dem Vorschlag.",
    sources=_from(State.TABLED),
    target=State.REFERRED,
    permission=Permission.RECORD_OTHER_OUTCOME,
    facts=(facts.REFERRED_TO,),
    objections=(sitting.session_not_begun,),
    in_session=(sitting.decided_in_session,),
    is_awaited=False,
)
WITHDRAW_IDEA = Transition(
    verb=verbs.WITHDRAW_IDEA,
    label="Idee zurückziehen",
    explanation="Die Idee endet hier. Nur Ihr Land hat sie gesehen, und nur Ihr Land sieht sie weiter.",
    sources=_from(State.IDEA),
    target=State.WITHDRAWN,
    permission=Permission.WITHDRAW_IDEA,
    facts=(facts.WITHDRAW_IDEA_REASON,),
    is_awaited=False,
)
WITHDRAW = Transition(
    verb=verbs.WITHDRAW,
    label="Zurückziehen",
    explanation="Der Vorschlag endet hier. Eine TOP-Nummer bleibt stehen und wird nicht neu vergeben.",
    sources=_from(
        State.EXCHANGE,
        State.DRAFTING,
        State.SUBMITTED,
        State.RETURNED,
        State.ADMITTED,
        State.PRE_CONFERENCE,
        State.TABLED,
    ),
    target=State.WITHDRAWN,
    permission=Permission.WITHDRAW,
    facts=(facts.WITHDRAW_REASON,),
    is_awaited=False,
)
UNITE = Transition(
    verb=verbs.UNITE,
    label="Mit einem anderen Vorschlag zusammenführen",
    explanation=(
        "Dieser Vorschlag endet, der andere geht weiter. Die Miteinbringer beider stehen dort und bestätigen den Text; "
        "Formulierungen von hier übernehmen Sie dort als Änderung."
    ),
    sources=DIVISIBLE | {State.EXCHANGE},
    target=State.UNITED,
    permission=Permission.UNITE_OR_SPLIT,
    facts=(facts.TARGET, facts.CONSENT_OF_BOTH),
    objections=(objections.amendments_undecided,),
    warns=objections.reservations_stay_behind,
    is_awaited=False,
    by_verb=True,
)
UNITE_IDEAS = Transition(
    verb=verbs.UNITE_IDEAS,
    label="Mit einer anderen Idee zusammenführen",
    explanation=(
        "Diese Idee endet, die andere geht weiter. Die Länder hinter beiden stehen dort und bestätigen den Text; "
        "Formulierungen von hier übernehmen Sie dort als Änderung."
    ),
    sources=UNITABLE,
    target=State.UNITED,
    permission=Permission.UNITE_IDEAS,
    facts=(facts.IDEA_TARGET, facts.CONSENT_OF_BOTH),
    objections=(objections.amendments_undecided,),
    warns=objections.reservations_stay_behind,
    is_awaited=False,
    by_verb=True,
)
SPLIT = Transition(
    verb=verbs.SPLIT,
    label="In mehrere Vorschläge aufteilen",
    explanation="Jede Ziffer kommt in einen Teil oder in mehrere; jeder Teil wird ein eigener Vorschlag mit Nummer.",
    sources=DIVISIBLE,
    target=State.SPLIT,
    permission=Permission.UNITE_OR_SPLIT,
    facts=(facts.DIVISION, facts.CONSENT),
    objections=(objections.too_few_ziffern, objections.amendments_undecided),
    is_awaited=False,
    by_verb=True,
)
CARRY_OVER = Transition(
    verb=verbs.CARRY_OVER,
    label="In die nächste Konferenz übertragen",
    explanation="Der Vorschlag wird nicht mehr in diesem Jahr behandelt; der Nachfolger hat denselben Text.",
    sources=_from(
        State.EXCHANGE,
        State.DRAFTING,
        State.RETURNED,
        State.SUBMITTED,
        State.ADMITTED,
        State.PRE_CONFERENCE,
    ),
    target=State.CARRIED_OVER,
    permission=Permission.CARRY_OVER,
    facts=(facts.CONSENT,),
    objections=(objections.no_next_conference,),
    warns=objections.amendments_stay_behind,
    is_awaited=False,
)

TRANSITIONS: dict[str, Transition] = {
    transition.code: transition
    for transition in (
        SHARE,
        TAKE_UP,
        ASSIGN,
        SUBMIT,
        RESUBMIT,
        RETURN,
        ADMIT,
        ADMIT_LATE,
        TO_PRE_CONFERENCE,
        RECOMMEND,
        TABLE,
        TABLE_DIRECTLY,
        TAKE_OFF_LIST,
        ADOPT,
        REJECT,
        MISS_MAJORITY,
        CORRECT_TO_ADOPTED,
        CORRECT_TO_REJECTED,
        CORRECT_TO_NO_MAJORITY,
        CORRECT_TO_UNDECIDED,
        DEFER,
        REFER,
        WITHDRAW_IDEA,
        WITHDRAW,
        UNITE,
        UNITE_IDEAS,
        SPLIT,
        CARRY_OVER,
    )
}


def from_state(state) -> tuple[Transition, ...]:
    """The steps a person can take from a state, in the order of the table."""
    return tuple(t for t in TRANSITIONS.values() if state in t.sources and not t.by_ballot)
