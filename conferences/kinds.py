"""What can stand in the calendar and on the agenda of a conference. Pure."""

from intmk.labelled import Labelled


class MeetingKind(Labelled):
    AUTUMN = "autumn", "Herbsttreffen", "Arbeitsebene: erster Austausch über die Themen des Jahres."
    PRE = (
        "pre",
        "Vorkonferenz",
        "Arbeitsebene: bereitet die Hauptkonferenz vor und gibt zu jedem Vorschlag ein Votum.",
    )
    MAIN = "main", "Hauptkonferenz", "Ministerinnen und Minister: jedes Land hat eine Stimme."
    SPECIAL = "special", "Sonderkonferenz", "Ministerinnen und Minister: Sitzung außer der Reihe."


DECIDING = (MeetingKind.MAIN, MeetingKind.SPECIAL)


class DeadlineKind(Labelled):
    TOPIC = "topic", "Themenanmeldung", "Bis dahin melden die Länder Themen an."
    PROPOSAL = "proposal", "Einreichung", "Bis dahin reichen die federführenden Länder ihre Vorschläge ein."
    AGENDA = (
        "agenda",
        "Versand der Tagesordnung",
        "Bis dahin verschickt die Geschäftsstelle Einladung und Tagesordnung.",
    )
    AMENDMENT = (
        "amendment",
        "Änderungsanträge",
        "Bis dahin nimmt die Geschäftsstelle Änderungsanträge entgegen.",
    )
    CONSENT = (
        "consent",
        "Liste ohne Aussprache",
        "Bis dahin nehmen die Länder Punkte von der Liste ohne Aussprache; danach entscheidet die Sitzung.",
    )


class ItemKind(Labelled):
    PROPOSAL = "proposal", "Vorschlag"
    REPORT = "report", "Bericht"
    INFORMATION = "information", "Unterrichtung"
    PROCEDURE = "procedure", "Verfahren"


# What stands on an agenda without a proposal.
WITHOUT_PROPOSAL = (ItemKind.REPORT, ItemKind.INFORMATION, ItemKind.PROCEDURE)
