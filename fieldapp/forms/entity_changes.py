"""What a filled form says about entities (ODK Entities 2025.1), exactly as its submission will say it."""

from fieldapp.domain.submission import EntityChange
from fieldapp.forms.form import EntityPlan
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.live import Live


def attribute_text(entity: InstanceNode, name: str) -> str:
    """``@id`` … of an entity block, "" when the form has no such attribute."""
    definition = entity.definition.children.get(f"@{name}")
    return entity.kids[definition][0].text if definition is not None else ""


def entity_action(entity: InstanceNode) -> str:
    """create, update, or "" when the block says nothing: neither is true, it is not relevant, or it has no id.

    Both true: an entity with a known base version is updated, another one created.
    """
    if not entity.relevant or not attribute_text(entity, "id"):
        return ""
    create, update = (attribute_text(entity, name) in ("1", "true") for name in ("create", "update"))
    if create and update:
        return "update" if attribute_text(entity, "baseVersion") else "create"
    return "create" if create else "update" if update else ""


def entity_changes(live: Live) -> tuple[EntityChange, ...]:
    """In document order; only relevant questions say something."""
    changes: list[EntityChange] = []
    for plan in live.form.entities:
        for entity in live.e.root.below(plan.entity):
            action = entity_action(entity)
            if action:
                changes.append(_change(live, plan, entity, action))
    return tuple(changes)


def _change(live: Live, plan: EntityPlan, entity: InstanceNode, action: str) -> EntityChange:
    label = entity.definition.children.get("label")
    base = attribute_text(entity, "baseVersion")
    return EntityChange(
        entity_list=attribute_text(entity, "dataset"),
        entity_id=attribute_text(entity, "id"),
        action=action,
        label=entity.kids[label][0].text if label is not None else "",
        properties=_properties(live, plan, entity),
        base_version=int(base) if base.isdecimal() else 0,
        branch_id=attribute_text(entity, "branchId"),
    )


def _properties(live: Live, plan: EntityPlan, entity: InstanceNode) -> dict[str, str]:
    assert entity.parent is not None, "an entity stands in meta"
    container = entity.parent.parent
    assert container is not None, "meta is never the root"
    return {
        name: live.canonical(node)
        for name, definition in plan.properties.items()
        for node in container.below(definition)
        if node.relevant
    }
