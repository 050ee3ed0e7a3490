"""How a value is written inside the quotes of a format."""

ESCAPES = {
    "none": lambda text: text,
    "sql": lambda text: text.replace("'", "''"),
    "dq": lambda text: text.replace("\\", "\\\\").replace('"', '\\"'),
    "sq": lambda text: text.replace("\\", "\\\\").replace("'", "\\'"),
    "xml": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;"),
    "url": lambda text: text.replace(" ", "%20").replace("#", "%23").replace("/", "%2F"),
    "plus": lambda text: text.replace(" ", "+").replace("#", "%23").replace("/", "%2F"),
}
