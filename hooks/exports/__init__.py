"""What leaves for other programs: each module one format, from the same records as the pages."""
