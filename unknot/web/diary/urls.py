"""The addresses of this folder's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from unknot.web.diary.check_in import check_in, send, settle, undo
from unknot.web.diary.days import choose, day, days
from unknot.web.diary.harm import worse
from unknot.web.diary.measures import measure, measure_result, measures
from unknot.web.diary.overview import diary
from unknot.web.diary.read import read
from unknot.web.diary.screen import screen

urlpatterns: list[URLPattern] = [
    path("diary", diary, name="diary"),
    path("diary/read", read, name="diary_read"),
    path("diary/check-in", check_in, name="check_in"),
    path("diary/check-in/send", send, name="check_in_send"),
    path("diary/undo", undo, name="diary_undo"),
    path("diary/settle", settle, name="diary_settle"),
    path("diary/days", days, name="diary_days"),
    path("diary/day", choose, name="diary_choose"),
    path("diary/day/<str:on>", day, name="diary_day"),
    path("diary/screen", screen, name="diary_screen"),
    path("diary/worse", worse, name="diary_worse"),
    path("diary/measures", measures, name="measures"),
    path("diary/measures/<str:id_>", measure, name="measure"),
    path("diary/measures/<str:id_>/result", measure_result, name="measure_result"),
]
