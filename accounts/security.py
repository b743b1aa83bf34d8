"""What those who run the installation read: one line in the log for each sign-in, each failure, each change of rights.

A person is her number, never what she typed: a name nobody has is often a password in the wrong field.
"""

import json
import logging
from enum import StrEnum
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.utils.crypto import salted_hmac

_LOG = logging.getLogger("intmk.security")
_LONGEST = 100  # characters of one value


class Event(StrEnum):
    SIGN_IN = "sign-in"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGN_IN_TOO_EARLY = "sign-in-too-early"
    SIGN_OUT = "sign-out"
    APPOINTED = "appointed"
    APPOINTMENT_ENDED = "appointment-ended"
    RESPONSIBLE = "ministry-responsible"
    SUPERUSER = "superuser-made"
    HOUSE_RULE = "house-rule-changed"


def tell(event: Event, request=None, **facts) -> None:
    """One line: what happened, from which address, and the facts. A value cannot begin a line of its own."""
    where = {} if request is None else {"address": address_of(request)}
    _LOG.info(" ".join([event, *(f"{name}={_quoted(value)}" for name, value in (where | facts).items())]))


def _quoted(value) -> str:
    return json.dumps(value if isinstance(value, int) else str(value)[:_LONGEST])


def address_of(request) -> str:
    """Where a request comes from: as the outermost of our own proxies has seen it, or the connection itself."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXIES and len(hops) >= settings.PROXIES:
        claimed = hops[-settings.PROXIES].strip()
        if _is_address(claimed):
            return claimed
    return request.META.get("REMOTE_ADDR", "")


def network_of(address: str) -> str:
    """What counts as one sender: an address, or the 2^64 addresses that a single IPv6 connection may choose from."""
    if not _is_address(address):
        return ""
    number = ip_address(address)
    if number.version == 4:
        return str(number)
    if number.ipv4_mapped:
        return str(number.ipv4_mapped)
    return str(ip_network((number.packed, 64), strict=False))


def digest(*words: str) -> str:
    """Stands for words that are not kept themselves; tells nothing without the key of the installation."""
    return salted_hmac("accounts.security", json.dumps(words), algorithm="sha256").hexdigest()[:32]


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
