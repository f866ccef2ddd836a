"""The playbook: what the trade says, in both languages, and the rep's own words over it."""
