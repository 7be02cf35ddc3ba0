"""What WeasyPrint and its neighbours here call in Pango's libraries, declared by what was compiled once.

cffi parses the C declarations of WeasyPrint with a parser in Python at each import, and again each type that is asked
for by a new name. It can write them as a table instead (its out-of-line ABI mode, which asks for no C compiler), and
what it wrote is read in a tenth of the time, and calls a little faster.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any

import _cffi_backend
import cffi

from press.derived import kept

_OURS = """
    // levels.py: the levels of UAX #9
    unsigned char *pango_log2vis_get_embedding_levels(const char *text, int length, int *pbase_dir);
    void g_free(void *memory);

    // glyphs.py: glyphs that no text asks for
    typedef struct { int32_t x_bearing, y_bearing, width, height; } hb_glyph_extents_t;
    hb_bool_t hb_font_get_nominal_glyph(hb_font_t *, hb_codepoint_t, hb_codepoint_t *);
    hb_bool_t hb_font_get_glyph_extents(hb_font_t *, hb_codepoint_t, hb_glyph_extents_t *);
    int32_t hb_font_get_glyph_h_advance(hb_font_t *, hb_codepoint_t);
    void hb_font_get_scale(hb_font_t *, int *, int *);

    // words.py: where no line ends
    PangoAttribute * pango_attr_allow_breaks_new (gboolean allow_breaks);
"""
"""What is called here, and not by WeasyPrint."""

_NAME = "press_pango"
_Parsed = cffi.FFI


@contextlib.contextmanager
def declarations_compiled() -> Iterator[None]:
    """While it lasts, a module that declares what it calls gets what was compiled of that, and of :data:`_OURS`."""
    cffi.FFI = _Compiled
    try:
        yield
    finally:
        cffi.FFI = _Parsed


class _Compiled:
    """Stands where a module begins ``ffi = cffi.FFI()``, until it declares."""

    def cdef(self, source: str) -> None:
        """Binds the name ``ffi`` of the module that calls it to what was compiled of a source."""
        sys._getframe(1).f_globals["ffi"] = _compiled(source + _OURS)  # noqa: SLF001 - cffi has no other door


def _compiled(source: str) -> Any:
    """An FFI with all that a source declares."""

    def parsed() -> dict[str, Any]:
        from cffi.recompiler import make_py_source

        declared = _Parsed()
        declared.cdef(source)
        program = io.StringIO()
        make_py_source(declared, _NAME, program)
        return _arguments(program.getvalue())

    return _cffi_backend.FFI(_NAME, **kept(f"declarations 1, cffi {cffi.__version__}", source.encode(), parsed))


def _arguments(program: str) -> dict[str, Any]:
    """The keyword arguments, all of them literals, of the one call that a program of cffi's consists of."""
    import ast

    call = next(node for node in ast.walk(ast.parse(program)) if isinstance(node, ast.Call))
    return {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords if keyword.arg}
