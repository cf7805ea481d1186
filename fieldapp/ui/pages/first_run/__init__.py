"""Three steps on a new laptop: language, passphrase, province."""
