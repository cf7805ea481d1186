"""Forms from the command line: fill one by a list of steps, ask an instance expressions."""
