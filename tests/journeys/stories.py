"""What people answer. A fact that a story does not name is answered "None of these" or skipped."""

from __future__ import annotations

from collections.abc import Mapping

Story = Mapping[str, str | list[str]]

#: pulled it while lifting three days ago; nothing else
PLAIN_STRAIN: Story = {
    "pain_areas": ["lower_back_left", "lower_back_right"],
    "pain_location": "lower_back",
    "intensity_0_10": "4",
    "duration_days": "3",
    "onset": "sudden",
    "trigger": "lifting",
    "pain_course": "improving",
    "episode_history": "familiar",
    "worse_with": ["bending_forward", "lifting"],
    "eased_by": ["moving", "heat"],
    "can_get_on_floor": "easily",
    "minutes_per_day": "20",
    "equipment": ["heat_pad", "chair", "mat"],
}

#: the same back, much worse
BAD_STRAIN: Story = {**PLAIN_STRAIN, "intensity_0_10": "6", "pain_course": "unchanged"}

#: pain for months, no danger sign
LONG_PAIN: Story = {**PLAIN_STRAIN, "duration_days": "40", "pain_course": "unchanged", "onset": "gradual"}
