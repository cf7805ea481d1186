"""A supervisor's week: laptops in processes of their own, a province, sticks, a room, and a count of everything."""
