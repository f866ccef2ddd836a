"""What prep chooses for one visit, and why: pure rules over the records around it (M22-M46)."""
