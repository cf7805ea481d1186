"""The frame around every page: navigation, top bar, status chip, shortcuts, idle lock."""
