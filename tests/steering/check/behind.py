"""What the forms of the formal check send."""


def sent(conference) -> dict:
    return {
        "steering:check": {"version": "1", "do": "fine"},
        "steering:pending": {"answer": "nowhere", "source": "DIP, 3. März 2025"},
    }
