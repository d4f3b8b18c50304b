"""Jinja2 with shortcuts for what our templates do most: print a value, read a key of a dict, call a macro.

Nothing looks different on the page: `tests/inti/test_jinja_cepat.py` compares with Jinja2 as it comes.
"""

from functools import lru_cache
from keyword import iskeyword
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode, missing, pass_eval_context
from markupsafe import Markup, escape
from markupsafe import _escape_inner as lolos  # type: ignore[attr-defined]

# Names that every dict has as an attribute: these are looked for there first, as Jinja2 does.
_MILIK_DICT = frozenset(dir(dict))

# What is called as it is, unless a decorator of Jinja2 marked that it wants the context.
_BIASA = (FunctionType, MethodType, BuiltinFunctionType, type(lru_cache(len)))


def aman(nilai: Any) -> str:
    """`escape` for what is only joined into the page: the same text, without making a Markup of each piece."""
    jenis = type(nilai)
    if jenis is str:
        return lolos(nilai)
    if jenis is Markup:
        return nilai  # type: ignore[no-any-return]
    if jenis is int:
        return str(nilai)
    return escape(nilai)


class Penulis(CodeGenerator):
    """Writes `aman` where Jinja2 writes `escape`; calls macros of imported templates and our plain globals directly."""

    _modul: frozenset[str] = frozenset()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        # `k` is what the frame of every page imports for its blocks.
        self._modul = frozenset({"k", *(i.target for i in node.find_all(nodes.Import))})
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(a.key) for a in node.kwargs):
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        if isinstance(node.node, nodes.Getattr) and self._dari_modul(node.node.node):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}(")
        elif self._fungsi_umum(node.node, frame):
            self.visit(node.node, frame)
            self.write("(")
        else:
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        for isi in (*node.args, *node.kwargs):
            self.visit(isi, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
        return None

    def _dari_modul(self, node: nodes.Expr) -> bool:
        return isinstance(node, nodes.Name) and node.name in self._modul

    def _fungsi_umum(self, node: nodes.Expr, frame: Frame) -> bool:
        """A name that no template sets itself, and that stands for a function of ours."""
        if not isinstance(node, nodes.Name):
            return False
        fungsi = self.environment.globals.get(node.name)
        asal = frame.symbols.loads.get(frame.symbols.find_ref(node.name) or "")
        return type(fungsi) in _BIASA and not hasattr(fungsi, "jinja_pass_arg") and asal == ("resolve", node.name)

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.aman(")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class Makro(Macro):
    """A macro without `caller`, `kwargs` and `varargs` gets its arguments without the search for those."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._lugas = not (self.catch_kwargs or self.catch_varargs or self.caller or self.explicit_caller)
        self._kosong = (missing,) * self._argument_count

    @internalcode
    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        diisi = len(args)
        if not self._lugas or diisi > self._argument_count or (args and isinstance(args[0], EvalContext)):
            return super().__call__(*args, **kwargs)
        if kwargs:
            args += tuple([kwargs.pop(nama, missing) for nama in self.arguments[diisi:]])
            if kwargs:
                raise TypeError(f"macro {self.name!r} takes no keyword argument {next(iter(kwargs))!r}")
        elif diisi < self._argument_count:
            args += self._kosong[diisi:]
        hasil = self._func(*args)
        return str.__new__(Markup, hasil) if self._default_autoescape else hasil


class Templat(jinja2.Template):
    """No template gets globals of its own, so what it offers for import is built once and never asked about again."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return super()._get_default_module()


class Lingkungan(jinja2.Environment):
    """Reads the keys of a dict without the detour over an AttributeError."""

    code_generator_class = Penulis
    template_class = Templat
    aman = staticmethod(aman)
    Macro = Makro

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj and attribute not in _MILIK_DICT:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class Konteks(Context):
    """Calls of macros and of plain functions do not look for a context that nobody wants."""

    def call(self, fungsi: Any, /, *args: Any, **kwargs: Any) -> Any:
        jenis = type(fungsi)
        if jenis is Makro or (jenis in _BIASA and not hasattr(fungsi, "jinja_pass_arg")):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return fungsi(*args, **kwargs)
        return super().call(fungsi, *args, **kwargs)
