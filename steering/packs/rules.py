"""What can be ordered of an agenda, and as which file. Pure."""

from intmk.labelled import Labelled


class Holds(Labelled):
    AGENDA = "agenda", "Nur die Tagesordnung"
    TEXTS = "texts", "Tagesordnung mit Texten, Synopsen und Anlagen"


class Form(Labelled):
    PDF = "pdf", "PDF", "Eine Datei mit Lesezeichen. Anlagen sind darin genannt, nicht enthalten."
    DOCX = "docx", "Word", "Eine Datei mit Gliederung. Anlagen sind darin genannt, nicht enthalten."
    ZIP = "zip", "ZIP", "Je Punkt ein Ordner mit Text und Synopse als PDF und allen Anlagen, die Sie öffnen dürfen."
