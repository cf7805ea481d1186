"""Entity blocks (ODK Entities 2025.1): ``meta/entity`` of the form or of any group or repeat, and ``saveto``."""

from collections.abc import Iterator

from fieldapp.forms.definition import Definition
from fieldapp.forms.form import EntityPlan
from fieldapp.forms.loading.draft import FormDraft


def read_entities(draft: FormDraft) -> tuple[EntityPlan, ...]:
    """Each block with the questions saved to it: those below its container and below no nearer one."""
    blocks = {_container(definition): definition for definition in draft.root.family() if _is_entity(definition)}
    plans: list[EntityPlan] = []
    for container, entity in blocks.items():
        if "@dataset" not in entity.children:
            draft.refuse(
                container.name, "Its entity names no list.", "Give the entity a list_name.", "syntax", "saveto"
            )
            continue
        saved = dict(_saved(container, blocks))
        plans.append(EntityPlan(entity, saved))
    taken = {definition for plan in plans for definition in plan.properties.values()}
    for definition in draft.root.family():
        if definition.attributes.get("saveto") and definition not in taken:
            draft.refuse(
                definition.name,
                "save_to is used, but no entity is declared around it.",
                "Declare the entity on the entities sheet.",
                "bad_reference",
                "saveto",
            )
    return tuple(plans)


def _is_entity(definition: Definition) -> bool:
    return definition.name == "entity" and definition.parent is not None and definition.parent.name == "meta"


def _container(entity: Definition) -> Definition:
    assert entity.parent is not None, "an entity stands in meta"
    assert entity.parent.parent is not None, "meta is never the root"
    return entity.parent.parent


def _saved(at: Definition, blocks: dict[Definition, Definition]) -> Iterator[tuple[str, Definition]]:
    for child in at.children.values():
        if child in blocks:
            continue
        name = child.attributes.get("saveto")
        if name:
            yield name, child
        yield from _saved(child, blocks)
