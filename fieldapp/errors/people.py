"""What does not fit people and roles: somebody else, a reason that is missing, a permission."""

from fieldapp.errors.base import FieldappError, StoreError


class NobodyHere(StoreError):
    """The register does not hold this person: never recorded here, or taken back to a draft."""

    code = "nobody_here"
    sentence = "This person is not on this laptop."


class AlreadyMerged(StoreError):
    """Two records that were to be compared are one person."""

    code = "already_merged"
    sentence = "These two records are one person already."


class RecordsChanged(StoreError):
    """A decision about two records that are no longer what was on screen."""

    code = "records_changed"
    sentence = "One of the two records has changed. Compare them again."


class ClaimsChanged(StoreError):
    """A decision about entries that are no longer what was on screen."""

    code = "claims_changed"
    sentence = "The entries about this person have changed meanwhile. Look at them again, then decide."


class ReasonMissing(FieldappError):
    """A decision that has to say why, without a word of why."""

    code = "reason_missing"
    sentence = "Say why in one line: what is flagged is approved, and what is returned comes back, with a reason."


class NotAllowed(FieldappError):
    """The role of who works here does not go so far. Facts: ``permission`` and ``role`` (``domain/roles``)."""

    code = "not_allowed"
    sentence = "Your role does not allow this ({permission}). Ask your supervisor."


class CannotFollow(FieldappError):
    """A step was about to be taken that cannot follow the last one. Facts: ``state``, ``said``."""

    code = "cannot_follow"
    sentence = "This is {state}; {said} cannot follow. Look at its steps and choose another."


class ConsentMissing(FieldappError):
    """Nothing was told. Facts: ``receiver`` (of the share list, ``office``, or ``named`` for a list of names) and
    ``why``: refused, unknown or withdrawn."""

    code = "consent_missing"
    sentence = (
        "The client's consent does not cover this receiver ({receiver}: {why}). Ask the client and record it, or give "
        "a legal basis with its reason, at least 10 characters."
    )


class PolicyExpired(NotAllowed):
    """The province was not heard from for so long that what is here stays closed. Facts: ``until`` (ISO day)."""

    code = "policy_expired"
    sentence = (
        "This laptop was not in touch with the province since {until}. Connect and send once; new records can be made."
    )
