"""A spreadsheet from CSV text and a document from lines: the least of Office Open XML."""

import csv
import io
import zipfile
from xml.sax.saxutils import escape

DAY = (2024, 5, 14, 9, 30, 0)
TYPES = ('<?xml version="1.0" encoding="UTF-8"?>'
         '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType='
         '"application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
         '{kind}.main+xml"/></Types>')
RELATIONS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships '
             'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>')
TO = ('<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
      'relationships/{}" Target="{}"/>')
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def column(index):
    return chr(ord("A") + index)


def xlsx(data, name):
    """As Excel stores it: the texts in one table, the cells by number."""
    texts, rows = [], []
    for number, row in enumerate(csv.reader(io.StringIO(data.decode())), 1):
        cells = ""
        for index, value in enumerate(row):
            texts.append(value)
            cells += f'<c r="{column(index)}{number}" t="s"><v>{len(texts) - 1}</v></c>'
        rows.append(f'<row r="{number}">{cells}</row>')
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return package({
        "[Content_Types].xml": TYPES.format(part="xl/workbook.xml", kind="spreadsheetml.sheet"),
        "_rels/.rels": RELATIONS.format(TO.format(1, "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": RELATIONS.format(
            TO.format(1, "worksheet", "worksheets/sheet1.xml")
            + TO.format(2, "sharedStrings", "sharedStrings.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="http://schemas.openxmlformats.org/'
                           'officeDocument/2006/relationships"><sheets><sheet name="Sheet1" '
                           'sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}" count="{len(texts)}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}'
                                    "</sheetData></worksheet>",
    })


def docx(data, name):
    lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
                    for line in data.decode().splitlines())
    return package({
        "[Content_Types].xml": TYPES.format(part="word/document.xml",
                                            kind="wordprocessingml.document"),
        "_rels/.rels": RELATIONS.format(TO.format(1, "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{lines}</w:body></w:document>',
    })
