"""What this person has done, read from the vault as the light facts that ranking, guards and sheets work on."""

from collections.abc import Iterable, Sequence

from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.practices.history import Earlier, Past, from_moment, from_run
from brimful.vault.opened import Opened
from brimful.vault.record import Record


def pasts(opened: Opened) -> list[Past]:
    """Every use of a practice, from the runs and from the rounds of the moment flow; oldest first."""
    return pasts_of(opened.all(Run), opened.all(Episode))


def pasts_of(runs: Iterable[Record[Run]], episodes: Iterable[Record[Episode]]) -> list[Past]:
    """The same from records. A run inside the moment flow counts by the flow's own numbers, once."""
    episodes = list(episodes)
    flows = {episode.id for episode in episodes}
    alone = [
        from_run(run.data.practice, run.data.started_at, run.data.fields)
        for run in runs
        if not (run.data.short and run.data.episode in flows) and run.data.status != "open"
    ]
    inside = [
        past
        for episode in episodes
        for past in from_moment(episode.data.log, episode.data.state, episode.data.activation_start)
    ]
    return sorted([*alone, *inside], key=lambda past: past.at)


def earlier_of(episodes: Iterable[Record[Episode]]) -> list[Earlier]:
    """Earlier runs of the moment flow, as its guards read them."""
    return [Earlier(e.data.started_at, e.data.state, e.data.part) for e in episodes]


def completed(runs: Sequence[Record[Run]], practice: str) -> int:
    """How often a practice was done to its end."""
    return sum(run.data.practice == practice and run.data.status == "done" for run in runs)
