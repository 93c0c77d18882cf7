"""Reading files into a `Resume`."""
