"""Why a figure is missed, and what would mend it, by the figure's key; said only while it is missed."""

REASONS: dict[str, str] = {}
