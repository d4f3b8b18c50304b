"""Addresses that the frames themselves name."""

from django.urls import include, path

urlpatterns = [path("", include("ekinerja.inti.urls"))]
