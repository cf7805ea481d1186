"""What laptops state differently of one person, and the decision which value holds."""
