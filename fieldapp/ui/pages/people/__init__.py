"""Search before create: query, candidates, comparison."""
