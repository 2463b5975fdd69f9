"""The categorieën that every seeded register has."""

from server.seed.identiteit import Soort, vast_uuid

CATEGORIEEN = tuple(
    (vast_uuid(Soort.CATEGORIE, volgnummer), naam)
    for volgnummer, naam in enumerate(("Mantelzorger", "Ondernemer", "Raadslid", "Vrijwilliger", "Pers"), start=1)
)
MANTELZORGER = CATEGORIEEN[0][0]
