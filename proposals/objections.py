"""Why a step cannot be taken yet: one German sentence that says what to do, or nothing. Pure.

Each takes the proposal and looks at facts only. Who may take a step is not asked here.
"""

from django.utils.formats import date_format

from accounts.laender import NAMES
from accounts.permissions import Permission
from conferences.kinds import DECIDING, MeetingKind
from proposals.completeness import Submission, missing
from proposals.facts import Recommendation
from proposals.kinds import Verdict
from proposals.states import EDITABLE, OPEN_FOR_POSITIONS, UNDER_WAY, State
from text.divide import points

# What is left to do when the chair has passed on: the outcome is put right and reaches the public (domain §6.4, 11).
OPEN_AFTER_THE_YEAR = frozenset({Permission.RELEASE, Permission.PUBLISH, Permission.CORRECT_VOTE})


def closed_to(proposal, permission) -> str | None:
    """A year that has ended is only read: nobody could check, table or decide any more what is changed in it."""
    if permission in OPEN_AFTER_THE_YEAR or not proposal.conference.has_ended:
        return None
    return (
        f"Das Vorsitzjahr der {proposal.conference} ist beendet; der Vorschlag bleibt dort, wie er ist. "
        "Soll das Anliegen weitergehen, legen Sie in der laufenden Konferenz eine neue Idee an."
    )


def put_to_vote(proposal) -> str | None:
    """What the Länder are asked about is held fast until they have answered: they answer about what stands there."""
    if not proposal.is_put_to_vote:
        return None
    return (
        "Über den Vorschlag wird gerade abgestimmt. Bis zum Ergebnis bleibt er, wie er ist; die Geschäftsstelle "
        "schließt die Abstimmung oder bricht sie ab, dann ist das wieder möglich."
    )


FIXED = (
    "Der Text liegt fest, weil der Vorschlag den Stand „{}“ hat. "
    "Änderungen sind erst nach einer Rückgabe wieder möglich."
)
NO_POSITIONS = "Zu diesem Vorschlag sind keine Positionen mehr möglich, weil er abgeschlossen ist."
NO_COMMENTS = "Zu diesem Vorschlag sind keine Kommentare mehr möglich, weil er abgeschlossen ist."
NO_FILES = "Der Vorschlag hat den Stand „{}“; Anlagen ändern sich nicht mehr."

# In which states something may be entered, with the sentence for all others.
OPEN_IN = {
    Permission.EDIT_TEXT: (EDITABLE, FIXED),
    Permission.TAKE_POSITION: (OPEN_FOR_POSITIONS, NO_POSITIONS),
    Permission.COMMENT: (UNDER_WAY, NO_COMMENTS),
    Permission.ATTACH: (UNDER_WAY, NO_FILES),
}


def shut_to(proposal, permission) -> str | None:
    """Why nothing can be entered now under this permission: said where a form is opened, and where it is sent."""
    if closed := closed_to(proposal, permission):
        return closed
    states, sentence = OPEN_IN.get(permission, (frozenset(State), ""))
    return None if proposal.state in states else sentence.format(State(proposal.state).label)


def no_group(proposal) -> str | None:
    if proposal.leads_of_groups:
        return None
    return "Für diese Konferenz ist noch keine Arbeitsgruppe angelegt."


def leads_no_group(proposal) -> str | None:
    if proposal.lead_land_id in proposal.leads_of_groups:
        return None
    return (
        f"{proposal.lead_land} leitet in dieser Konferenz keine Arbeitsgruppe. Eine eigene legt die Geschäftsstelle in "
        f"{NAMES[proposal.conference.chair_land_id]} auf Ihre Bitte an; danach nehmen Sie den Vorschlag hier hinein. "
        "Oder: Im Austausch weist die Geschäftsstelle den Vorschlag einer bestehenden Gruppe zu."
    )


def text_incomplete(proposal) -> str | None:
    """A submission needs a Ziffer, a rationale, an addressee and a contact (domain §6.3, step 4)."""
    needs = missing(Submission(proposal.text.read(), proposal.addressee, proposal.contact))
    if needs:
        words = ", ".join(need.word for need in needs)
        return f"Vor der Einreichung fehlt noch: {words}. Ergänzen Sie das unter „Text bearbeiten“."
    return None


def not_revised(proposal) -> str | None:
    if proposal.text_id == proposal.submitted_text_id:
        return "Seit der Rückgabe gibt es keine neue Fassung. Überarbeiten Sie zuerst den Text."
    return None


def form_objected(proposal) -> str | None:
    """No admission over the head of an objection to the form (domain §6.3, step 7)."""
    if not proposal.open_remarks:
        return None
    places = ", ".join(dict.fromkeys(proposal.open_remarks))
    return (
        f"Aus der formalen Prüfung sind Bemerkungen offen: {places}. Haken Sie dort ab, was erledigt ist, "
        "oder geben Sie den Vorschlag mit ihnen zurück."
    )


def form_unchecked(proposal) -> str | None:
    """No objection, but what to know before: whoever admits says with it that the form is in order."""
    if proposal.form_verdict == Verdict.FINE:
        return None
    return (
        f"Fassung {proposal.text.number} ist noch nicht formal geprüft. Mit der Zulassung sagen Sie selbst, dass die "
        "Form in Ordnung ist; was Sie geprüft haben, schreiben Sie in den Prüfvermerk."
    )


