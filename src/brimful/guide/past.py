"""What this person has done, read from the vault as the light facts that ranking, guards and sheets work on."""

from collections.abc import Iterable, Mapping, Sequence

from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.practices.activated.history import Earlier, Past, from_moment, from_run
from brimful.vault.opened import Opened
from brimful.vault.record import Record


def pasts(opened: Opened) -> list[Past]:
    """Every use of a practice, from the runs and from the rounds of the moment flow; oldest first."""
    return pasts_of(opened.all(Run), opened.all(Episode))


def pasts_of(runs: Iterable[Record[Run]], episodes: Iterable[Record[Episode]]) -> list[Past]:
    """The same from records. A run inside the moment flow counts by the flow's own numbers, once."""
    episodes = list(episodes)
    flows = {episode.id: episode.data for episode in episodes}
    alone = [
        from_run(run.data.practice, run.data.started_at, run.data.fields)
        for run in runs
        if run.data.status != "open" and not _inside(run.data, flows)
    ]
    inside = [
        past
        for episode in episodes
        for past in from_moment(episode.data.log, episode.data.state, episode.data.activation_start)
    ]
    return sorted([*alone, *inside], key=lambda past: past.at)


def _inside(run: Run, flows: Mapping[str, Episode]) -> bool:
    """Whether a run was a round of a flow; what the last choice led to came after the flow and counts by itself."""
    flow = flows.get(run.episode or "")
    return flow is not None and (flow.ended_at is None or run.started_at < flow.ended_at)


def earlier_of(episodes: Iterable[Record[Episode]]) -> list[Earlier]:
    """Earlier runs of the moment flow, as its guards read them."""
    return [Earlier(e.data.started_at, e.data.state, e.data.part) for e in episodes]


def completed(runs: Sequence[Record[Run]], practice: str) -> int:
    """How often a practice was done to its end."""
    return sum(run.data.practice == practice and run.data.status == "done" for run in runs)
