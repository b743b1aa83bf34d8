"""What people type about a saved version."""

from intmk.kern import KernForm, LineField
from text.blocks import NOTE_LENGTH


class NameForm(KernForm):
    submit_label = "Fassung benennen"
    prefix = "name"
    name = LineField(
        label="Name der Fassung", max_length=80, help_text="Zum Beispiel „Fassung Vorkonferenz“. Alle sehen ihn."
    )


class ContestForm(KernForm):
    submit_label = "Widersprechen: nicht nur redaktionell"
    prefix = "widerspruch"
    reason = LineField(
        label="Was sich in der Sache ändert",
        max_length=NOTE_LENGTH,
        help_text="Danach bitten wir die Länder, die hinter dem Text standen, um Bestätigung.",
    )
