"""What places of the navigation and roles of workers are called in the language in use."""

from fieldapp.ui.words import translate


def place_name(place: str) -> str:
    """The word for a place."""
    return {
        "home": translate("Nav", "Home"),
        "people": translate("Nav", "Find person"),
        "records": translate("Nav", "Records"),
        "referrals": translate("Nav", "Referrals"),
        "shelter": translate("Nav", "Shelter"),
        "queue": translate("Nav", "Upload queue"),
        "review": translate("Nav", "Review"),
        "merge": translate("Nav", "Duplicates"),
        "team": translate("Nav", "Team"),
        "reports": translate("Nav", "Reports"),
        "settings": translate("Nav", "Settings"),
    }[place]


def role_name(role: str) -> str:
    """The word for a worker's role; a role this version does not know is shown as it is."""
    known = {
        "petugas": translate("Nav", "Outreach worker"),
        "worker": translate("Nav", "Outreach worker"),
        "intake": translate("Nav", "Intake officer"),
        "penerimaan": translate("Nav", "Intake officer"),
        "penyelia": translate("Nav", "Supervisor"),
        "supervisor": translate("Nav", "Supervisor"),
        "partner": translate("Nav", "Partner"),
        "admin": translate("Nav", "Administrator"),
        "administrator": translate("Nav", "Administrator"),
    }
    return known.get(role.casefold(), role)
