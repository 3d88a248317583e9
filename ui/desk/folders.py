"""The program's own folders: set papers that can be made again, and volume files that nobody has put anywhere yet."""

from datetime import datetime
from pathlib import Path

import platformdirs

from proceedings.cache import user_folder
from proceedings.project import SUFFIX


def cache_folder() -> Path:
    """Return the folder of set papers."""
    return user_folder() / "papers"


def drafts_folder() -> Path:
    """Return the folder of volume files that nobody has put anywhere yet."""
    return Path(platformdirs.user_data_dir("proceedings", appauthor=False)) / "drafts"


def draft_path(name: str) -> Path:
    """Return where a draft called `name` may be made, in a folder of its own."""
    folder = drafts_folder() / f"{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}"
    folder.mkdir(parents=True)
    return folder / f"{name}{SUFFIX}"
