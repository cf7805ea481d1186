"""The upload queue: where every finalized assessment is on its way to the province, with its proof."""
