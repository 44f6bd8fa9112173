"""Values, whose classes have lighter methods than `dataclasses` writes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

import pytest

import mkdeck
from mkdeck import values
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Light:
    """A value."""

    name: str
    number: int = 0
    known: Mapping[str, int] = field(default_factory=dict)


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
class Longer(Light):
    """A value with a field more."""

    more: str = ""
    aside: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Holding:
    """A value that holds a part of another one in itself."""

    light: Light
    name: str = field(init=False, compare=False, metadata={"of": "light.name"})
    number: int = 0


@dataclass(slots=True)
class Changing:
    """What may change, and so has no hash."""

    count: int = 0


def test_values_are_made_compared_and_shown_as_by_dataclasses() -> None:
    light, plain = Light("a", 2), Plain("a", 2)

    assert (light.name, light.number, light.known) == ("a", 2, {})
    assert repr(light) == repr(plain).replace("Plain", "Light")
    assert light == Light("a", number=2) != Light("a")
    assert light != plain  # type: ignore[comparison-overlap]
    assert Longer("a") == Longer("a") != Longer("b") != Longer("b", more="c")
    assert Longer("a", aside="b") == Longer("a", aside="c")
    assert len({Named(one=1), Named(one=1), Named(one=2)}) == 2
    assert not hasattr(light, "__dict__")
    with pytest.raises(TypeError):
        Named(1)  # type: ignore[call-arg]


def fresh() -> Any:
    """Return a class of which no value was made yet."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        name: str
        number: int = 0
        known: Mapping[str, int] = field(default_factory=dict)

    return Fresh


def test_the_first_values_are_made_as_the_later_ones() -> None:
    made = fresh()
    values = [made("a", known={"b": number}) for number in range(10)]

    assert [(value.name, value.number, value.known) for value in values] == [("a", 0, {"b": n}) for n in range(10)]
    assert made("c").known == {}
    assert made("c").known is not made("c").known


@pytest.mark.parametrize("given", [((), {}), (("a",), {"name": "b"}), (("a", 1, {}, 2), {}), (("a",), {"other": 1})])
def test_a_first_value_needs_what_a_later_one_needs(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    values, named = given
    made = fresh()
    for _ in range(10):
        with pytest.raises(TypeError):
            made(*values, **named)
        made("a")


def test_values_are_replaced_copied_and_sent() -> None:
    light = Light("a", 1, {"b": 2})

    assert replace(light, number=3) == Light("a", 3, {"b": 2})
    assert [field.name for field in fields(Longer)] == ["name", "number", "known", "more", "aside"]
    assert Light.__match_args__ == ("name", "number", "known")
    assert Named.__match_args__ == ()
    assert copy.copy(light) == pickle.loads(pickle.dumps(light)) == light  # noqa: S301 - our own


def test_a_part_is_that_of_the_value_that_holds_it() -> None:
    first, *others = [Holding(Light("a"), number) for number in range(10)]

    assert {one.name for one in (first, *others)} == {"a"}
    assert [made(first, light=Light("b")).name for made in (replace, values.replace)] == ["b", "b"]
    assert copy.copy(first) == Holding(light=Light("a")) != others[0]
    assert Holding.__match_args__ == ("light", "number")
    assert repr(first) == f"Holding(light={Light('a')!r}, number=0)"
    with pytest.raises(TypeError):
        Holding(Light("a"), name="b")  # type: ignore[call-arg]


def test_what_may_change_is_compared_and_has_no_hash() -> None:
    first, second = Changing(), Changing(1)
    first.count += 1

    assert first == second
    with pytest.raises(TypeError):
        hash(first)


def test_no_module_takes_the_decorator_of_dataclasses() -> None:
    modules = Path(mkdeck.__file__).parent.rglob("*.py")
    takers = [module.name for module in modules if "dataclasses import dataclass" in module.read_text("utf-8")]

    assert takers == ["values.py"]


def test_an_interrupt_that_is_caught_while_a_class_is_made_leaves_nothing_behind(tmp_path: Path) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(
        "import sys\n"
        "from mkdeck.values import dataclass\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class Point:\n"
        "    x: int\n"
        "def interrupt(frame, event, argument):\n"
        "    if frame.f_code.co_filename == '<string>':\n"
        "        raise KeyboardInterrupt\n"
        "sys.setprofile(interrupt)\n"
        "try:\n"
        "    print([Point(x) for x in range(1000)])\n"
        "except KeyboardInterrupt:\n"
        "    print('caught')\n",
        encoding="utf-8",
    )
    result = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "caught\n"), result.stderr


def test_a_value_is_copied_but_for_some_of_its_fields() -> None:
    value = Light("one", 1, {"a": 1})
    assert values.replace(value, number=2) == replace(value, number=2) == Light("one", 2, {"a": 1})
    assert values.replace(value) == value
    with pytest.raises(TypeError, match="other"):
        values.replace(value, other=1)  # type: ignore[call-arg]  # as a mistake has it
