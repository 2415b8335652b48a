"""The work of translators: what is open, catalogs brought up to date, files sent and taken back."""
