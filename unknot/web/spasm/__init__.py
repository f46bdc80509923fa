"""My back is in spasm: five signs, breathing, a position, warmth, a first movement, getting up, the next day.

Public pages without state: the address says where one is, nothing is stored, and no database is needed.
"""
