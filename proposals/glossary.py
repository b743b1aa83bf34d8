"""The words of the conference in plain German, in alphabetical order, and what they are called in the code. Pure.

Source: domain §5. The help page shows the words, `docs/glossary.md` the names as well.
"""

from typing import NamedTuple


class Term(NamedTuple):
    word: str
    code: str  # a class, or one of its members
    meaning: str


GLOSSARY = (
    Term("Abstimmung", "Ballot", "Eine Frage an die Länder; jedes antwortet mit Ja, Nein oder Enthaltung."),
    Term("Adressat", "Proposal.addressee", "An wen sich ein Beschluss wendet, zum Beispiel die Bundesregierung."),
    Term(
        "Änderungsantrag",
        "Amendment",
        "Was ein Land an einem Text anders haben möchte, Ziffer für Ziffer, mit Begründung. Alle Stellen heißen nach "
        "den Nummern des Textes, zu dem er gestellt ist. Er kann als Word-Datei kommen und als PDF oder Word gehen.",
    ),
    Term("Anlage", "Attachment", "Eine Datei neben einem Vorschlag, zum Beispiel ein Gutachten."),
    Term(
        "Arbeitsgruppe (AG)",
        "WorkingGroup",
        "Eine Gruppe von Ländern, die einen Text schreibt. Ein Land hat die Federführung.",
    ),
    Term(
        "Ausgabe der Tagesordnung",
        "Edition",
        "Die Tagesordnung, wie sie verschickt wurde (A, B, C). Sie bleibt, wie sie ist; was danach geändert wird, "
        "kommt in die nächste.",
    ),
    Term(
        "Ausnahme von einer Frist",
        "Permit",
        "Nach einer harten Frist lässt die Geschäftsstelle ein Land noch durch, bis zu einem Zeitpunkt und mit Grund.",
    ),
    Term("Begründung", "Kind.RATIONALE", "Warum ein Vorschlag gemacht wird. Sie steht nach den Ziffern."),
    Term(
        "Berichtigung",
        "Correction",
        "Ein falsch erfasstes Ergebnis wird neu festgestellt, mit Grund und einer zweiten Person.",
    ),
    Term("Beschluss", "Resolution", "Der Text, den die Länder angenommen haben. Er ändert sich danach nicht mehr."),
    Term(
        "Beschlussfähigkeit",
        "ProcedureRules.quorum",
        "Die Zahl der Länder, die für eine gültige Abstimmung anwesend sein müssen.",
    ),
    Term(
        "Beschlussvorschlag",
        "Proposal",
        "Ein Text, über den die Konferenz abstimmen soll; auch Antrag oder Beschlussvorlage.",
    ),
    Term(
        "Einstimmig, mehrheitlich",
        "Declaration.wording",
        "Einstimmig: kein Land hat mit Nein gestimmt. Sonst ist ein Beschluss mehrheitlich.",
    ),
    Term(
        "Enthaltung eines Landes",
        "Stance.ABSTAINS",
        "Ein Land trägt einen Text nicht mit und stellt sich ihm nicht entgegen. Die Position heißt „Enthält sich“.",
    ),
    Term(
        "Erklärung",
        "ProposalKind.DECLARATION",
        "Ein politischer Text der Konferenz, der neben dem Leitantrag steht.",
    ),
    Term("Fassung", "Version", "Ein gespeicherter Stand des Textes. Frühere Fassungen bleiben lesbar."),
    Term(
        "Federführung",
        "Proposal.lead_land",
        "Das Land, das einen Vorschlag einbringt oder eine Arbeitsgruppe leitet.",
    ),
    Term(
        "Feststellung",
        "Declaration",
        "Was aus den Stimmen folgt: Ergebnis, Zahlen und Worte. Sie wird berechnet, nie eingetippt.",
    ),
    Term(
        "Freigabe",
        "Resolution.release",
        "Die Entscheidung der Geschäftsstelle, dass ein Beschluss öffentlich werden darf.",
    ),
    Term(
        "Frist",
        "Deadline",
        "Der Zeitpunkt, bis zu dem etwas vorliegen muss. Nach einer harten Frist kommt nichts mehr ohne Ausnahme, nach "
        "einer weichen wird gekennzeichnet, was noch kommt.",
    ),
    Term("Geschäftsordnung", "ProcedureRules", "Die Regeln einer Konferenz: Mehrheit, Fristen, Veröffentlichung."),
    Term(
        "Geschäftsstelle",
        "Role.SECRETARIAT",
        "Das Büro des Vorsitzlandes. Es prüft Vorschläge und bereitet die Sitzungen vor.",
    ),
    Term(
        "Hauptkonferenz",
        "MeetingKind.MAIN",
        "Die Sitzung der Ministerinnen und Minister, Senatorinnen und Senatoren. Sie stimmen über die Vorschläge ab.",
    ),
    Term(
        "Herbsttreffen",
        "MeetingKind.AUTUMN",
        "Die erste Sitzung der Arbeitsebene im Vorsitzjahr. Sie tauscht sich über die Themen aus.",
    ),
    Term(
        "Leitantrag",
        "ProposalKind.LEAD",
        "Der grundlegende Vorschlag des Vorsitzlandes. Er trägt das Motto des Jahres.",
    ),
    Term(
        "Liste ohne Aussprache",
        "AgendaItem.is_on_consent_list",
        "Punkte, die gemeinsam und ohne Beratung beschlossen werden. Viele Konferenzen nennen sie Grüne Liste.",
    ),
    Term(
        "Miteinbringer",
        "Stance.CO_SPONSOR",
        "Ein Land, das einen Vorschlag zusammen mit dem federführenden Land einbringt.",
    ),
    Term("Nachgemeldet", "Proposal.is_topic_late", "Erst nach der Frist der Themenanmeldung zum Austausch gestellt."),
    Term(
        "Nachgereicht", "AgendaItem.is_late", "Erst nach dem Versand auf die Tagesordnung der Hauptkonferenz gesetzt."
    ),
    Term(
        "Nummer",
        "Proposal.reference",
        "Sie sagt allen, welcher Vorschlag gemeint ist; vergeben wird sie, wenn andere Länder ihn erstmals sehen.",
    ),
    Term("Position", "Position", "Wie ein Land zu einem Vorschlag steht, und zu welcher Fassung."),
    Term(
        "Prüfvorbehalt",
        "Stance.EXAMINING",
        "Ein Land hat sich noch nicht festgelegt. Die Position heißt hier „Prüft noch“.",
    ),
    Term(
        "Schritt",
        "Transition",
        "Was einen Vorschlag von einem Stand in den nächsten bringt, zum Beispiel „Einreichen“.",
    ),
    Term("Sonderkonferenz", "MeetingKind.SPECIAL", "Eine zusätzliche Sitzung der Ministerinnen und Minister."),
    Term(
        "Sperrfrist",
        "Resolution.embargo_until",
        "Bis zu diesem Zeitpunkt bleibt ein freigegebener Beschluss unveröffentlicht.",
    ),
    Term("Stand", "State", "Wie weit ein Vorschlag ist, zum Beispiel „In Erarbeitung“ oder „Eingereicht“."),
    Term("Stimmführung", "Role.DELEGATE", "Die Person, die für ein Land abstimmt. Jedes Land hat eine Stimme."),
    Term(
        "Synopse",
        "SynopsisRow",
        "Links der Text, rechts alle Änderungsanträge und Wünsche; auf Verlangen nur die Stellen, die sie betreffen.",
    ),
    Term(
        "Tagesordnungspunkt (TOP)",
        "AgendaItem",
        "Ein Punkt der Tagesordnung, auch ohne Vorschlag. Seine Nummer wird nie ein zweites Mal vergeben; in welcher "
        "Folge die Punkte aufgerufen werden, ist davon unabhängig.",
    ),
    Term("Thema", "Theme", "Ein Schwerpunkt des Vorsitzjahres, zu dem Vorschläge gehören."),
    Term(
        "Unterstützt, wenn",
        "Stance.SUPPORTS_IF",
        "Ein Land trägt den Text mit, wenn er an den genannten Stellen anders lautet. Solange der Text geschrieben "
        "wird, übernimmt das federführende Land den Wortlaut; danach wird mit einem Klick ein Änderungsantrag daraus.",
    ),
    Term(
        "Verfristet",
        "Proposal.is_late",
        "Nach Ablauf der Frist eingereicht. Über die Zulassung wird eigens entschieden.",
    ),
    Term(
        "Vorkonferenz",
        "MeetingKind.PRE",
        "Die Sitzung der Arbeitsebene vor der Hauptkonferenz. Sie gibt zu jedem Vorschlag ein Votum ab.",
    ),
    Term(
        "Vorlage zur Freigabe",
        "Presentation",
        "Was das Fachreferat der Freigabe des eigenen Landes vorlegt. Kein anderes Land liest es.",
    ),
    Term("Vorsitz", "Conference.chair_land", "Das Land, das die Konferenz ein Jahr lang leitet."),
    Term(
        "Votum",
        "Recommendation",
        "Die Empfehlung der Vorkonferenz: Zustimmung, Aussprache, Überarbeitung oder Überweisung.",
    ),
    Term(
        "Ziffer",
        "Block",
        "Ein nummerierter Absatz des Beschlusses. Länder können sich auf eine einzelne Ziffer beziehen.",
    ),
    Term(
        "Zusammenführung",
        "MergeDraft",
        "Die angenommenen Änderungsanträge kommen in den Text; daraus entsteht eine neue Fassung.",
    ),
    Term(
        "Zwischenüberschrift",
        "Kind.HEADING",
        "Steht über Ziffern und gliedert einen langen Text. Die Ziffern werden über sie hinweg gezählt.",
    ),
)
