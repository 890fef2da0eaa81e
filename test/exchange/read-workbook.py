# Reads a workbook with openpyxl, and prints what it found as JSON: python3 read-workbook.py FILE
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheets = {
    sheet.title: {
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "bold": [cell.font.bold for cell in sheet[1]],
        "widths": [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]],
        "rows": [[cell.value for cell in row] for row in sheet.iter_rows()],
        "types": [[cell.data_type for cell in row] for row in sheet.iter_rows()],
    }
    for sheet in book.worksheets
}
print(json.dumps({"names": book.sheetnames, "sheets": sheets}))
