"""What a record is: one line a field gives its form, its German help and its HSDS name."""
