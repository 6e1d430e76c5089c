"""One module a command: a function of plain values that reads, asks the pure parts, writes and tells."""
