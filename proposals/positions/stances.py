"""How a Land can stand to a proposal, instead of saying so by e-mail."""

from intmk.labelled import Labelled


class Stance(Labelled):
    CO_SPONSOR = "co_sponsor", "Bringt mit ein", "Das Land tritt als Miteinbringer auf."
    SUPPORTS = "supports", "Unterstützt", "Das Land trägt den Text in dieser Fassung mit."
    SUPPORTS_IF = (
        "supports_if",
        "Unterstützt, wenn",
        "Das Land trägt den Text mit, wenn eine Ziffer geändert wird.",
    )
    EXAMINING = "examining", "Prüft noch", "Das Land hat sich noch nicht festgelegt (Prüfvorbehalt)."
    OBJECTS = "objects", "Lehnt ab", "Das Land trägt den Text nicht mit."


STANDS_BEHIND = frozenset({Stance.CO_SPONSOR, Stance.SUPPORTS})  # these Länder are asked again when the text changes
RESERVED = frozenset({Stance.SUPPORTS_IF, Stance.EXAMINING, Stance.OBJECTS})


class Rivalry(Labelled):
    """How two proposals stand to each other."""

    COMPETES = "competes", "Konkurriert", "Beide wollen dasselbe verschieden regeln; nur einer kann beschlossen werden."
    OVERLAPS = "overlaps", "Überschneidet sich", "Beide sagen etwas zu derselben Sache; sie passen nebeneinander."

    @property
    def says(self) -> str:
        """The end of the journal's sentence."""
        words = {
            "competes": "der Vorschlag mit einem anderen konkurriert",
            "overlaps": "sich der Vorschlag mit einem anderen überschneidet",
        }
        return f"hat gekennzeichnet, dass {words[self]}."


class Origin(Labelled):
    """Where an idea comes from."""

    COMMITTEE = "committee", "Gremium"
    CONFERENCE = "conference", "Tagung"
    PRACTICE = "practice", "Verwaltungspraxis"
    TALK = "talk", "Gespräch"


class ProposalKind(Labelled):
    ORDINARY = "ordinary", "Beschlussvorschlag"
    LEAD = "lead", "Leitantrag"
    DECLARATION = "declaration", "Erklärung"
    REPORT = "report", "Bericht"
    PROCEDURAL = "procedural", "Verfahrensvorschlag"
