# phiward audit finds one value on every surface of a history, and shows it nowhere.
load support/server

setup_file() {
  isolate_git
  export REPO=$BATS_FILE_TMPDIR/repo STATE=$BATS_FILE_TMPDIR/state
  export REPORT=$BATS_FILE_TMPDIR/report.json
  SSN=$(specimen ssn)
  export SSN
  git init -q "$REPO"
  cd "$REPO" || return
  write_history
  local status=0
  "$PHIWARD" audit "$REPO" --state "$STATE" --format json --output "$REPORT" || status=$?
  ((status == 1))
}

# One commit a surface. Nothing of it is left at the tip but what the names say.
write_history() {
  echo 'A service' | commit_file README
  plant removed.py "$SSN"
  git rm -q removed.py
  git commit -q -m 'Clean up'

  git commit -q --allow-empty -m "Import of SSN $SSN fails"
  git tag -a v1 -m "Tested with SSN $SSN"
  git notes add -m "Patient SSN $SSN"
  NOTED=$(git rev-parse HEAD)
  export NOTED
  echo empty | commit_file "scans/ssn $SSN.txt"
  git branch "ssn-$SSN"

  git checkout -q -b side
  echo side | commit_file side
  git checkout -q main
  echo main | commit_file other
  git merge -q --no-commit side
  plant merged.py "$SSN" 'Merge side'

  seq 100 | commit_file before.txt
  git mv before.txt after.txt
  echo "ssn: $SSN" | cat after.txt - > edited
  mv edited after.txt
  git commit -q -a -m 'Move and edit'

  echo '*.dat -diff' | commit_file .gitattributes
  echo "ssn: $SSN" | commit_file hidden.dat
  { printf '\xff\xfe'; echo "ssn: $SSN" | iconv -t UTF-16LE; } | commit_file utf16.txt
  ln -s "/records/ssn $SSN" link
  git add link
  git commit -q -m 'Add a link'
  printf 'visit,ssn,ward\n1,%s,B\n' "${SSN//-/}" | commit_file visits.csv
  git tag blob "$(echo "ssn: $SSN, by tag" | git hash-object -w --stdin)"

  git checkout -q --orphan unrelated
  git rm -rqf .
  plant root.py "$SSN"
  git checkout -q main
}

setup() {
  isolate_git
  cd "$REPO" || return
}

# found SURFACE PATH: how many blocking findings stand there.
found() {
  python3 - "$REPORT" "$@" << 'PYTHON'
import json, sys
report, surface, path = sys.argv[1:4]
findings = json.load(open(report))["findings"]
print(sum(f["surface"] == surface and f.get("path", "") == path and f["outcome"] == "block"
          for f in findings))
PYTHON
}

assert_found() {
  (($(found "$@") == 1)) || fail "found $(found "$@") times on $*"
}

@test "in a file removed long ago" { assert_found blob removed.py; }
@test "in a commit message" { assert_found commit_message ''; }
@test "in the message of a tag" { assert_found tag_message refs/tags/v1; }
@test "in a note" { assert_found note "$NOTED"; }
@test "in a path" { assert_found path 'scans/ssn ###-##-####.txt'; }
@test "in a branch name" { assert_found ref_name 'refs/heads/ssn-###-##-####'; }
@test "in what only a merge holds" { assert_found blob merged.py; }
@test "in a file that was moved and edited" { assert_found blob after.txt; }
@test "in a file whose attributes hide it from diffs" { assert_found blob hidden.dat; }
@test "in UTF-16" { assert_found blob utf16.txt; }
@test "in the target of a symbolic link" { assert_found blob link; }
@test "in a column of a table" { assert_found blob visits.csv; }
@test "in a blob that only a tag leads to" { assert_found blob ''; }
@test "in an unrelated root" { assert_found blob root.py; }

@test "neither report nor ledger holds the value, dashed or not" {
  local format
  for format in text json html; do
    run "$PHIWARD" report --state "$STATE" --format "$format"
    ((status == 0)) || fail "no report as $format"
    assert_no_trace "$SSN"
    assert_no_trace "${SSN//-/}"
  done
  ! grep -qF -e "$SSN" -e "${SSN//-/}" "$REPORT" || fail 'the report holds the value'
}

@test "a second audit finds the same" {
  run "$PHIWARD" audit "$REPO" --state "$STATE" --format json --output "$BATS_TEST_TMPDIR/again"
  ((status == 1)) || fail "status $status"
  python3 - "$REPORT" "$BATS_TEST_TMPDIR/again" << 'PYTHON'
import json, sys
first, second = (json.load(open(name))["findings"] for name in sys.argv[1:])
assert len(first) == 14 and first == second
PYTHON
}
