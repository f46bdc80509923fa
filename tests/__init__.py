"""The tests: unit (laid out like unknot/), properties, journeys, and the cases of knowledge/."""
