"""Parts of addresses with a form of their own."""

from django.urls import register_converter

NUMBER = r"\d{4}-\d{3,}"
CONSONANTS = "bcdfghjkmnpqrstvwxz"  # no vowels, so that no name is a word; no l and y, so that all can be read aloud
IDEA_NAME = f"Idee-[{CONSONANTS}][2-9][{CONSONANTS}][2-9][{CONSONANTS}]"


class Reference:
    """The number of a proposal and of its resolution, `2025-014`, or the name of an idea, `Idee-k3f7q`."""

    regex = f"{NUMBER}|{IDEA_NAME}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class ListFile(Reference):
    """What a list becomes in a spreadsheet."""

    regex = "csv|xlsx"


register_converter(Reference, "reference")
register_converter(ListFile, "list_file")
