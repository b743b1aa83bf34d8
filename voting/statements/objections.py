"""Why no statement for the record can be made now: one German sentence that says what to do, or nothing. Pure."""

MOST_CHARACTERS = 4000


def no_item(proposal) -> str | None:
    """A statement belongs to a TOP, whatever becomes of it."""
    if proposal.agenda_item_id:
        return None
    return "Eine Protokollerklärung gehört zu einem TOP. Der Vorschlag steht noch auf keiner Tagesordnung."


def unreadable(text: str) -> str | None:
    if not text.strip():
        return "Bitte schreiben Sie, was Ihr Land zu Protokoll erklärt."
    if len(text) > MOST_CHARACTERS:
        return f"Die Erklärung hat mehr als {MOST_CHARACTERS} Zeichen. Bitte kürzen Sie sie."
    return None
