"""What a conference decides about its own proceedings. Pure."""

from dataclasses import dataclass

from proposals.facts import DEFER_REASON, REFERRED_TO, Fact
from voting.ballots.rules import Purpose

WHY = Fact("reason", "Begründung", "Warum der Punkt noch zugelassen werden soll.")
ABORT_REASON = Fact("reason", "Begründung", "Warum die Konferenz die Behandlung abbricht.")
WORDING = Fact("wording", "Antrag", "Im Wortlaut, zum Beispiel: Schluss der Aussprache.")
# A question has 300 characters; what is typed for it leaves room for the words around it.
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion to the Länder. `step` is what follows in the workflow where they adopt it; none where nothing does.

    `question` is what they read, with the number of the proposal and what was typed (`fact`).
    """

    code: str
    label: str
    explanation: str
    about: str
    question: str
    fact: Fact
    step: str = ""
    purpose: Purpose = Purpose.PROCEDURE


MOTIONS = {
    motion.code: motion
    for motion in (
        Motion(
            code="vertagen",
            label="Vertagung",
            explanation="Bei Annahme endet der Vorschlag hier; in der nächsten Konferenz entsteht ein Nachfolger.",
            about="die Vertagung",
            question="Soll der Vorschlag {number} vertagt werden? Begründung: {words}",
            fact=DEFER_REASON,
            step="defer",
        ),
        Motion(
            code="ueberweisen",
            label="Überweisung",
            explanation="Bei Annahme befasst sich eine Arbeitsgruppe oder ein anderes Gremium weiter damit.",
            about="die Überweisung",
            question="Soll der Vorschlag {number} überwiesen werden an: {words}?",
            fact=REFERRED_TO,
            step="refer",
        ),
        Motion(
            code="abbrechen",
            label="Abbruch der Behandlung",
            explanation="Bei Annahme wird der Punkt nicht weiter beraten; er bleibt offen auf der Tagesordnung.",
            about="den Abbruch der Behandlung",
            question="Soll die Behandlung des Vorschlags {number} abgebrochen werden? Begründung: {words}",
            fact=ABORT_REASON,
        ),
        Motion(
            code="antrag",
            label="Anderer Antrag zum Verfahren",
            explanation="Zum Beispiel Schluss der Aussprache oder Redezeit. Das Ergebnis wird festgehalten.",
            about="einen Antrag zum Verfahren",
            question="Zum Vorschlag {number}: {words}",
            fact=WORDING,
        ),
        Motion(
            code="zulassen",
            label="Zulassung eines verfristeten Punkts",
            explanation="Bei Annahme ist der Vorschlag zugelassen und kann auf die Tagesordnung.",
            about="die Zulassung",
            question="Soll der verfristete Vorschlag {number} zugelassen werden? Begründung: {words}",
            fact=WHY,
            step="admit_late",
            purpose=Purpose.ADMISSION,
        ),
    )
}
