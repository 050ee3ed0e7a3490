"""How fast healthcare data is read: many copies of the planted files of the text formats.

A corpus of a few hundred kilobytes would measure how fast the program starts.
"""

FORMATS = ("hl7v2", "x12", "fhir", "ccda", "csv", "sql", "json")
ENOUGH = 24_000_000  # bytes


def measure(corpus, program):
    """Processor seconds and MB/s of one scan."""
    files = [corpus.root / one.path for one in corpus.planted
             if one.path and one.template.format in FORMATS]
    if not files:
        return None
    texts = [file.read_bytes() for file in files]
    copies = max(1, ENOUGH // max(1, sum(map(len, texts))))
    root = program.scratch / "fixtures"
    size = 0
    for number in range(copies):
        for index, (file, text) in enumerate(zip(files, texts)):
            target = root / str(number) / str(index)
            target.mkdir(parents=True)
            (target / file.name).write_bytes(text)
            size += len(text)
    report, seconds = program.report("fixtures", "scan", str(root))
    return {"mb": size / 1e6, "cpu_seconds": seconds,
            "mb_per_second": size / 1e6 / seconds if seconds else None}
