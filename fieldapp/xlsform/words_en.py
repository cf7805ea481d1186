"""What is wrong with a workbook and how to cure it, in English: code → (what, cure)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "meant": ("Did you mean “{name}”?", ""),
    # the file
    "macro_file": ("The workbook holds macros. They never run here.", "Save it as .xlsx without macros."),
    "plain_text": ("This is a plain text table (.csv).", "Save it as .xlsx."),
    "open_document": ("This is an OpenDocument table (.ods).", "Save it as .xlsx."),
    "xform_file": ("This is a compiled form (.xml), not a workbook.", "Give the .xlsx file it was made from."),
    "other_file": ("Files of the kind {suffix} are not workbooks.", "Give an .xlsx file."),
    "too_large": ("The file is larger than {limit} MB.", "Remove pictures and unused sheets from the workbook."),
    "not_found": ("There is no such file.", "Check the name and the folder."),
    "not_readable": ("The file cannot be read.", "Close it in other programs and check its permissions."),
    "locked": ("The workbook is protected with a password.", "Remove the password and save it as .xlsx."),
    "not_a_workbook": (
        "The file is damaged or is not an Excel workbook.",
        "Open it in Excel or LibreOffice and save it as .xlsx.",
    ),
    "unpacks_too_large": (
        "Unpacked, the workbook is larger than {limit} MB or has too many parts.",
        "Copy the sheets survey, choices and settings into a new workbook.",
    ),
    "external_links": (
        "Cells of the workbook are linked to other files. What they last showed is used.",
        "Break the links: Data, Edit Links, Break Link.",
    ),
    "too_heavy": (
        "The workbook needs more than {seconds} seconds or too much memory.",
        "Copy the sheets into a new workbook; move long lists into a CSV file.",
    ),
    "child_failed": ("The workbook could not be checked.", "Copy the sheets into a new workbook and try again."),
    "too_many_rows": (
        "There is a filled cell below row {limit}.",
        "Delete the rows below the form; move long lists into a CSV file.",
    ),
    "too_many_columns": (
        "There are filled cells beyond column {limit}.",
        "Delete the columns to the right of the form.",
    ),
    "cell_too_long": ("A cell holds more than {limit} characters.", "Shorten it."),
    "duplicate_column": ("The column “{name}” is there twice.", "Remove or rename one of them."),
    # XForms and ZIPs
    "xform_without_version": (
        "The form has no version.",
        "Give the form's root element the attribute version (sheet settings, version).",
    ),
    "media_missing": (
        "The file “{name}” is missing; the form works without it.",
        "Put it beside the form, or into the ZIP, and import again.",
    ),
    "file_too_large": ("The file is larger than {limit} MB.", "Make pictures and sounds smaller."),
    "zip_no_form": ("The ZIP holds no form.", "Put one .xlsx or one XForm .xml into it, with its files beside."),
    "zip_many_forms": ("The ZIP holds several forms: {names}.", "Make one ZIP for each form."),
    "zip_same_name": ("The ZIP holds several files called “{name}”.", "Keep one of them."),
    "bad_file_name": ("The name of a file in the ZIP is too long or cannot be used.", "Give it a short name."),
    "zip_too_large": (
        "Unpacked, the ZIP is larger than {limit} MB or has too many parts.",
        "Make pictures smaller and leave out what the form does not need.",
    ),
    "not_a_zip": (
        "The file is damaged, protected with a password, or not a ZIP.",
        "Make the ZIP again, without a password.",
    ),
    # survey
    "missing_survey": ("The workbook has no sheet called survey.{meant}", "Name the sheet with the questions survey."),
    "empty_survey": ("The sheet survey has no rows.", "Write at least one question."),
    "unknown_column": ("Nobody knows the column “{name}”.{meant}", "Correct the header."),
    "extra_column": ("The column “{name}” is not read.", "Remove it, or start its name with a known column."),
    "missing_column": ("The column “{name}” is missing.", "Add it to the header row."),
    "missing_type": ("The row has no type.", "Write a type such as text or select_one, or clear the row."),
    "unknown_type": ("Nobody knows the type “{name}”.{meant}", "Use a type of XLSForm."),
    "no_list_named": ("“{name}” names no choice list.", "Write the list behind it: {name} my_list."),
    "list_name_words": ("“{tail}” stands behind the list “{name}”.", "A list name is one word; join the words with _."),
    "missing_list": (
        "The choice list “{name}” is not on the sheet choices.{meant}",
        "Add the list or correct its name here.",
    ),
    "missing_name": ("The row has no name.", "Give it a name: letters, digits and _."),
    "bad_name": ("“{name}” cannot be a name.", "Start with a letter; then letters, digits, _ only, no spaces."),
    "reserved_name": ("The name “{name}” belongs to the form itself.", "Take another name."),
    "duplicate_name": ("The name “{name}” is taken by row {other_row}.", "Give one of the two another name."),
    "too_deep": ("There are more than {limit} groups and repeats in one another.", "Flatten the form."),
    "unclosed": ("begin_{what} “{name}” is never closed.", "Add a row end_{what} behind its last question."),
    "unopened": ("This end_{what} closes nothing.", "Remove the row, or add the begin_{what} that belongs to it."),
    "crossed": (
        "end_{what} closes begin_{other} “{name}” of row {other_row}.",
        "Write end_{other} here, or move the rows so that groups do not overlap.",
    ),
    "missing_calculation": ("The calculate row “{name}” calculates nothing.", "Fill the column calculation."),
    "missing_label": ("The question “{name}” has no words.", "Fill the column label."),
    # expressions
    "broken_reference": ("“${{{name}” is not a reference.", "Write ${{name_of_question}}, without spaces."),
    "unknown_reference": ("There is no question “{name}”.{meant}", "Correct the name inside ${{ }}."),
    "unclear_reference": ("There are several questions called “{name}”.", "Give the one you mean a name of its own."),
    "unknown_function": ("Nobody knows the function {name}().{meant}", "Use a function of the ODK specification."),
    # choices
    "choice_without_list": ("The choice “{name}” belongs to no list.", "Fill the column list_name."),
    "choice_without_name": ("A choice of the list “{list}” has no name.", "Fill the column name."),
    "choice_with_space": (
        "The choice “{name}” of the list “{list}” has a space in its name.",
        "Use _ instead: several answers are stored with spaces between them.",
    ),
    "choice_without_label": ("The choice “{name}” has no label.", "Write what people shall read."),
    "duplicate_choice": (
        "The list “{list}” has “{name}” in row {other_row} already.",
        "Give one of the two another name.",
    ),
    "unused_list": ("No question uses the list “{name}”.", "Remove it, or name it in a question."),
    # languages
    "language_without_code": ("The language “{name}” has no code.", "Write it like English (en)."),
    "unknown_language": (
        "No column is in the default language “{name}”.{meant}",
        "Write it exactly as in the column headers.",
    ),
    "column_without_language": (
        "The column “{name}” says no language, others do ({languages}).",
        "Write the language: {name}::English (en).",
    ),
    "missing_language_column": ("There is no column “{name}::{language}”.", "Add it, or people read a gap."),
    "missing_translation": ("“{name}” is missing in {language}.", "Translate it."),
    # files and settings
    "missing_file": ("The file “{name}” is not beside the workbook.{meant}", "Put it into the folder of the workbook."),
    "missing_settings": (
        "The sheet settings is missing or blank.",
        "Add it with the columns form_title, form_id, version.",
    ),
    "missing_form_id": ("The form has no form_id.", "Write a short id without spaces; it never changes again."),
    "missing_version": ("The form has no version.", "Write one, such as 2026112501, and raise it with every change."),
    "bad_setting": ("“{value}” cannot be the {name}.", "Use letters, digits, _ - . only, no spaces."),
    "prefix_without_namespace": (
        "The prefix “{name}” has no namespace.",
        "Write {needed} under namespaces on the sheet settings.",
    ),
    "missing_title": ("The form has no title.", "Fill form_title."),
    # entities
    "entity_without_list": ("The entity names no list.", "Fill the column list_name."),
    "bad_entity_name": ("“{name}” cannot be an entity list.", "Start with a letter; no dots and no spaces."),
    "duplicate_entity": ("The entity list “{name}” is in row {other_row} already.", "Keep one row a list."),
    "entity_without_id": ("“{name}” is updated, but nothing says which one.", "Fill the column entity_id."),
    "entity_without_update_if": (
        "“{name}” is created or updated, but nothing says when it is updated.",
        "Fill the column update_if.",
    ),
    "entity_without_label": ("A new “{name}” has no label.", "Fill the column label."),
    "save_to_without_entities": ("“{name}” is saved to no entity.", "Add the sheet entities, or clear this cell."),
    "save_to_on_group": ("A group cannot be saved to “{name}”.", "Move save_to to a question."),
    "save_to_without_list": ("“{name}” does not say which entity it belongs to ({lists}).", "Write list#property."),
    "save_to_unknown_list": ("There is no entity list “{name}”.{meant}", "Correct the word before #."),
    "bad_property": ("“{name}” cannot be a property.", "Start with a letter; not name, label, dots or spaces."),
    "duplicate_property": ("Row {other_row} is saved to “{name}” already.", "Give one of the two another property."),
    # pyxform and the engine
    "not_convertible": ("The form cannot be compiled: {detail}", "Correct this place and check again."),
    "not_converted": ("The form cannot be compiled ({detail}).", "Compare the sheets with a form that works."),
    "doubt": ("{detail}", "Look whether it is meant so."),
    "picture_without_limit": (
        "Nothing limits the size of this picture; a large one takes long to send.",
        "Write max-pixels=1280 in the column parameters.",
    ),
    "engine_cycle": (
        "The calculation of “{name}” goes round in a circle: {through}.",
        "Take one of these references out.",
    ),
    "engine_unknown_function": ("{detail}", "{cure}"),
    "engine_bad_reference": ("{detail}", "{cure}"),
    "engine_missing_instance": ("{detail}", "Name a list of the sheet choices or a file that a question uses."),
    "engine_syntax": ("The expression cannot be read: {detail}", "{cure}"),
    "engine_unsupported": ("This cannot be run here: {detail}", "{cure}"),
    "engine_arguments": ("{detail}", "{cure}"),
    "engine_other": ("The form cannot be run: {detail}", "{cure}"),
    # the report
    "fine": ("fine, {questions} questions, {choices} choices, version {version}", ""),
    "warnings": ("{count} warnings", ""),
    "place_row": ("row {row}", ""),
    "total": ("{files} forms, {mistakes} mistakes", ""),
}
