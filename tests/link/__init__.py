"""A bad link in user space, and made-up rapid assessments to send over it."""
