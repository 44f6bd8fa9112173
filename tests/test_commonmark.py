"""The parts of the parser that mkdeck puts its own into the place of."""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.parsing.commonmark import split_cells


def unchanged(name: str) -> Any:
    """Return a module of the parser as it is installed, loaded once more."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TABLE = unchanged("markdown_it.rules_block.table")


@given(st.text(st.sampled_from("|\\ `ab\tü"), max_size=12))
def test_rows_are_split_as_by_the_parser_itself(row: str) -> None:
    assert TABLE.escapedSplit is not split_cells
    assert split_cells(row) == TABLE.escapedSplit(row)
