"""Who works on this laptop."""

from dataclasses import dataclass

from fieldapp.domain.roles import Permission, Role, may, role_of


@dataclass(frozen=True, slots=True)
class Worker:
    """As the province enrolled them, or a supervisor named them on this laptop; blank before enrolment."""

    name: str = ""
    role: str = ""
    device_code: str = ""
    province_name: str = ""
    address: str = ""

    @property
    def kind(self) -> Role:
        """The role as the table of permissions knows it."""
        return role_of(self.role)

    @property
    def supervises(self) -> bool:
        """Whether they decide what is decided for others."""
        return bool(self.role) and may(self.kind, Permission.DECIDE)
