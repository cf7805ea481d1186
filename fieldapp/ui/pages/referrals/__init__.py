"""Referrals and the agenda: who waits for what, the next step, the letters."""
