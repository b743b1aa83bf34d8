"""Pieces of Word files as officials bring them: paragraphs, lists, tables, by hand."""


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text, properties=""):
    inner = text if text.startswith("<") else r(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def bold(text):
    return p(r(text, "<w:b/>"))


def num(text, list_id=1, depth=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(depth, form, words, start=1):
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


def numbering(*levels):
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level}</w:abstractNum>'
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, level in enumerate(levels, start=1)
    )
    again = (
        '<w:num w:numId="99"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    return lists + again


DECIMAL = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")
HEADINGS = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
)
HEADING, TITLE = '<w:pStyle w:val="H1"/>', '<w:pStyle w:val="T"/>'


def table(*rows):
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
