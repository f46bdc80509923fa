"""The addresses of fair tests."""

from __future__ import annotations

from django.urls import path

from unknot.web.experiments import own, views

urlpatterns = [
    path("experiments", views.listing, name="experiments"),
    path("experiments/now", views.now, name="experiment_now"),
    path("experiments/now/stop", views.stop, name="experiment_stop"),
    path("experiments/own", own.own, name="experiment_own"),
    path("experiments/<uuid:key>", views.result, name="experiment_result"),
    path("experiments/<uuid:key>/file", views.file, name="experiment_file"),
    path("experiments/<uuid:key>/keep", views.keep, name="experiment_keep"),
    path("experiments/<uuid:key>/longer", views.longer, name="experiment_longer"),
    path("experiments/<str:id_>", views.setup, name="experiment"),
]
