"""The forms of a page as a browser finds them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Field:
    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    action: str
    is_post: bool
    fields: list[Field] = field(default_factory=list)

    def add(self, name: str, kind: str, value: str) -> None:
        """Radios of one name, and buttons, are one field with several options."""
        same = next((each for each in self.fields if each.name == name and each.kind == kind), None)
        if kind in ("radio", "submit") and same:
            same.options.append(value)
        else:
            self.fields.append(Field(name, kind, value, [value] if kind in ("radio", "submit") else []))


class _Finder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.form: Form | None = None
        self.text: Field | None = None

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "").lower() == "post")
            self.forms.append(self.form)
        elif self.form:
            self._field(tag, given)

    def _field(self, tag, given):
        name = given.get("name", "")
        if tag in ("input", "button") and name:
            self.form.add(name, given.get("type", "submit" if tag == "button" else "text"), given.get("value", "on"))
        elif tag in ("textarea", "select") and name:
            self.text = Field(name, tag)
            self.form.fields.append(self.text)
        elif tag == "option" and self.text:
            self.text.options.append(given.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        if tag in ("textarea", "select"):
            self.text = None

    def handle_data(self, data):
        if self.text and self.text.kind == "textarea":
            self.text.value += data


def read(page: str) -> tuple[list[Form], list[str]]:
    """The forms, and where the links lead."""
    finder = _Finder()
    finder.feed(page)
    return finder.forms, finder.links
