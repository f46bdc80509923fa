"""The installable program: manifest, service worker and the offline page."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from unknot.web.shell import page, the_knowledge
from unknot.web.spasm import steps
from unknot.web.spasm.signs import SIGNS
from unknot.web.spasm.views import COOL, WARM

STYLES = ("tokens", "layout", "places", "components", "forms", "pages", "spasm", "figure", "session", "learn", "diary")
SCRIPTS = (
    "js/page.js",
    "js/breathe.js",
    "js/check_in.js",
    "js/figure.js",
    "js/kept.js",
    "js/read.js",
    "js/timers.js",
    *(f"js/session/{name}.js" for name in ("player", "timeline", "sound", "screen", "store", "queue")),
)
#: public pages and what they load: kept on the device before they are needed
PARTS = (
    *(f"css/{name}.css" for name in STYLES),
    *SCRIPTS,
    "fonts/atkinson-next-latin.woff2",
    "fonts/figtree-digits.woff2",
    "icon.svg",
    "audio/quiet.wav",
)


def public_pages() -> tuple[str, ...]:
    """The pages that hold nothing about a person: the whole help for a spasm, and the warning signs."""
    found = [reverse("offline"), reverse("help"), reverse("spasm"), reverse("spasm_before"), reverse("spasm_other")]
    found.append(reverse("check_in"))
    found += [reverse("spasm_sign", args=[sign.id]) for sign in SIGNS]
    for where in steps.POSITIONS:
        found += [reverse("spasm_position", args=[where]), reverse("spasm_heat", args=[where])]
        for warm in (WARM, COOL):
            names = ("spasm_warmth", "spasm_move", "spasm_up", "spasm_next")
            found += [reverse(name, args=[where, warm]) for name in names]
    return tuple(found)


@lru_cache(maxsize=1)
def _program() -> str:
    """A name for this program: it changes with the content and with any part that is kept on a device."""
    made = hashlib.sha256(the_knowledge().version.encode())
    for part in (*PARTS, "js/worker.js"):
        place = finders.find(part)
        made.update(Path(place).read_bytes() if isinstance(place, str) else part.encode())
    for template in sorted(Path(__file__).parents[1].glob("*/*.html")):
        made.update(template.read_bytes())
    return made.hexdigest()[:16]


@require_safe
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django hands it over)
    """The service worker, with the list of what it keeps. It stands at the root, so that it sees every page."""
    place = finders.find("js/worker.js")
    code = Path(place).read_text(encoding="utf-8") if isinstance(place, str) else ""
    names = {
        "version": _program(),
        "pages": public_pages(),
        "parts": [static(part) for part in PARTS],
        "offline": reverse("offline"),
        "today": reverse("session"),
        "spasm": reverse("spasm"),
    }
    response = HttpResponse(f"const UNKNOT = {json.dumps(names)};\n{code}", content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """What a device needs to install the program."""
    icons = [
        {"src": static(f"icons/{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
        for size in (192, 512)
    ]
    made = {
        "name": "Unknot",
        "short_name": "Unknot",
        "description": "A check, an explanation and a plan for sore, tight and spasming backs.",
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f3f6f2",
        "theme_color": "#0f6154",
        "lang": "en-GB",
        "icons": [*icons, {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
        "shortcuts": [
            {"name": "My back is in spasm", "url": reverse("spasm")},
            {"name": "Warning signs", "url": reverse("help")},
        ],
    }
    response = JsonResponse(made, content_type="application/manifest+json")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown for a page that is not on the device."""
    return page(request, "offline/offline.html", here="offline")
