"""Names of steps as the volume file keeps them: a code and what it was done to in, one name out, and back."""

_PARTS = "\n"


def step_name(code: str, subject: str = "") -> str:
    """Return the name of a step: `move-papers`, and the one paper or section that it was about where there is one."""
    return f"{code}{_PARTS}{' '.join(subject.split())}" if subject.strip() else code


def step_parts(name: str) -> tuple[str, str]:
    """Return (code, subject) of a step's name; the subject is empty where it was about several things or none."""
    code, _, subject = name.partition(_PARTS)
    return code, subject
