"""The parameters of the rules of procedure: what each means, in words an official can check. Pure.

The rules of the Integrationsministerkonferenz are not public. Every parameter therefore is configuration of a
conference, and carries the mark „Annahme“ until its Geschäftsstelle confirms it. Ranges and defaults: domain §2.3.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intmk.labelled import Labelled


class MajorityRule(Labelled):
    SIMPLE_OF_CAST = (
        "simple_of_cast",
        "Einfache Mehrheit der abgegebenen Stimmen",
        "Ein Text ist angenommen, wenn er mehr Ja- als Nein-Stimmen erhält; Enthaltungen zählen nicht mit.",
    )
    SIMPLE_OF_PRESENT = (
        "simple_of_present",
        "Mehrheit der anwesenden Länder",
        "Ein Text ist angenommen, wenn mehr als die Hälfte der anwesenden Länder mit Ja stimmt.",
    )
    ABSOLUTE = (
        "absolute",
        "Mehrheit aller Länder",
        "Ein Text ist angenommen, wenn mehr als die Hälfte aller Länder mit Ja stimmt, auch der abwesenden.",
    )
    AT_LEAST = (
        "at_least",
        "Mindestzahl von Ja-Stimmen",
        "Ein Text ist angenommen, wenn er die festgelegte Mindestzahl von Ja-Stimmen erreicht.",
    )
    NO_OBJECTION = (
        "no_objection",
        "Ohne Gegenstimme",
        "Ein Text ist angenommen, wenn mindestens ein Land mit Ja und kein Land mit Nein stimmt.",
    )
    ALL_YES = "all_yes", "Zustimmung aller Länder", "Ein Text ist angenommen, wenn jedes Land mit Ja stimmt."


class VotingMembers(Labelled):
    LAENDER = "laender", "16 Länder"
    LAENDER_AND_FEDERATION = "laender_and_federation", "16 Länder und der Bund"


class FederalRole(Labelled):
    VOTES = "votes", "stimmberechtigt"
    GUEST_WITH_PROPOSALS = "guest_with_proposals", "Gast mit Antragsrecht"
    GUEST = "guest", "Gast ohne Antragsrecht"
    NONE = "none", "nicht vertreten"


class AbstentionCounts(Labelled):
    NOT_CAST = "not_cast", "gilt als nicht abgegeben"
    AS_NO = "as_no", "zählt wie Nein"
    TOLERATED = "tolerated", "steht der Einstimmigkeit nicht entgegen"


class AbsentHandling(Labelled):
    NOT_COUNTED = "not_counted", "zählt nicht mit"
    ABSTENTION = "abstention", "gilt als Enthaltung"
    IN_WRITING = "in_writing", "darf schriftlich nachreichen"


class SubjectClass(Labelled):
    """What a text is about, as far as a majority may depend on it (domain §2.2). Several bodies ask for all Länder."""

    ORDINARY = "ordinary", "kein besonderer Gegenstand"
    BUDGET = "budget", "Auswirkungen auf Haushalte", "Der Beschluss verlangt Mittel aus den Haushalten der Länder."
    OWN_RULES = "own_rules", "eigene Geschäftsordnung", "Der Beschluss ändert, wie die Konferenz arbeitet."
    JOINT_BODY = (
        "joint_body",
        "gemeinsame Einrichtung",
        "Der Beschluss gründet oder ändert eine Einrichtung mehrerer Länder.",
    )


class DeputyLevel(Labelled):
    MINISTER = "minister", "nur die Ministerin oder der Minister"
    STATE_SECRETARY = "state_secretary", "auch Staatssekretärinnen und Staatssekretäre"
    MANDATE = "mandate", "auch Beauftragte mit Vollmacht"
    OTHER_LAND = "other_land", "auch ein anderes Land"


class CirculationSilence(Labelled):
    CONSENT = "consent", "Schweigen gilt als Zustimmung"
    ABSTENTION = "abstention", "Schweigen gilt als Enthaltung"
    NOT_COUNTED = "not_counted", "Schweigen zählt nicht"


class DeadlineHardness(Labelled):
    STRICT = "strict", "Nach Fristende ist keine Einreichung möglich"
    SOFT = "soft", "Verspätete Vorschläge werden als verfristet markiert"


class LateAdmission(Labelled):
    CHAIR = "chair", "Entscheidung des Vorsitzes"
    MAJORITY = "majority", "Mehrheit der abgegebenen Stimmen"
    ALL = "all", "Zustimmung aller Länder"


class VoteRecordLevel(Labelled):
    PER_LAND = "per_land", "jedes Land einzeln"
    TOTALS = "totals", "nur die Summen"
    VERDICT = "verdict", "nur das Ergebnis in Worten"


class PublicationPolicy(Labelled):
    ALL = "all", "alle Beschlüsse"
    RELEASED = "released", "nur freigegebene Beschlüsse"
    EXTRACT = "extract", "freigegebene Auszüge"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the rules page and the parameters under it, in reading order."""

    title: str
    codes: tuple[str, ...]


SECTIONS = (
    Section("Mitglieder", ("voting_members", "votes_per_member", "federal_role", "deputy_level")),
    Section(
        "Mehrheit und Beschlussfähigkeit",
        (
            "majority_rule",
            "majority_threshold",
            "procedural_majority_rule",
            "unanimity_subjects",
            "abstention_counts",
            "absent_handling",
            "quorum",
        ),
    ),
    Section(
        "Fristen",
        (
            "topic_deadline_days",
            "proposal_deadline_days",
            "amendment_deadline_days",
            "invitation_days",
            "deadline_hardness",
            "late_item_admission",
        ),
    ),
    Section("Tagesordnung", ("consent_list_enabled", "consent_list_name", "consent_list_veto", "numbering_scheme")),
    Section(
        "Umlaufverfahren und Sonderkonferenz",
        (
            "circulation_days",
            "circulation_urgent_days",
            "circulation_silence",
            "circulation_objections_to_stop",
            "special_conference_threshold",
        ),
    ),
    Section(
        "Niederschrift und Veröffentlichung",
        (
            "vote_record_level",
            "result_labels",
            "minute_statement_allowed",
            "minutes_objection_days",
            "publication_policy",
            "embargo_default",
            "correction_four_eyes",
        ),
    ),
    Section("Vorsitz", ("chair_term_start", "chair_term_years", "chair_order")),
)
CODES = tuple(code for section in SECTIONS for code in section.codes)

# What the application does by itself. Everything else is written down for the people who apply it.
APPLIED = frozenset(
    {
        "majority_rule",
        "majority_threshold",
        "procedural_majority_rule",
        "unanimity_subjects",
        "abstention_counts",
        "absent_handling",
        "voting_members",
        "votes_per_member",
        "deputy_level",
        "quorum",
        "vote_record_level",
        "correction_four_eyes",
        "deadline_hardness",
        "late_item_admission",
        "consent_list_enabled",
        "consent_list_name",
        "consent_list_veto",
        "publication_policy",
    }
)


def digest(values: Mapping[str, object], confirmed: Iterable[str]) -> str:
    """What a form was opened with, as 64 characters: the same only for the same values and the same marks."""
    content = json.dumps([{code: values[code] for code in CODES}, sorted(confirmed)], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
