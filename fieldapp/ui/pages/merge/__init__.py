"""Who may be recorded twice: a list, two records side by side, one person; and two again."""
