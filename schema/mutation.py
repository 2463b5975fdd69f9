import strawberry

from schema.mutaties.actor import ActorMutaties
from schema.mutaties.betrokkene import BetrokkeneMutaties
from schema.mutaties.bijlage import BijlageMutaties
from schema.mutaties.categorie import CategorieMutaties
from schema.mutaties.digitaal_adres import DigitaalAdresMutaties
from schema.mutaties.interne_taak import InterneTaakMutaties
from schema.mutaties.interne_taak_verwerken import InterneTaakVerwerkenMutaties
from schema.mutaties.klantcontact import KlantcontactMutaties
from schema.mutaties.koppel_actor import KoppelActorMutaties
from schema.mutaties.onderwerpobject import OnderwerpobjectMutaties
from schema.mutaties.partij import PartijMutaties
from schema.mutaties.partij_identificator import PartijIdentificatorMutaties
from schema.mutaties.rekeningnummer import RekeningnummerMutaties
from schema.mutaties.samenvoegen import SamenvoegMutaties
from schema.mutaties.vertegenwoordiging import VertegenwoordigingMutaties


@strawberry.type(
    description="Wat er in het register vastgelegd, gewijzigd en verwijderd kan worden."
    " Elke mutatie lukt als geheel of niet."
)
class Mutation(
    ActorMutaties,
    BetrokkeneMutaties,
    BijlageMutaties,
    CategorieMutaties,
    DigitaalAdresMutaties,
    InterneTaakMutaties,
    InterneTaakVerwerkenMutaties,
    KlantcontactMutaties,
    KoppelActorMutaties,
    OnderwerpobjectMutaties,
    PartijIdentificatorMutaties,
    PartijMutaties,
    RekeningnummerMutaties,
    SamenvoegMutaties,
    VertegenwoordigingMutaties,
):
    """Everything that writes, per concept."""
