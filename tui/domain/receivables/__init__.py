"""What the trade knows of money that is owed: ageing, promises, payers, the queue (M52-M62)."""
