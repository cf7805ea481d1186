"""Question widgets, one type a file: dumb views that show a node and say what was answered.

An editor never decides: ``set_node`` shows what the form session says and emits nothing; ``answered`` gives the
text the session should hold, canonical when it can be read and as typed when it cannot.
"""
