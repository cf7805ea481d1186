"""Training mode: a made-up province to practise in, marked LATIHAN, that is never uploaded.

    book = open_training(training_folder(profile), progress, stop)

People, cases and shelters are invented by seed and written through the same forms as real work, so every screen and
report behaves as it will. They live in a profile of their own; nothing of it ever touches the real one.
"""

from fieldapp.training.province import open_training as open_training
from fieldapp.training.province import remove_training as remove_training
from fieldapp.training.province import training_folder as training_folder
