from typing import Optional

import strawberry

from resolvers.actor import ACTOREN, ActorFilter
from schema.enums import SoortActor, sortering
from schema.invoer import domein, id_veld, veld
from schema.sleutels import ACTOR_TYPEN, ActorSleutelInput, ObjectidentificatorFilterInput


@domein(ActorFilter)
@strawberry.input(name="ActorFilter", description="Welke actoren. Alles wat u geeft moet gelden.")
class ActorFilterInput:
    """Filter of actoren."""

    en: list["ActorFilterInput"] | None = veld("Voldoet aan al deze filters.")
    of: list["ActorFilterInput"] | None = veld("Voldoet aan ten minste één van deze filters.")
    niet: Optional["ActorFilterInput"] = veld("Voldoet hier niet aan.")
    uuid: list[strawberry.ID] | None = id_veld("Deze actoren", *ACTOR_TYPEN)
    naam: str | None = veld("Met deze naam; kleine tikfouten doen er niet toe.")
    soort_actor: list[SoortActor] | None = veld("Van een van deze soorten.")
    indicatie_actief: bool | None = veld("Of de actor nog actief is.")
    email: str | None = veld("Met dit e-mailadres.")
    identificator: ObjectidentificatorFilterInput | None = veld("Met deze codes.")
    zelfde_persoon_als: ActorSleutelInput | None = veld("Alle actoren die dezelfde medewerker zijn.")


ActorSortering = sortering("ActorSortering", ACTOREN, "actoren")
