"""Two records are one person, or no longer: filled by the screen that compares them."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person_id"),
    row("csv-external", "merge"),
    row("hidden", "merge_id"),
    row("hidden", "new_merge_id", default="uuid()"),
    row("calculate", "merge_key", calculation="if(${merge_id} != '', ${merge_id}, ${new_merge_id})"),
    row("hidden", "kept_id", save_to="merge#kept_id"),
    row("hidden", "merged_id", save_to="merge#merged_id"),
    row("hidden", "kept_name"),
    row("hidden", "merged_name"),
    row("hidden", "chosen", save_to="merge#chosen"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "merge",
        "label": "concat(${kept_name}, ' = ', ${merged_name})",
        "entity_id": "${merge_key}",
        "create_if": "${merge_id} = ''",
        "update_if": "${merge_id} != ''",
    },
]
SETTINGS = {
    "form_id": "person_merge",
    "form_title": "Penggabungan data ganda",
    "version": "2026112601",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${decision} = 'split', 'Pisah: ', 'Gabung: '), ${kept_name}, ' dan ', ${merged_name})",
}
