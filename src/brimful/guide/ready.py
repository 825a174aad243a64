"""What readiness reads of a person's own records."""

from datetime import datetime

from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.nurturer import Nurturer
from brimful.core.kinds.run import Run
from brimful.practices.activated.history import number
from brimful.practices.readiness import Done, Known
from brimful.vault.opened import Opened


def known_of(opened: Opened) -> Known:
    done = [record.data for record in opened.all(Run) if record.data.status == "done"]
    state, activation = _last_check(opened, done)
    return Known(
        done=[
            Done(
                run.practice,
                run.started_at,
                number(run.fields.get("activation_before")),
                number(run.fields.get("activation_after")),
                str(run.fields.get("helped") or ""),
            )
            for run in done
        ],
        state=state,
        activation=activation,
        nurturers=len(opened.all(Nurturer)),
    )


def _last_check(opened: Opened, done: list[Run]) -> tuple[str | None, int | None]:
    """State and strength of the last check-in or state check."""
    checks: list[tuple[datetime, str | None, int | None]] = [
        (record.data.at, record.data.state, record.data.activation) for record in opened.all(CheckIn)
    ]
    for run in done:
        state, strong = run.fields.get("state"), number(run.fields.get("activation"))
        if run.practice == "state-check":
            checks.append((run.started_at, state if isinstance(state, str) else None, strong))
    _, state, activation = max(checks, key=lambda check: check[0], default=(None, None, None))
    return state, activation
