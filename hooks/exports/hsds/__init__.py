"""The directory as HSDS 3.0 (https://docs.openreferral.org): JSON as of its API, and its tables."""
