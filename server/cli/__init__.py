def main() -> None:
    """Console entry `klantgraaf`."""
    from server.cli.app import run  # noqa: PLC0415 - importing this package must cost nothing

    run()
