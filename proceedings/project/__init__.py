"""The volume file `Name.proc` (SQLite): open, every edit committed at once, history, backups, recovery, lock."""

from proceedings.project.errors import ProjectDamaged, ProjectError, ProjectLocked, ReadOnly
from proceedings.project.folder import export_folder
from proceedings.project.intake import Added, Intake, Placement, add_papers, error_of, import_folder, replace_paper
from proceedings.project.lock import Holder
from proceedings.project.project import SUFFIX, Checkpoint, Command, Edited, Project, locked_by
from proceedings.project.recover import Recovery
from proceedings.project.source import RULES, Source, is_volume_file, source_of, volume_and_papers
from proceedings.project.state import Fault, Original, State, Submission

__all__ = [
    "RULES",
    "SUFFIX",
    "Added",
    "Checkpoint",
    "Command",
    "Edited",
    "Fault",
    "Holder",
    "Intake",
    "Original",
    "Placement",
    "Project",
    "ProjectDamaged",
    "ProjectError",
    "ProjectLocked",
    "ReadOnly",
    "Recovery",
    "Source",
    "State",
    "Submission",
    "add_papers",
    "error_of",
    "export_folder",
    "import_folder",
    "is_volume_file",
    "locked_by",
    "replace_paper",
    "source_of",
    "volume_and_papers",
]
