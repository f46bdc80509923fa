"""The person's time zone: told by the browser, kept on this device, or that of the settings."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from unknot.web.shell import remember

ZONE_COOKIE = "unknot-zone"


def zone_of(request: HttpRequest) -> ZoneInfo:
    """The zone from the form, from this device, or from the settings."""
    for name in (request.POST.get("zone"), request.COOKIES.get(ZONE_COOKIE)):
        found = zone_named(name)
        if found is not None:
            return found
    default = timezone.get_default_timezone()
    return default if isinstance(default, ZoneInfo) else ZoneInfo("UTC")


def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of this name; None when there is no such zone."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def remember_zone(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the zone that the browser told, for pages that send no form."""
    if request.POST.get("zone"):
        remember(response, ZONE_COOKIE, zone_of(request).key)
