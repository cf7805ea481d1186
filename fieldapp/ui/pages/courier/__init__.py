"""Work on sticks: make packs, carry those of other laptops, read the receipts that come back."""
