"""How allauth's flows behave here: no sign-up, our pages, our words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AdapterAkun(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from the staff register, never from a form."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our views say what happened; allauth's own messages stay silent."""
