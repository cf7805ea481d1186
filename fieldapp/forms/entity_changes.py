"""What a filled form says about entities (ODK Entities 2025.1), exactly as its submission will say it."""

from collections.abc import Callable

from fieldapp.domain.submission import Base, EntityChange
from fieldapp.forms.form import EntityPlan
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.live import Live

BaseOf = Callable[[str, str], Base]  # entity list, entity id → what was seen of it


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


def state_bases(live: Live, base_of: BaseOf) -> None:
    """Write into each block that updates an entity what the laptop had seen of it, unless the form says so itself."""
    for plan in live.form.entities:
        for entity in live.e.root.below(plan.entity):
            if entity_action(entity) == "update" and not attribute_text(entity, "baseVersion"):
                base = base_of(attribute_text(entity, "dataset"), attribute_text(entity, "id"))
                _put(entity, "baseVersion", str(base.base_version or ""))
                _put(entity, "trunkVersion", str(base.trunk_version or ""))
                _put(entity, "branchId", base.branch_id)


def _put(entity: InstanceNode, name: str, text: str) -> None:
    definition = entity.definition.children.get(f"@{name}")
    if definition is not None:
        entity.kids[definition][0].text = text


def _change(live: Live, plan: EntityPlan, entity: InstanceNode, action: str) -> EntityChange:
    label = entity.definition.children.get("label")
    return EntityChange(
        entity_list=attribute_text(entity, "dataset"),
        entity_id=attribute_text(entity, "id"),
        action=action,
        label=entity.kids[label][0].text if label is not None else "",
        properties=_properties(live, plan, entity),
        base_version=_number(attribute_text(entity, "baseVersion")),
        branch_id=attribute_text(entity, "branchId"),
        trunk_version=_number(attribute_text(entity, "trunkVersion")),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


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
