"""Put papers of a volume elsewhere; every function gives a new volume."""

from dataclasses import replace

from proceedings.model.volume import PaperId, Volume


def moved(volume: Volume, paper: PaperId, section: int, index: int) -> Volume:
    """Return `volume` with `paper` at `index` among the papers of the section with the index `section`.

    `index` counts without the paper itself and is brought within bounds; a paper the volume does not hold comes in.
    """
    sections = [replace(each, papers=tuple([one for one in each.papers if one != paper])) for each in volume.sections]
    papers = sections[section].papers
    at = max(0, min(index, len(papers)))
    sections[section] = replace(sections[section], papers=(*papers[:at], paper, *papers[at:]))
    return replace(volume, sections=tuple(sections))
