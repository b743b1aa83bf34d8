"""Who reads a comment: three circles, each with the words that warn before one writes. Pure."""

from intmk.labelled import Labelled


class Circle(Labelled):
    LAND = "land", "Nur mein Land", "Wer für Ihr Land handelt. Kein anderes Land und nicht die Geschäftsstelle."
    GROUP = (
        "group",
        "Arbeitsgruppe",
        "Federführendes Land, Länder der Arbeitsgruppe und Geschäftsstelle.",
    )
    ALL = (
        "all",
        "Alle Länder",
        "Alle Länder, die den Vorschlag in seinem jetzigen Stand sehen, und die Geschäftsstelle.",
    )
