"""How much of a Word file is read, and the sentence for a file that holds more.

A text that can be kept has 400 paragraphs with 150,000 characters; the bounds leave far more, because a file also holds
what is not taken over. Whatever lies within all of them is answered within 5 s and 300 MiB (docs/operation.md).
"""

MAX_BYTES = 50 * 1024 * 1024  # of the file as it is sent; most of it are pictures, and those are never unpacked
MAX_UNPACKED_BYTES = 250 * 1024 * 1024  # all parts, as the archive itself tells
MAX_XML_BYTES = 20 * 1024 * 1024  # text, styles and numbering together: what is unpacked
# Every „<“ and every „=“ of this XML can become a node of 300 bytes. The longest text has 6,000, Word's styles 26,000.
MAX_MARKS = 400_000
MAX_DEPTH = 200  # elements within elements; each table within a table takes three
MAX_CHAIN = 30  # styles based on one another; what lies behind has no say
MAX_CHARACTERS = 1_000_000  # of the text, before anything is left out
MAX_PARAGRAPHS = 5000

_ONLY_THE_TEXT = "Bitte kopieren Sie nur den Text des Vorschlags in ein neues Word-Dokument und laden Sie dieses hoch."
TOO_LARGE = "Die Datei ist größer als 50 MB. Bitte entfernen Sie zum Beispiel große Bilder."
TOO_LARGE_UNPACKED = "Die Datei ist entpackt größer als 250 MB. Bitte entfernen Sie zum Beispiel große Bilder."
TOO_MUCH_XML = f"Text und Formatierung der Datei sind entpackt größer als 20 MB. {_ONLY_THE_TEXT}"
TOO_COMPLEX = (
    "Die Datei enthält zu viele oder zu tief verschachtelte Tabellen, Felder, Listen oder Formatierungen. "
    f"{_ONLY_THE_TEXT}"
)
TOO_MANY_CHARACTERS = f"Das Dokument hat mehr als 1.000.000 Zeichen und wurde deshalb nicht gelesen. {_ONLY_THE_TEXT}"
TOO_LONG = f"Das Dokument hat mehr als 5000 Absätze und wurde deshalb nicht gelesen. {_ONLY_THE_TEXT}"
