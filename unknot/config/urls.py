"""The map of URLs: every page belongs to the web shell."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("unknot.web.urls"))]

handler400 = "unknot.web.errors.bad_request"
handler403 = "unknot.web.errors.permission_denied"
handler404 = "unknot.web.errors.page_not_found"
handler500 = "unknot.web.errors.server_error"
