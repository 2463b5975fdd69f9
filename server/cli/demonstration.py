import orjson

# The story's client; the query of the README.
_FIRST = """\
query Eerste($van: ContactgeschiedenisSleutel!) {
  contactgeschiedenis(van: $van) {
    partij { volledigeNaam }
    samenvatting { aantal misluktePogingen openTaken onbeantwoord }
    tijdlijn(first: 3) { nodes { tijdstip omschrijving } }
  }
}"""
_VARIABLES = {"van": {"partij": {"bsn": "999993653"}}}


def introduction() -> str:
    """The first query to try, as text for the terminal."""
    variables = orjson.dumps(_VARIABLES).decode()
    return (
        f"\nProbeer als eerste, in de pagina of met curl:\n\n{_FIRST}\n\nmet deze variabelen:\n\n{variables}\n\n"
        "De hele contactgeschiedenis (C9127) en een voorbeeld bij elke andere casus staan klaar in de pagina.\n\n"
    )
