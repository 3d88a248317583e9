"""What keeps a volume file from being opened or written.

ProjectError
├── ProjectLocked       somebody else has it open
├── ProjectDamaged      it is damaged, and nothing good is left beside it
└── ReadOnly            it was opened for reading
"""

from proceedings.errors import ProceedingsError


class ProjectError(ProceedingsError):
    """A volume file that cannot be opened or written."""


class ProjectLocked(ProjectError):
    """A volume file that somebody else has open."""


class ProjectDamaged(ProjectError):
    """A volume file that is damaged past mending."""


class ReadOnly(ProjectError):
    """A volume file that was opened for reading."""
