"""The addresses of this folder's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from unknot.web.change.decide import decide
from unknot.web.change.flare import begin, flare, over, write
from unknot.web.change.item import item
from unknot.web.change.keep_well import keep_well
from unknot.web.change.ladder import done, ladder, road

urlpatterns: list[URLPattern] = [
    path("plan/decide", decide, name="plan_decide"),
    path("plan/item/<str:kind>/<str:id_>", item, name="plan_item"),
    path("plan/flare", flare, name="flare"),
    path("plan/flare/begin", begin, name="flare_begin"),
    path("plan/flare/over", over, name="flare_over"),
    path("plan/flare/write", write, name="flare_write"),
    path("plan/ladder", ladder, name="ladder"),
    path("plan/ladder/road", road, name="ladder_road"),
    path("plan/ladder/done", done, name="ladder_done"),
    path("plan/keep-well", keep_well, name="keep_well"),
]
