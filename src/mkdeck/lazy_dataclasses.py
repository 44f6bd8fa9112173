"""The module `dataclasses`, but that a frozen class with slots gets its methods when they are first called.

To write and compile the methods of a hundred classes takes longer than to read a lesson, which needs few of them; and
`__init__` fills the slots straight, in half the time. Modules import `dataclass`, `field` and `replace` from here. What
other classes ask for is left to `dataclasses`, which knows these classes as its own too.
"""

from __future__ import annotations

import dataclasses
import operator
from dataclasses import MISSING, FrozenInstanceError, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from dataclasses import dataclass, replace

__all__ = ["dataclass", "field", "replace"]

if not TYPE_CHECKING:

    def dataclass(cls=None, /, *, frozen=False, slots=False, order=False, kw_only=False):
        """Return a class as `dataclasses.dataclass` does."""
        usual = dataclasses.dataclass(frozen=frozen, slots=slots, order=order, kw_only=kw_only)
        if cls is not None or not (frozen and slots):
            return usual if cls is None else usual(cls)
        return lambda made: usual(made) if _extends(made) else _lazy(made, kw_only=kw_only, order=order)

    def replace(value, /, **changes):
        """Return a value with other fields, as `dataclasses.replace` does."""
        cls = value.__class__
        if "_fields_of" not in cls.__dict__:
            return dataclasses.replace(value, **changes)
        return cls(**(dict(zip(cls.__slots__, cls._fields_of(value), strict=True)) | changes))


def _extends(cls: type[Any]) -> bool:
    """Whether a class has the fields of another one."""
    return any("__dataclass_fields__" in vars(base) for base in cls.__mro__[1:])


def _lazy(cls: type[Any], *, kw_only: bool, order: bool) -> type[Any]:
    """Return a class with slots for its fields, whose own methods are made when they are first called."""
    names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - `inspect` takes long to load
    given = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    own = {name: value for name, value in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}

    def first_init(self: Any, /, *args: Any, **named: Any) -> None:
        made.__init__ = _init(made, given, kw_only=kw_only)
        made.__init__(self, *args, **named)

    common = {
        "__slots__": names,
        "__match_args__": () if kw_only else names,
        "__init__": first_init,
        "__dataclass_fields__": _Fields(cls),
        "__dataclass_params__": _Parameters,
        "_fields_of": staticmethod(_reader(names)),
    }
    made: type[Any] = type(cls.__name__, cls.__bases__, common | _METHODS | (_ORDER if order else {}) | own)
    made.__qualname__ = cls.__qualname__
    return made


def _init(cls: type[Any], given: Mapping[str, Any], *, kw_only: bool) -> Callable[..., None]:
    """Return the method that fills the fields of a class; `given` are their defaults."""
    known: dict[str, Any] = {}
    parameters: list[str] = []
    lines: list[str] = []
    for place, name in enumerate(cls.__slots__):
        known[f"_set{place}"] = getattr(cls, name).__set__
        default = given.get(name, MISSING)
        made = default.default_factory if isinstance(default, dataclasses.Field) else MISSING
        if made is not MISSING:
            known |= {f"_make{place}": made, "_missing": MISSING}
            parameters.append(f"{name}=_missing")
            lines.append(f" _set{place}(self, _make{place}() if {name} is _missing else {name})")
        else:
            known[f"_default{place}"] = default
            parameters.append(name if default is MISSING else f"{name}=_default{place}")
            lines.append(f" _set{place}(self, {name})")
    asked = ", ".join(["self", *(["*"] if kw_only and parameters else []), *parameters])
    exec(f"def __init__({asked}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102 - names of our own fields
    made_init: Callable[..., None] = known["__init__"]
    made_init.__qualname__ = f"{cls.__qualname__}.__init__"
    return made_init


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads all fields of a value."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


class _Parameters:
    """What `dataclasses` asks a class that another one extends."""

    frozen = True


class _Fields:
    """The fields of a class as `dataclasses` knows them; found out when they are asked for, which is seldom."""

    def __init__(self, plain: type[Any]) -> None:
        self._plain = plain

    def __get__(self, instance: object, owner: Any) -> dict[str, dataclasses.Field[Any]]:
        known: Any = type(self._plain.__name__, (), dict(self._plain.__dict__))
        found: dict[str, dataclasses.Field[Any]] = vars(dataclasses.dataclass(frozen=True)(known))[
            "__dataclass_fields__"
        ]
        owner.__dataclass_fields__ = found
        return found


def _is_equal(self: Any, other: Any) -> bool:
    return self._fields_of(self) == self._fields_of(other) if other.__class__ is self.__class__ else NotImplemented


def _compared(name: str, compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def method(self: Any, other: Any) -> bool:
        same = other.__class__ is self.__class__
        return compare(self._fields_of(self), self._fields_of(other)) if same else NotImplemented

    method.__name__ = name
    return method


def _hash(self: Any) -> int:
    return hash(self._fields_of(self))


def _shown(self: Any) -> str:
    parts = (f"{name}={value!r}" for name, value in zip(self.__slots__, self._fields_of(self), strict=True))
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _refuse(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of {self.__class__.__qualname__}")


def _state(self: Any) -> list[Any]:
    return list(self._fields_of(self))


def _restore(self: Any, state: Iterable[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_METHODS = {
    "__eq__": _is_equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _restore,
}

_ORDER = {
    "__lt__": _compared("__lt__", operator.lt),
    "__le__": _compared("__le__", operator.le),
    "__gt__": _compared("__gt__", operator.gt),
    "__ge__": _compared("__ge__", operator.ge),
}
