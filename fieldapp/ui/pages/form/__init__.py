"""The assessment form: one section a page, every answer on disk before the worker can notice."""
