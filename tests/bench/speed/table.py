"""The figures as tables of 80 columns."""


def cell(value, width, digits):
    return f"{value:{width}.{digits}f}" if value is not None else " " * (width - 1) + "–"


def outcome(row):
    """What stands in place of figures. Empty if there are some."""
    if "longer_than_seconds" in row:
        return f"more than {row['longer_than_seconds']:.0f} s"
    return f"failed, status {row['failed_with']}" if "failed_with" in row else ""


def show_rows(title, rows, inflated_mb):
    """`inflated_mb`: of the repository, or by row."""
    print(f"\n{title[:26]:26}{'seconds':>9}{'ratio':>8}{'cpu s':>9}{'MB/s':>8}{'peak MB':>9}"
          f"{'rounds':>8}")
    for name, row in rows.items():
        if outcome(row):
            print(f"{name[:26]:26}{outcome(row):>34}{'':9}{row['rounds']:8}")
            continue
        size = inflated_mb[name] if isinstance(inflated_mb, dict) else inflated_mb
        print(f"{name[:26]:26}{row['seconds']:9.2f}{cell(row.get('ratio'), 8, 3)}"
              f"{row['cpu_seconds']:9.2f}{size / row['seconds']:8.0f}{row['peak_mb']:9.0f}"
              f"{row['rounds']:8}")


def show_same(same):
    print(f"\n{'Both engines':26}{'findings':>10}{'unscanned':>11}  sha256")
    for name, row in same["rows"].items():
        print(f"{name:26}{row['findings']:10}{row['unscanned']:11}  {row['sha256'][:12]}")
    print("all the same" if same["same"] else "THEY DIFFER")


def show_repository(one):
    print(f"\n{one['name']}: {one['commits']:,} commits, {one['objects']:,} objects, "
          f"{one['inflated_mb']:,.0f} MB;\n  {one['packed_mb']:,.0f} MB in {one['packs']} packs")
    if one.get("rows"):
        show_rows("Whole history", one["rows"], one["inflated_mb"])
    if one.get("threads"):
        show_rows("First audit by threads", one["threads"], one["inflated_mb"])
    if one.get("parts"):
        rows = {f"{name} of the commits": part["audit"] for name, part in one["parts"].items()}
        show_rows("First audit by history", rows,
                  {f"{name} of the commits": part["inflated_mb"]
                   for name, part in one["parts"].items()})
    if one.get("same_findings"):
        show_same(one["same_findings"])


def show_header(result):
    machine = result["machine"]
    print(f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_mb']:,} MB, "
          f"Linux {machine['kernel']}")
    print("\n".join(f"{name}: {version}" for name, version in result["versions"].items()))
    print("Medians; ratio: to git cat-file of the same round; MB/s: of inflated objects")
