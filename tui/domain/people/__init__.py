"""What the trade knows of the people at an account: who decides, who is with us (M11-M28, M70)."""
