"""From other people's data to records: read, cleaned, checked, and merged with what is there."""
