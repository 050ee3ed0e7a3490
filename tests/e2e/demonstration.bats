# The made-up clinic's history (scripts/demo-history) is what scripts/audit shows people.
load support/server

setup_file() {
  isolate_git
  export SCRIPTS=$BATS_TEST_DIRNAME/../../scripts
  export REPO=$BATS_FILE_TMPDIR/clinic.git STATE=$BATS_FILE_TMPDIR/state
  export REPORTS=$BATS_FILE_TMPDIR/reports
  mkdir "$REPORTS"
  "$SCRIPTS/demo-history" "$REPO" 1
  "$PHIWARD" audit "$REPO" --state "$STATE" --format text > "$REPORTS/text" || STATUS=$?
  export STATUS=${STATUS:-0}
  for format in json html; do
    "$PHIWARD" report --state "$STATE" --format $format --output "$REPORTS/$format"
  done
}

# Prints the number of blocking findings whose key $1 has value $2.
blocks() {
  python3 - "$REPORTS/json" "$1" "$2" << 'PYTHON'
import json, sys
report, key, value = sys.argv[1:]
findings = json.load(open(report))["findings"]
print(sum(f["outcome"] == "block" and f[key] == value for f in findings))
PYTHON
}

@test "the same seed gives the same object ids, another seed gives others" {
  isolate_git
  "$SCRIPTS/demo-history" "$BATS_TEST_TMPDIR/again.git" 1
  "$SCRIPTS/demo-history" "$BATS_TEST_TMPDIR/other.git" 2
  ids=$(git -C "$REPO" show-ref)
  [ "$(git -C "$BATS_TEST_TMPDIR/again.git" show-ref)" = "$ids" ]
  [ "$(git -C "$BATS_TEST_TMPDIR/other.git" show-ref)" != "$ids" ]
}

@test "the audit ends with status 1 and is complete" {
  [ "$STATUS" -eq 1 ]
  grep -q '"complete": true' "$REPORTS/json"
}

@test "what was planted is found in every place, also where it was removed later" {
  for path in billing/patients.py db/seed.sql samples/claims_2025-03.csv \
    tests/fixtures/patient.json tests/test_hl7.py; do
    [ "$(blocks path "$path")" -gt 0 ] || { echo "nothing found in $path"; return 1; }
  done
  for surface in commit_message tag_message note; do
    [ "$(blocks surface "$surface")" -gt 0 ] || { echo "nothing found on $surface"; return 1; }
  done
}

@test "documentation values, provider numbers, placeholders and schemas do not block" {
  for path in README.md docs/examples.md config/providers.yaml db/schema.sql \
    billing/export.py billing/fhir.py CHANGELOG.md; do
    [ "$(blocks path "$path")" -eq 0 ] || { echo "false alarm in $path"; return 1; }
  done
}

@test "no SSN and no MBI of the history stands in a report or in the ledger" {
  isolate_git
  git -C "$REPO" cat-file --batch-all-objects --batch |
    grep -aoE '[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9][A-Z][A-Z0-9][0-9]-[A-Z][A-Z0-9][0-9]-[A-Z]{2}[0-9]{2}' |
    grep -v '^000-' | sort -u > "$BATS_TEST_TMPDIR/values"
  [ "$(wc -l < "$BATS_TEST_TMPDIR/values")" -ge 10 ]
  ! grep -raF -f "$BATS_TEST_TMPDIR/values" "$REPORTS" "$STATE" > /dev/null
}