def no_pre_conference(proposal) -> str | None:
    if not proposal.conference.meetings_of(MeetingKind.PRE):
        return (
            "Für diese Konferenz ist keine Vorkonferenz angelegt. Setzen Sie den Vorschlag direkt auf die Tagesordnung."
        )
    if not ahead(proposal, MeetingKind.PRE):
        return (
            "Die Vorkonferenz ist vorbei. Setzen Sie den Vorschlag ohne sie auf die Tagesordnung "
            "oder legen Sie im Kalender der Konferenz eine weitere an."
        )
    return None


def pre_conference_not_begun(proposal) -> str | None:
    meeting = proposal.pre_meeting
    if not meeting.has_begun:
        first_day = date_format(meeting.starts_on, "j. F Y")
        return f"Die Vorkonferenz beginnt erst am {first_day}. Danach halten Sie ihr Votum fest."
    return None


def no_recommendation(proposal) -> str | None:
    if not proposal.recommendation:
        return "Das Votum der Vorkonferenz fehlt noch. Halten Sie es zuerst fest."
    if proposal.recommendation == Recommendation.RETURN:
        return (
            "Die Vorkonferenz empfiehlt eine Überarbeitung. Geben Sie den Vorschlag zurück oder ersetzen Sie das Votum."
        )
    return None


def no_deciding_meeting(proposal) -> str | None:
    if not proposal.conference.meetings_of(*DECIDING):
        return "Für diese Konferenz ist keine Hauptkonferenz angelegt."
    if not ahead(proposal, *DECIDING):
        return (
            "Alle Sitzungen, die beschließen, sind vorbei. Legen Sie im Kalender der Konferenz eine weitere an "
            "oder übertragen Sie den Vorschlag in die nächste Konferenz."
        )
    return None


def ahead(proposal, *kinds) -> list:
    """The meetings of these kinds that are not over."""
    return [meeting for meeting in proposal.conference.meetings_of(*kinds) if not meeting.has_ended]


def amendments_undecided(proposal) -> str | None:
    """No Land's amendment goes down with the text it is about: first it is decided."""
    if not proposal.undecided:
        return None
    return (
        f"Über Änderungsanträge ist noch nicht entschieden: {', '.join(proposal.undecided)}. "
        "Schließen Sie zuerst unter „Änderungsanträge zusammenführen“ die Entscheidung darüber ab."
    )


def amendments_stay_behind(proposal) -> str | None:
    """No objection, but what to know before: the successor begins with the text as it stands."""
    if not proposal.undecided:
        return None
    return f"Offene Änderungsanträge gehen nicht mit: {', '.join(proposal.undecided)}. Die Länder stellen sie dort neu."


def reservations_stay_behind(proposal) -> str | None:
    """No objection, but what to know before: a Land spoke of this text, not of the other one."""
    told = ", ".join(reserved(proposal))
    if not told:
        return None
    return f"Diese Vorbehalte gehen nicht mit: {told}. Die Länder äußern sich zum anderen Text selbst."


def reserved(proposal) -> list[str]:
    """The Länder that do not stand behind the text as it is, each with its word."""
    return [f"{p.land.name} ({p.label})" for p in proposal.current_positions if p.is_reserved]


def no_consent_list(proposal) -> str | None:
    if proposal.conference.rules.consent_list_enabled:
        return None
    return "Die Geschäftsordnung dieser Konferenz kennt keine Liste ohne Aussprache."


def not_for_consent_list(proposal) -> str | None:
    """What is adopted without debate is what nobody wants to debate: not the Vorkonferenz, and no Land.

    A Land lifts its objection by another position, the Vorkonferenz by another Votum. How many Länder it takes is
    said by the rules of the conference (domain §6.5, „consent list item challenged“).
    """
    rules = proposal.conference.rules
    if closed := no_consent_list(proposal):
        return closed
    votum = proposal.recommendation
    if votum and votum != Recommendation.CONSENT:
        return (
            f"Das Votum der Vorkonferenz lautet „{Recommendation(votum).label}“; damit gehört der Punkt nicht auf die "
            f"{rules.consent_list_name}. Setzen Sie ihn mit Aussprache auf die Tagesordnung oder halten Sie zuerst ein "
            "anderes Votum fest."
        )
    told = reserved(proposal)
    if told and len(told) >= rules.consent_list_veto:
        return (
            f"Gegen die {rules.consent_list_name} stehen die Positionen von {', '.join(told)}. Setzen Sie den Punkt "
            "mit Aussprache auf die Tagesordnung oder warten Sie, bis die Länder ihre Position ändern."
        )
    return None


def stays_on_consent_list(proposal) -> str | None:
    """Why an item is not taken off the list without debate: the rules want several Länder for that."""
    rules, told = proposal.conference.rules, reserved(proposal)
    if len(told) >= rules.consent_list_veto or rules.consent_list_veto == 1:
        return None
    return (
        f"Nach der Geschäftsordnung nehmen erst {rules.consent_list_veto} Länder mit einem Vorbehalt einen Punkt von "
        f"der Liste ohne Aussprache; bisher sind es {len(told)}. Tragen Sie die Position Ihres Landes ein."
    )


def too_few_ziffern(proposal) -> str | None:
    if len(points(proposal.text.read().blocks)) < 2:
        return "Der Text hat nur eine Ziffer der ersten Ebene. Aufteilen lässt er sich erst ab zweien."
    return None


def no_next_conference(proposal) -> str | None:
    if not proposal.has_next_conference:
        return "Die nächste Konferenz ist noch nicht angelegt. Ohne sie gibt es keinen Ort für den Nachfolger."
    return None
