"""Papers for tests of the window: one whose front block speaks three languages, and a volume that holds it."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.small_volume import TEXT, write_volume

TITLES = {
    "en": "Estimating the risk of reconviction",
    "ru": "Оценка риска повторного осуждения в пробации",
    "kk": "Қайта сотталу қаупін бағалау және пробация",
}
FRONT = (
    "UDC 343.8",
    TITLES["en"].upper(),
    "M. A. Qonysbai1, I. Vanterpool-Roode2",
    "1Karasu Institute of Statistics, Karasu, Kazakhstan",
    "2Centre for Criminology, Nordhaven, Netherlands",
    "Abstract. Prediction instruments enter prison and probation faster than their errors are understood.",
    "Keywords: reconviction, logistic regression, survival",
    TITLES["ru"].upper(),
    "М. А. Конысбай, И. Вантерпул-Руде",
    "Аннотация. Инструменты прогнозирования входят в практику пробации быстрее, чем понятны их ошибки.",
    "Ключевые слова: повторное осуждение, регрессия, выживаемость",
    TITLES["kk"].upper(),
    "М. А. Қонысбай, И. Вантерпул-Руде",
    "Аңдатпа. Болжау құралдары түзеу мекемелері мен пробацияға қателері түсінілгеннен бұрын енуде.",
    "Түйін сөздер: қайта сотталу, регрессия, өміршеңдік",
)


def write_trilingual(path: Path) -> Path:
    """Write a paper in English with a front block in three languages."""
    document = docx.Document()
    for line in FRONT:
        paragraph = document.add_paragraph(line)
        if line.isupper():
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.runs[0].bold = True
    document.add_paragraph("Introduction").runs[0].bold = True
    for _ in range(5):
        document.add_paragraph(TEXT)
    document.add_paragraph("The last pargraph has a typo in it, which nobody saw before the proofs were sent.")
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def write_rich_volume(folder: Path) -> Path:
    """Write a volume of two sections: two plain papers, then the one in three languages."""
    write_volume(folder, papers=2)
    write_trilingual(folder / "2 Law" / "09 trilingual.docx")
    return folder
