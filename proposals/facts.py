"""What has to come with a step. The forms, the checks in `move` and the documentation read this table. Pure."""

from dataclasses import dataclass

from intmk.labelled import Labelled


class Recommendation(Labelled):
    CONSENT = "consent", "Zustimmung ohne Aussprache", "Der Punkt kann auf die Liste ohne Aussprache."
    DEBATE = "debate", "Aussprache in der Hauptkonferenz", "Die Ministerinnen und Minister sollen beraten."
    RETURN = "return", "Überarbeitung", "Der Text soll an das federführende Land zurück."
    REFER = "refer", "Überweisung", "Eine Arbeitsgruppe oder ein anderes Gremium soll sich weiter damit befassen."


@dataclass(frozen=True, slots=True)
class Fact:
    """`code` names the form field and the argument of `Proposal.move`."""

    code: str
    label: str
    help: str = ""
    is_required: bool = True


THEME = Fact("theme", "Thema", "Das Themenfeld der Konferenz, zu dem der Vorschlag gehört.", is_required=False)
GROUP = Fact("group", "Arbeitsgruppe", "Die Gruppe, die den Text schreibt.")
RETURN_REASON = Fact("reason", "Begründung", "Was geändert werden soll. Das federführende Land liest diesen Text.")
WITHDRAW_REASON = Fact("reason", "Begründung", "Warum der Vorschlag zurückgezogen wird.", is_required=False)
WITHDRAW_IDEA_REASON = Fact("reason", "Begründung", "Warum die Idee zurückgezogen wird.", is_required=False)
DEBATE_REASON = Fact(
    "reason", "Begründung", "Warum über den Punkt gesprochen werden soll. Alle Länder lesen diesen Text."
)
DEFER_REASON = Fact("reason", "Begründung", "Warum die Konferenz vertagt.")
URGENCY = Fact("reason", "Begründung", "Warum der Vorschlag ohne Vorkonferenz auf die Tagesordnung kommt.")
CHECK_NOTE = Fact("note", "Prüfvermerk", "Was geprüft wurde.", is_required=False)
SUBJECT = Fact(
    "subject_class",
    "Gegenstand",
    "Ob die Geschäftsordnung für diesen Text die Zustimmung aller Länder verlangt. Im Zweifel bleibt es dabei: kein "
    "besonderer Gegenstand.",
    is_required=False,
)
LATE_ADMISSION = Fact(
    "reason",
    "Entscheidung über die Zulassung",
    "Wer wann entschieden hat, den verfristeten Vorschlag zuzulassen.",
)
MEETING = Fact("meeting", "Sitzung", "Die Sitzung, die den Vorschlag berät.")
RECOMMENDATION = Fact("recommendation", "Votum der Vorkonferenz")
RECOMMENDATION_NOTE = Fact("note", "Anmerkung zum Votum", is_required=False)
TOP = Fact("top", "TOP-Nummer", "Zum Beispiel 2.3, 2.9b oder A3. Eine Nummer wird nie ein zweites Mal vergeben.")
CONSENT_LIST = Fact("consent_list", "Auf die Liste ohne Aussprache setzen", is_required=False)
CONSENT_REASON = Fact(
    "consent_reason",
    "Grund, falls etwas gegen die Liste spricht",
    "Nur nötig, wenn das Votum oder Positionen von Ländern dagegen stehen. Der Verlauf hält den Grund fest.",
    is_required=False,
)
REFERRED_TO = Fact("referred_to", "Überwiesen an", "Arbeitsgruppe oder Gremium, das sich weiter befasst.")
TARGET = Fact(
    "target", "Zusammenführen mit", "Der Vorschlag, in dem dieser aufgeht. Sein Text und seine Nummer bleiben."
)
IDEA_TARGET = Fact("target", "Zusammenführen mit", "Die Idee, in der diese aufgeht. Ihr Text und ihr Name bleiben.")
DIVISION = Fact("division", "Aufteilung", "Die Titel der Teile, und welche Ziffer in welchen Teil kommt.")
CONSENT_OF_BOTH = Fact("reason", "Zustimmung beider federführenden Länder", "Wer wann für welches Land zugestimmt hat.")
CONSENT = Fact("reason", "Zustimmung des federführenden Landes", "Wer wann zugestimmt hat.")
