"""What may be plugged into the laptop, and map files laid into its profile: satellite receiver, camera, microphone.

Nothing here draws on a screen or knows a form. What is not there is said plainly (an empty list, False), and the
questions go on without it.
"""
