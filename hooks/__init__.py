"""The offer directory: reads the records of ``offers/`` and draws a site from them."""
