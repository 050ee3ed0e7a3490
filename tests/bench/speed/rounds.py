"""Rows run in turn, round by round, so that what else the machine does hits all of them."""

import statistics

import contenders
import measured


def measure(rows, place, env, rounds, slow_rounds, timeout, told=lambda text: None):
    """Runs by row. A row that took too long, or failed, has no further rounds."""
    runs = {row.name: [] for row in rows}
    for number in range(rounds):
        for row in rows:
            before = runs[row.name]
            if number >= (slow_rounds if row.slow else rounds) or any(
                    one.timed_out or one.status not in row.good for one in before):
                continue
            told(f"{row.name}, round {number + 1}")
            before.append(measured.run(row.command(place), env, timeout))
    return {row.name: figures(row, runs, timeout) for row in rows if runs[row.name]}


def figures(row, runs, timeout):
    """Medians, and the median of the ratios to the reference's run of the same round."""
    own, reference = runs[row.name], runs.get(contenders.REFERENCE, [])
    result = {"rounds": len(own)}
    if any(one.timed_out for one in own):
        return result | {"longer_than_seconds": timeout}
    failed = [one.status for one in own if one.status not in row.good]
    if failed:
        return result | {"failed_with": failed[0]}
    for name in ("seconds", "cpu_seconds", "peak_mb"):
        result[name] = statistics.median(getattr(one, name) for one in own)
    result["all_seconds"] = [one.seconds for one in own]
    if reference and all(one.status == 0 for one in reference):
        ratios = [mine.seconds / its.seconds for mine, its in zip(own, reference)]
        result["ratio"] = statistics.median(ratios)
        result["ratios"] = ratios
    return result
