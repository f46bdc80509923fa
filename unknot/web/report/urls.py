"""The addresses of this folder's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from unknot.web.report.views import pdf, report, sheet

urlpatterns: list[URLPattern] = [
    path("report", report, name="report"),
    path("report/sheet", sheet, name="report_sheet"),
    path("report.pdf", pdf, name="report_pdf"),
]
