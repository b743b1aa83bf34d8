"""How two proposals can stand to each other. Pure."""

from intmk.labelled import Labelled


class Rivalry(Labelled):
    """How two proposals stand to each other."""

    COMPETES = "competes", "Konkurriert", "Beide wollen dasselbe verschieden regeln; nur einer kann beschlossen werden."
    OVERLAPS = "overlaps", "Überschneidet sich", "Beide sagen etwas zu derselben Sache; sie passen nebeneinander."
