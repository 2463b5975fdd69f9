# The first query of the README, about the story's client; tests/docs compares them.
_QUERY = """\
query EersteVraag($klant: PartijSleutel!) {
  contactgeschiedenis(van: { partij: $klant }) {
    partij {
      volledigeNaam
    }
    samenvatting {
      aantal
      misluktePogingen
      onbeantwoord
      openTaken
    }
    klantcontacten(sortering: PLAATSGEVONDEN_OP_OPLOPEND, first: 1) {
      nodes {
        nummer
        plaatsgevondenOp
        kanaal
        onderwerp
        opvolging {
          nummer
          indicatieContactGelukt
          reactie
        }
      }
    }
  }
}"""
_VARIABLES = '{ "klant": { "bsn": "999993653" } }'


def introduction() -> str:
    """The first query to try, as text for the terminal."""
    return (
        f"\nProbeer als eerste deze vraag:\n\n{_QUERY}\n\nmet deze variabelen:\n\n{_VARIABLES}\n\n"
        "De hele contactgeschiedenis (C9127) en een voorbeeld bij elke andere casus staan klaar in de pagina.\n\n"
    )
