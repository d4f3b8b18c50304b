"""What every request passes through, outermost first: number and headers, then read-only guard, then refusals."""

from .galat import GalatMiddleware
from .hanya_baca import HanyaBacaMiddleware, boleh_menulis
from .permintaan import PermintaanMiddleware

__all__ = ["GalatMiddleware", "HanyaBacaMiddleware", "PermintaanMiddleware", "boleh_menulis"]
