"""Attachments of drafts and submissions: names, hashes and the random names of their sealed files.

The bytes lie beside the database as sealed files, durable before any row names them.
"""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.part import Part
from fieldapp.db.schema import attachment as attachment_table
from fieldapp.db.schema import attachment_file, submission
from fieldapp.domain.submission import Attachment
from fieldapp.errors import StoreError


class Attached(Part):
    """``attach``, ``attachments``, ``attachment_file``, ``unused_files``."""

    def attach(self, instance_id: str, attachment: Attachment, path_name: str) -> None:
        """Name a file that is already durable; this content is read from it from now on. Raises NotADraft."""
        row = {
            "instance_id": instance_id,
            "name": attachment.name,
            "sha256": attachment.sha256,
            "size": attachment.size,
            "media_type": attachment.media_type,
        }
        kept = {"sha256": attachment.sha256, "file_name": path_name, "stored_at": self._clock()}
        with self._draft(instance_id) as connection:
            connection.execute(insert(attachment_file).values(kept).on_conflict_do_update(["sha256"], set_=kept))
            connection.execute(
                insert(attachment_table)
                .values(row)
                .on_conflict_do_update(index_elements=["instance_id", "name"], set_=row)
            )

    def attachments(self, instance_id: str) -> tuple[Attachment, ...]:
        """Files of an assessment, by name."""
        columns = select(
            attachment_table.c.name, attachment_table.c.sha256, attachment_table.c.size, attachment_table.c.media_type
        )
        wanted = columns.where(attachment_table.c.instance_id == instance_id).order_by(attachment_table.c.name)
        with self._reading() as connection:
            return tuple(Attachment(*row) for row in connection.execute(wanted))

    def attached_as(self, name: str) -> tuple[tuple[str, str, Attachment], ...]:
        """(form id, instance id, file) of every submission that has a file of this name, in the order finalized."""
        of = attachment_table.c
        columns = select(submission.c.form_id, of.instance_id, of.name, of.sha256, of.size, of.media_type)
        joined = columns.join(submission, submission.c.instance_id == of.instance_id)
        wanted = joined.where(of.name == name, of.travels == 1).order_by(submission.c.finalized_at, of.instance_id)
        with self._reading() as connection:
            return tuple((form_id, one, Attachment(*file)) for form_id, one, *file in connection.execute(wanted))

    def attachment_file(self, sha256: str) -> str:
        """The file name in the attachments folder. Raises StoreError when this content is not here."""
        wanted = select(attachment_file.c.file_name).where(attachment_file.c.sha256 == sha256)
        with self._reading() as connection:
            found = connection.scalar(wanted)
        if found is None:
            raise StoreError("An attachment's file is not on this laptop.")
        return str(found)

    def unused_files(self) -> tuple[str, ...]:
        """Forget the files that no assessment names any more, those in the bin counted; returns what to delete.

        Call it while no draft is open. A file that no row ever named (a crash came between file and row) is not
        returned: in the folder of a store that was brought back from a backup it may be the only trace of work.
        """
        named = select(attachment_table.c.sha256)
        with self._writing() as connection:
            gone = connection.scalars(
                delete(attachment_file)
                .where(attachment_file.c.sha256.not_in(named))
                .returning(attachment_file.c.file_name)
            ).all()
        return tuple(sorted(gone))
