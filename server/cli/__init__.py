def main() -> None:
    """Console entry `klantgraaf`."""
    from server.cli.app import run

    run()
