"""Every code of the kinds of which the program itself never goes through all."""

from __future__ import annotations

from typing import Final, get_args

from tui.domain.codes import Purpose
from tui.domain.prep_rules import Approach, Clock, Phase

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
PHASES: Final[tuple[Phase, ...]] = get_args(Phase)
CLOCKS: Final[tuple[Clock, ...]] = get_args(Clock)
APPROACHES: Final[tuple[Approach, ...]] = get_args(Approach)
