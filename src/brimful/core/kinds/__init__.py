"""Record kinds, one module each, found by folder: a new file here is a new kind."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from brimful.core.kind import Kind, KindSpec


def spec_of(kind: type[Kind] | str) -> KindSpec:
    """The spec of a kind, by its name or by its structure. Raises KeyError for what is no kind."""
    return KINDS[kind] if isinstance(kind, str) else _BY_STRUCT[kind]


def _spec(module: ModuleType) -> KindSpec:
    structs = [s for s in vars(module).values() if isinstance(s, type) and s.__module__ == module.__name__]
    (struct,) = (s for s in structs if issubclass(s, Kind))
    upcasters = getattr(module, "UPCASTERS", {})
    if sorted(upcasters) != list(range(1, module.SCHEMA)):
        raise TypeError(f"{module.__name__}: schema {module.SCHEMA} needs upcasters 1 to {module.SCHEMA - 1}")
    return KindSpec(
        name=module.KIND,
        schema=module.SCHEMA,
        struct=struct,
        upcasters=MappingProxyType(upcasters),
        fields=frozenset(struct.__struct_encode_fields__),
        doc=(struct.__doc__ or "").strip(),
    )


def _discover() -> Mapping[str, KindSpec]:
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    specs = sorted((_spec(module) for module in modules), key=lambda spec: spec.name)
    return MappingProxyType({spec.name: spec for spec in specs})


KINDS: Mapping[str, KindSpec] = _discover()
_BY_STRUCT: Mapping[type[Kind], KindSpec] = {spec.struct: spec for spec in KINDS.values()}
