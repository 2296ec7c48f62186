"""The charts' script (Vega, Vega-Lite, Vega-Embed), as vl-convert carries it.

Putting the three together takes a second of CPU and is always the same for one vl-convert; so it is
remembered beside the segments.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

import vl_convert

from congdoan.release.state import State, digest

_KEPT = "script"
_CODE = Path(__file__)


def bundle(state: State) -> str:
    """JavaScript that defines `vegaEmbed`; it can stand inside a script element."""
    name = f"{digest(version('vl-convert-python').encode(), _CODE.read_bytes())}.{_KEPT}"
    kept = state.get_words(name)
    if not kept:
        kept = {"script": _made()}
        state.put_words(name, kept)
    script: str = kept["script"]
    return script


@cache
def _made() -> str:
    script = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
