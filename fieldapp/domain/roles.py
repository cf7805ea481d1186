"""Who may do what on a laptop: roles and their permissions (requirement R-11, UU 27/2022 Ps. 35-39).

One table decides; ``fieldbook`` asks it before it reads or writes, screens ask it to offer only what works. A laptop
that no province enrolled belongs to whoever made its profile: they are their own supervisor and administrator.
"""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody is on a laptop; a province says it at enrolment, a supervisor for further users."""

    OWNER = "owner"  # of a laptop without a province
    WORKER = "worker"
    INTAKE = "intake"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    PARTNER = "partner"


class Permission(StrEnum):
    """One thing somebody may do. Sending, carrying, backing up and asking for help are everybody's."""

    ASSESS = "assess"  # start, answer, finalize, correct and discard one's own
    READ_PEOPLE = "read_people"  # search the register, open a person
    READ_OWN_SENSITIVE = "read_own_sensitive"  # sensitive fields of people one assessed oneself
    READ_SENSITIVE = "read_sensitive"  # of everybody
    READ_OTHERS = "read_others"  # what other users of this laptop recorded
    SHOW_NIK = "show_nik"
    CONSENT = "consent"  # record consent and its withdrawal
    REFER = "refer"
    SHELTER = "shelter"  # admit, move, discharge, count
    PRINT = "print"  # a person's summary, a letter
    OUTSIDE = "outside"  # share without consent on another legal basis, with a reason
    REPORT = "report"  # numbers
    EXPORT = "export"  # lists that name people
    MERGE = "merge"  # make two records one, and split them
    DECIDE = "decide"  # what laptops state differently
    REVIEW = "review"  # read the team's work, approve it, return it
    TEAM = "team"  # who has what unsent, visits for others, the relay in one room
    BATCH = "batch"  # take in tables of paper assessments
    KEY_AGAIN = "key_again"  # key a paper form a second time
    IMPORT_FORM = "import_form"
    USERS = "users"  # add and remove users of this laptop, issue new passphrases
    READ_AUDIT = "read_audit"
    PURGE = "purge"  # before its day
    UPLOAD = "upload"
    CARRY = "carry"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SUPPORT = "support"


P = Permission
EVERYBODY: Final = frozenset((P.UPLOAD, P.CARRY, P.BACK_UP, P.RESTORE, P.SUPPORT))
_CASEWORK: Final = frozenset((P.ASSESS, P.READ_PEOPLE, P.SHOW_NIK, P.CONSENT, P.REFER, P.PRINT, P.REPORT, P.SHELTER))
ROLES: Final[dict[Role, frozenset[Permission]]] = {
    Role.OWNER: frozenset(Permission),
    Role.WORKER: EVERYBODY | _CASEWORK | {P.READ_OWN_SENSITIVE, P.KEY_AGAIN},
    Role.INTAKE: EVERYBODY
    | _CASEWORK
    | {P.READ_OTHERS, P.KEY_AGAIN},  # a shelter's desk is one desk, whoever has the shift
    Role.SUPERVISOR: frozenset(Permission) - {P.READ_OWN_SENSITIVE},
    Role.ADMINISTRATOR: EVERYBODY | {P.IMPORT_FORM, P.USERS, P.READ_AUDIT, P.REPORT, P.PURGE},  # no case content
    Role.PARTNER: EVERYBODY | _CASEWORK | {P.READ_OWN_SENSITIVE},
}
AFTER_EXPIRY: Final = EVERYBODY | {P.ASSESS}  # recording and sending never stop; what is here already is closed
SPOKEN: Final = {
    "petugas": Role.WORKER,
    "penerimaan": Role.INTAKE,
    "penyelia": Role.SUPERVISOR,
    "admin": Role.ADMINISTRATOR,
    "mitra": Role.PARTNER,
}


def role_of(text: str) -> Role:
    """The role a province or a person says; nobody's word is the owner, a word nobody knows the least."""
    said = text.strip().casefold()
    if not said:
        return Role.OWNER
    if said in SPOKEN:
        return SPOKEN[said]
    return Role(said) if said in frozenset(Role) else Role.WORKER


def may(role: Role, permission: Permission) -> bool:
    """Whether the table allows it."""
    return permission in ROLES[role]
