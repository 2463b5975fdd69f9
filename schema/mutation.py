from strawberry.tools import merge_types

from schema.mutaties.bijlage import BijlageMutaties

Mutation = merge_types(
    "Mutation",
    (BijlageMutaties,),
)
