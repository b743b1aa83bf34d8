"""Parts of addresses with a form of their own."""

from django.urls import register_converter


class Reference:
    """The number of a proposal and of its resolution: `2025-014`."""

    regex = r"\d{4}-\d{3,}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Reference, "reference")
