"""Pure translation between the values of the core and other formats. No Django, no files, no clock."""
