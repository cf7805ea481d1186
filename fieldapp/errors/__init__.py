"""Expected trouble, grouped by who can act on it.

    FieldappError
    ├── FormError      the form's author: sheet, row, column, cause, cure
    ├── StoreError     this computer
    │   ├── WrongPassphrase, SlotRevoked, DiskFull, DiskTrouble, DamagedStore, NewerStore, StoreInUse, NotADraft,
    │   │   WorkPurged, TrainingOnly, FileInUse, BadBoundaries, BadPack, BadBackup, BadTable, StickTrouble, StickFull
    ├── SyncError      the way to the province
    │   ├── Offline, SignIn, ServerTrouble, OutdatedApp, ClockWrong, CaptivePortal, Untrusted
    ├── CannotFollow   the worker: a step that the case's state does not allow
    ├── NotAllowed     the worker: somebody else may do this
    ├── ConsentMissing the worker: the client did not agree that this receiver is told
    └── Cancelled      a person said stop; never shown as an error

Every error carries a ``code`` (stable, for screens and logs) and ``facts`` (numbers and names of
things, never answers). ``str(error)`` is an English sentence that says what to do; screens say it in
the worker's language from ``code`` and ``facts``.
"""

from fieldapp.errors.base import (
    Cancelled as Cancelled,
)
from fieldapp.errors.base import (
    FieldappError as FieldappError,
)
from fieldapp.errors.base import (
    FormError as FormError,
)
from fieldapp.errors.base import (
    FormProblem as FormProblem,
)
from fieldapp.errors.base import (
    StoreError as StoreError,
)
from fieldapp.errors.carried import (
    BadBackup as BadBackup,
)
from fieldapp.errors.carried import (
    BadBoundaries as BadBoundaries,
)
from fieldapp.errors.carried import (
    BadPack as BadPack,
)
from fieldapp.errors.carried import (
    BadTable as BadTable,
)
from fieldapp.errors.carried import (
    BadUpdate as BadUpdate,
)
from fieldapp.errors.carried import (
    StickFull as StickFull,
)
from fieldapp.errors.carried import (
    StickTrouble as StickTrouble,
)
from fieldapp.errors.computer import (
    DamagedStore as DamagedStore,
)
from fieldapp.errors.computer import (
    DiskFull as DiskFull,
)
from fieldapp.errors.computer import (
    DiskTrouble as DiskTrouble,
)
from fieldapp.errors.computer import (
    FileInUse as FileInUse,
)
from fieldapp.errors.computer import (
    NewerStore as NewerStore,
)
from fieldapp.errors.computer import (
    NotADraft as NotADraft,
)
from fieldapp.errors.computer import (
    SlotRevoked as SlotRevoked,
)
from fieldapp.errors.computer import (
    StoreInUse as StoreInUse,
)
from fieldapp.errors.computer import (
    TooManyTries as TooManyTries,
)
from fieldapp.errors.computer import (
    TrainingOnly as TrainingOnly,
)
from fieldapp.errors.computer import (
    WorkPurged as WorkPurged,
)
from fieldapp.errors.computer import (
    WrongPassphrase as WrongPassphrase,
)
from fieldapp.errors.people import (
    AlreadyMerged as AlreadyMerged,
)
from fieldapp.errors.people import (
    CannotFollow as CannotFollow,
)
from fieldapp.errors.people import (
    ClaimsChanged as ClaimsChanged,
)
from fieldapp.errors.people import (
    ConsentMissing as ConsentMissing,
)
from fieldapp.errors.people import (
    NobodyHere as NobodyHere,
)
from fieldapp.errors.people import (
    NotAllowed as NotAllowed,
)
from fieldapp.errors.people import (
    PolicyExpired as PolicyExpired,
)
from fieldapp.errors.people import (
    ReasonMissing as ReasonMissing,
)
from fieldapp.errors.people import (
    RecordsChanged as RecordsChanged,
)
from fieldapp.errors.sync import (
    CaptivePortal as CaptivePortal,
)
from fieldapp.errors.sync import (
    ClockWrong as ClockWrong,
)
from fieldapp.errors.sync import (
    LaptopSealed as LaptopSealed,
)
from fieldapp.errors.sync import (
    Offline as Offline,
)
from fieldapp.errors.sync import (
    OutdatedApp as OutdatedApp,
)
from fieldapp.errors.sync import (
    Refused as Refused,
)
from fieldapp.errors.sync import (
    ServerTrouble as ServerTrouble,
)
from fieldapp.errors.sync import (
    SignIn as SignIn,
)
from fieldapp.errors.sync import (
    SyncError as SyncError,
)
from fieldapp.errors.sync import (
    Untrusted as Untrusted,
)
