"""``records``: what a run stores. It is computed from the steps, and the file must say the same."""

from collections.abc import Iterator

from brimful.practices.engine.dropped import DROPPED
from brimful.practices.rules.case import Case, Finding
from brimful.practices.schema import (
    Bodymap,
    Choice,
    Input,
    Letter,
    List,
    Media,
    Multi,
    Pick,
    Practice,
    Save,
    Scale,
    Table,
    Text,
    Timer,
    Years,
)

FORGOTTEN = "leave it out: safety and consent steer and are dropped"
TYPES: dict[type, str] = {
    Scale: "int 0-10", Years: "int or unsure", Choice: "key", Multi: "keys", Text: "str", List: "list of str",
    Bodymap: "body", Letter: "str", Media: "media", Timer: "due", Pick: "id",
}  # fmt: skip


def find(case: Case) -> Iterator[Finding]:
    said, computed = case.practice.records, of_case(case)
    for field in sorted(DROPPED & said.keys()):
        yield Finding("", f"{field} stands under records", FORGOTTEN)
    for place in case.places:
        if isinstance(place.step, Save):
            for field in sorted(DROPPED & set(place.step.from_)):
                yield Finding(place.step.at, f"{field} is saved", FORGOTTEN)
    for field, type_ in computed.items():
        if field not in said:
            yield Finding("", f"records has no {field}", f"{field}: {type_}")
        elif said[field] != type_:
            yield Finding("", f"records says {field}: {said[field]}", f"{field}: {type_}")
    for field in said:
        if field not in computed and field not in DROPPED:
            yield Finding(
                "",
                f"records names {field}, which no step asks",
                "only fields that the steps ask; extra ones under derive",
            )
    for field in case.practice.derive:
        if field in computed:
            yield Finding("", f"derive names {field}, which a step asks", "only what is computed")


def of(practice: Practice) -> dict[str, str]:
    """Field -> type, as ``records`` says it."""
    return of_case(Case.of(practice, {}, ()))


def of_case(case: Case) -> dict[str, str]:
    return {step.field: type_of(step) for step in case.inputs() if step.field not in DROPPED}


def type_of(step: Input) -> str:
    if isinstance(step, Table):
        return "rows{" + ", ".join(step.columns) + "}"
    return TYPES[type(step)]
