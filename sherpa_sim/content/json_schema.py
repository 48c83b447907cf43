"""jsonschema, loaded without what takes seconds; whoever imports Jupyter or nbgrader imports this first.

It would build a grammar of international web addresses. No notebook format and no event of Jupyter's has one.
"""

import sys

_SLOW = "rfc3987_syntax"
if "jsonschema" not in sys.modules and _SLOW not in sys.modules:
    sys.modules[_SLOW] = None  # type: ignore[assignment]
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules[_SLOW]
