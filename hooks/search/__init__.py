"""What can be found: words, places and facets of all offers, as files that a browser searches."""
