"""The editors' commands, a module each; `hooks.__main__` gathers them."""
