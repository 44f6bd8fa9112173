"""Dataclasses whose methods are made when they are first called."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from mkdeck.cards import Block, Markdown, Origin, Span
from mkdeck.lazy_dataclasses import dataclass, field, replace
from mkdeck.project import Deck


@dataclass(frozen=True, slots=True)
class Lazy:
    """A value."""

    name: str
    number: int = 0
    known: Mapping[str, int] = field(default_factory=dict)

    @property
    def double(self) -> int:
        """A property."""
        return 2 * self.number


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same by `dataclasses`."""

    name: str
    number: int = 0
    known: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value whose fields are given by name."""

    one: int
    two: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Empty:
    """A value without a field."""


def test_values_are_made_compared_and_shown_as_by_dataclasses() -> None:
    lazy, plain = Lazy("a", 2), Plain("a", 2)

    assert (lazy.name, lazy.number, lazy.known, lazy.double) == ("a", 2, {}, 4)
    assert repr(lazy) == repr(plain).replace("Plain", "Lazy")
    assert lazy == Lazy("a", number=2) != Lazy("a")
    assert lazy != plain  # type: ignore[comparison-overlap]
    assert Lazy("a").known is not Lazy("a").known
    assert hash(Named(one=1)) == hash((1, ()))
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1


def test_a_call_that_does_not_fit_is_refused() -> None:
    for call in (lambda: Lazy(), lambda: Lazy("a", 1, {}, 2), lambda: Named(1), lambda: Lazy("a", other=1)):  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            call()


def test_a_value_cannot_be_changed() -> None:
    lazy = Lazy("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        lazy.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del lazy.name
    assert not hasattr(lazy, "__dict__")


def test_a_value_is_replaced_copied_and_sent() -> None:
    lazy = Lazy("a", 1, {"b": 2})

    assert replace(lazy, number=3) == dataclasses.replace(lazy, number=3) == Lazy("a", 3, {"b": 2})
    assert replace(Named(one=1), two=(2,)) == Named(one=1, two=(2,))
    assert replace(Plain("a"), number=4) == Plain("a", 4)
    assert copy.copy(lazy) == pickle.loads(pickle.dumps(lazy)) == lazy  # noqa: S301 - our own
    with pytest.raises(TypeError):
        replace(lazy, other=1)  # type: ignore[call-arg]


@pytest.mark.parametrize("extend", [dataclass, dataclasses.dataclass])
def test_a_class_is_extended(extend: Callable[..., Callable[[type[Lazy]], type[Lazy]]]) -> None:
    class More(Lazy):
        """A value with one field more."""

        more: int = 1

    extended: Any = extend(frozen=True, slots=True)(More)
    value = extended("a", 2, {}, more=3)

    assert (value.name, value.more, value.double) == ("a", 3, 4)
    assert replace(value, name="b") == extended("b", 2, {}, 3) != Lazy("b", 2)


def test_values_are_sorted() -> None:
    spans = [Span("b", 1, 1), Span("a", 2, 2), Span("a", 1, 3), Span("a", 1, 2)]

    assert sorted(spans) == [spans[3], spans[2], spans[1], spans[0]]
    assert Span("a", 1, 1) <= Span("a", 1, 1) >= Span("a", 1, 1)
    assert Span("a", 1, 1) < max(spans) > min(spans)
    with pytest.raises(TypeError):
        _ = Lazy("a") < Lazy("b")  # type: ignore[operator]


def test_dataclasses_knows_the_fields() -> None:
    assert [known.name for known in dataclasses.fields(Lazy)] == ["name", "number", "known"]
    assert dataclasses.asdict(Lazy("a")) == {"name": "a", "number": 0, "known": {}}
    assert [known.name for known in dataclasses.fields(Deck)][:2] == ["lessons", "output"]


def test_a_value_is_matched_by_its_fields() -> None:
    match Lazy("a", 5):
        case Lazy(name, number):
            assert (name, number) == ("a", 5)
    assert Origin.__match_args__ == ()
    assert Block("rule", Markdown("---"), Span("a.md", 1, 1)).children == ()
