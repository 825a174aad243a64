"""A Little Me pact."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "pact"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Pact(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One line of a pact, and the new deal.

    ``wound``: key of @core_wounds
    ``belief``: words
    ``behaviour``: keys of @pact_moves or @activating
    ``effect``: keys of @pact_effects
    ``sentence_home``: the deal with home in one sentence
    ``between_mine``: own half of a deal between two
    ``between_yours``: guess at the other half
    ``new_deal``: the new deal
    ``first_crack``: one small moment to choose differently
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    wound: Any = None
    belief: Any = None
    behaviour: Any = None
    effect: Any = None
    sentence_home: Any = None
    between_mine: Any = None
    between_yours: Any = None
    new_deal: Any = None
    first_crack: Any = None
