"""Wording: from values to plain words. Small, so that every sentence can be tested."""
