"""The figures as a table of 80 columns."""


def percent(value):
    return "    –" if value is None else f"{100 * value:5.1f}"


def bounds(interval):
    return " " * 11 if interval is None else f"{100 * interval[0]:5.1f}–{100 * interval[1]:5.1f}"


def row(name, half_rows):
    cells = ""
    for figures in half_rows:
        if figures is None:
            cells += " " * 31
        else:
            cells += (f" {figures['labels']:5d} {percent(figures['recall_block'])} "
                      f"{bounds(figures['recall_block_interval'])} {percent(figures['recall_any'])} ")
    return f"{name[:18]:18}{cells}".rstrip()


def section(title, halves, key):
    names = sorted({name for half in halves.values() for name in half[key]})
    if not names:
        return
    print(f"\n{title}")
    for name in names:
        print(row(name, [halves.get(half, {}).get(key, {}).get(name) for half in ("tune", "held")]))


SHORT = {"keyed CSV, SQL, JSON, code": "keyed values", "names in comments, messages": "names in prose",
         "structural fields": "structural fields"}


def show_controls(controls):
    print("\nOrdinary code            MB  kLOC  block/kLOC  any/kLOC  MB/s a core")
    for one in controls:
        print(f"{one['name'][:20]:20} {one['mb']:6.1f} {one['kloc']:5.0f}  {one['block_per_kloc']:10.4f}"
              f"  {one['any_per_kloc']:8.4f}  {one['mb_per_second'] or 0:11.0f}")


def show(figures):
    halves = figures["halves"]
    renamed = {half: {**values, "bars": {SHORT.get(k, k): v for k, v in values["bars"].items()}}
               for half, values in halves.items()}
    print(f"{figures['templates']['tune']} + {figures['templates']['held']} templates, "
          f"{figures['files']} cases, seed {figures['seed']}; recall in %, 95 % intervals over templates")
    print(f"{'':18}{' tune half':31}{' held half (not tuned on)'}")
    print(f"{'':18}" + " label block   (95 %)      any " * 2)
    print(row("all", [halves.get(half, {}).get("all") for half in ("tune", "held")]))
    section("Bars (values that must block)", renamed, "bars")
    section("By identifier", halves, "identifiers")
    section("By format", halves, "formats")
    section("Names by census rank", halves, "names_by_rank")
    print("\nPrecision and near-misses")
    for half, values in halves.items():
        near, right = values["near_miss"], values["precision"]
        print(f"  {half}: precision at block {percent(right['precision_block'])} % "
              f"({right['wrong']} of {right['blocks']} wrong); near-misses blocked "
              f"{percent(near['share_blocked'])} % ({near['blocked']} of {near['labels']})")
    if figures.get("controls"):
        show_controls(figures["controls"])
    speed = figures.get("fixture_speed")
    if speed:
        print(f"\nHealthcare fixtures: {speed['mb']:.1f} MB at {speed['mb_per_second'] or 0:.0f} MB/s "
              "a core")
    print(f"\nUnscanned files: {figures['unscanned']}")
    print(f"Planted values in any output, report or ledger: {figures['leaked_values']}")
