"""An offer as linked data (https://schema.org), which search engines and other programs read."""
