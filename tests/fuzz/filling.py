"""What comes back when a form is filled in by somebody who means no good, or does not look."""

from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.fuzz import hostile
from tests.fuzz.pages import Field, Form

PLAUSIBLE = ["Ein Satz.", "1. Die IntMK bittet um Mittel.", "Besser so.", "2025-003", "2.7", "3", "24", "2025"]


def sent(form: Form, random: Random) -> list[tuple[str, object]]:
    """Names and values: a quarter of all forms is filled in sensibly, so that something happens."""
    harm = random.choice([0.0, 0.1, 0.25, 0.6])
    chosen = random.choice([each for each in form.fields if each.kind == "submit"] or [None])
    pairs = []
    for each in form.fields:
        if (each.kind == "submit" and each is not chosen) or (each.kind == "checkbox" and random.random() < 0.5):
            continue
        if random.random() < harm / 3:
            continue
        pairs += [(each.name, _value(each, harm, random))] * (2 if random.random() < harm / 5 else 1)
    if not form.fields or random.random() < harm / 2:
        pairs += [(random.choice(hostile.NAMES), hostile.value(random)) for _ in range(random.randint(1, 4))]
    if random.random() < harm / 4:
        random.shuffle(pairs)
    return pairs


def _value(field: Field, harm: float, random: Random):
    if field.kind == "file":
        name, content = random.choice(hostile.files())
        return SimpleUploadedFile("x", content) if not name else _named(name, content)
    if random.random() < harm:
        return hostile.value(random)
    if field.options:
        return random.choice(field.options)
    if field.kind in ("hidden", "checkbox") or (field.value and random.random() < 0.6):
        return field.value
    return random.choice(PLAUSIBLE)


def _named(name: str, content: bytes) -> SimpleUploadedFile:
    """With its name as it is: Django would already make it harmless here."""
    file = SimpleUploadedFile("x", content, content_type="application/octet-stream")
    file._name = name.replace("\r\n", "%0D%0A").replace("\x00", "%00")
    return file
