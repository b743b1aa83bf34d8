"""What the page says after somebody has saved a text, wherever she wrote it."""

from django.contrib import messages


def tell_saved(request, version, base: int) -> None:
    """`version` is what was saved, None for nothing; `base` the number of the version it was written on."""
    if version is None:
        messages.info(request, "Es gab nichts zu speichern: Der Text ist unverändert.")
    elif version.number > base + 1:
        joined = f"Fassung {version.number} ist gespeichert und mit den Änderungen anderer zusammengeführt."
        messages.success(request, joined)
    else:
        messages.success(request, f"Fassung {version.number} ist gespeichert.")


def tell_attached(request, form) -> None:
    """That tables which stood in the text are attachments now."""
    if said := attached(len(form.wanted_tables)):
        messages.info(request, said)


def attached(count: int) -> str:
    if count == 0:
        return ""
    return "Die Tabelle ist als Anlage beigefügt." if count == 1 else f"{count} Tabellen sind als Anlagen beigefügt."


def tell_renumbered(request, form):
    """Which typed numbers are others now: references point to them."""
    if form.read is not None and form.read.renumbered:
        messages.info(request, form.read.renumbered)
