"""The decorator `dataclass`, but that of frozen classes the type checker alone holds the values frozen; and the like.

To write and compile six methods for each of a hundred classes, as `dataclasses` does, takes a good part of the time of
a short build, and its frozen values take four times as long to make. Here a class gets but its `__init__` written,
and that when some values of it are made: for the first few a general one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
    from functools import cached_property as cached_property
else:
    import dataclasses
    from operator import attrgetter

    _FEW = 25
    """Values of a class that are made sooner by the general `__init__` than its own is written."""

    def dataclass(*, frozen=False, slots=False, kw_only=False):
        """Return a class as `dataclasses.dataclass` does, of which at least one field is compared.

        Of a field only its default, `compare` and `kw_only` are known; there is no `ClassVar` and no `__post_init__`.
        One that is no parameter, `field(init=False, compare=False, metadata={"of": "name.part"})`, is a part of another
        one, and stands in the value itself so that it is read sooner.
        """
        return lambda cls: _compared(_made_late(_with_fields(cls, slots=slots, kw_only=kw_only)), frozen=frozen)

    class cached_property:  # noqa: N801 - as it is called there
        """A property that is found out once, as `functools` has it; before Python 3.12 that one takes a lock."""

        def __init__(self, find):
            self._find = find
            self.__doc__ = find.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, value, owner=None):
            if value is None:
                return self
            found = value.__dict__[self._name] = self._find(value)
            return found

    def replace(value, /, **changes):
        """Return a value like another one, but for some of its fields, as `dataclasses.replace` does."""
        for name, field in value.__dataclass_fields__.items():
            if field.init and name not in changes:
                changes[name] = getattr(value, name)
        return value.__class__(**changes)

    def _with_fields(cls, *, slots, kw_only):
        """Return a class that knows its fields, so that `dataclasses` takes it for one of its own."""
        above = [getattr(base, "__dataclass_fields__", {}) for base in reversed(cls.__mro__[1:])]
        inherited = {name: field for fields in above for name, field in fields.items()}
        own = {name: _field(cls, name, kw_only=kw_only) for name in cls.__annotations__}
        if slots:
            members = {name: value for name, value in cls.__dict__.items() if name not in own}
            for made_for_dict in ("__dict__", "__weakref__"):
                members.pop(made_for_dict, None)
            members["__slots__"] = tuple(name for name in own if name not in inherited)
            members["__qualname__"] = cls.__qualname__
            cls = type(cls)(cls.__name__, cls.__bases__, members)
        cls.__dataclass_fields__ = inherited | own
        cls.__match_args__ = tuple(
            name for name, field in cls.__dataclass_fields__.items() if field.init and not field.kw_only
        )
        return cls

    def _field(cls, name, *, kw_only):
        """Return a field of a class, which may stand there already as the value of its attribute."""
        given = cls.__dict__.get(name, dataclasses.MISSING)
        field = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
        if field is given:
            delattr(cls, name)
        field.name, field.type, field.kw_only = name, cls.__annotations__[name], kw_only
        field._field_type = dataclasses._FIELD
        return field

    def _made_late(cls):
        """Give a class an `__init__` that puts the true one in its own place once that is worth while."""
        fields = {name: field for name, field in cls.__dataclass_fields__.items() if field.init}
        defaults = {name: field.default for name, field in fields.items() if field.default is not dataclasses.MISSING}
        factories = {
            name: field.default_factory
            for name, field in fields.items()
            if field.default_factory is not dataclasses.MISSING
        }
        places = cls.__match_args__
        parts = {name: attrgetter(field.metadata["of"]) for name, field in _parts(cls)}
        made = 0

        def init(self, *values, **named):
            nonlocal made
            made += 1
            told = dict(zip(places, values, strict=False)) | named
            given = defaults | told
            for name, make in factories.items():
                if name not in given:
                    given[name] = make()
            if made > _FEW or len(told) < len(values) + len(named) or given.keys() != fields.keys():
                cls.__init__ = _init_of(cls)  # which says what is missing, or too much
                cls.__init__(self, *values, **named)
                return
            for name, value in given.items():
                setattr(self, name, value)
            for name, read in parts.items():
                setattr(self, name, read(self))

        cls.__init__ = init
        return cls

    def _parts(cls):
        """Return the fields of a class that are parts of others, by their names."""
        return [(name, field) for name, field in cls.__dataclass_fields__.items() if not field.init]

    def _init_of(cls):
        """Return the method that takes values for the fields of a class, as `dataclasses` writes it."""
        fields = [field for field in cls.__dataclass_fields__.values() if field.init]
        known, parameters, named, lines = {"_unset": object()}, [], [], []
        for field in fields:
            name, default = field.name, ""
            value = name
            if field.default is not dataclasses.MISSING:
                known[f"_of_{name}"], default = field.default, f"=_of_{name}"
            elif field.default_factory is not dataclasses.MISSING:
                known[f"_of_{name}"], default = field.default_factory, "=_unset"
                value = f"_of_{name}() if {name} is _unset else {name}"
            (named if field.kw_only else parameters).append(name + default)
            lines.append(f" self.{name}={value}\n")
        lines += [f" self.{name}=self.{field.metadata['of']}\n" for name, field in _parts(cls)]
        taken = ",".join(["self", *parameters, *(["*", *named] if named else [])])
        code = compile(f"def __init__({taken}):\n{''.join(lines)}", "<string>", "exec")
        # Of a text, not of compiled code, Python remembers a Ctrl-C that came here, and dies of it in the end though it
        # was caught: https://github.com/python/cpython/blob/v3.11.7/Python/pythonrun.c#L1696
        exec(code, known)  # noqa: S102 - of our own names
        init = known["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _compared(cls, *, frozen):
        """Give a class the methods that it has beside `__init__`."""
        fields = cls.__dataclass_fields__
        read = attrgetter(*(name for name, field in fields.items() if field.compare))

        def is_equal(self, other):
            return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

        def hash_of(self):
            return hash(read(self))

        def shown(self):
            parts = ", ".join(f"{name}={getattr(self, name)!r}" for name, field in fields.items() if field.init)
            return f"{self.__class__.__qualname__}({parts})"

        cls.__eq__, cls.__hash__, cls.__repr__ = is_equal, hash_of if frozen else None, shown
        return cls
