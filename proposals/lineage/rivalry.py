"""How two proposals can stand to each other. Pure."""

from intmk.labelled import Labelled


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
