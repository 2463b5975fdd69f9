"""What changes while someone watches: who hears of what, and how it is read anew for them."""
