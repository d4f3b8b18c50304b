"""Addresses of people, units, orders, roles, imports and the data-quality list."""

from django.urls import URLPattern

app_name = "kepegawaian"

urlpatterns: list[URLPattern] = []
