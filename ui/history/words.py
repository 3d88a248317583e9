"""What a step of the history is called: its name as the volume file keeps it in, words of one language out."""

from ui.desk import step_parts
from ui.wording import Speech, phrase

LONGEST = 48
"""Characters of a title that are said."""


def step_words(name: str, speech: Speech) -> str:
    """Return what a step did, and to what when it was one thing."""
    code, subject = step_parts(name)
    word = f"command-{code}"
    said = speech(word) if phrase(word) else code
    short = subject if len(subject) <= LONGEST else f"{subject[:LONGEST].rstrip()}…"
    return f"{said}: «{short}»" if short else said
