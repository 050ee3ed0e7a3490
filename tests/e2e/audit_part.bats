# An audit may be limited to some refs, to what is new, or to some files. It says so, in every
# form, and never counts as one of everything.
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  cd "$BATS_TEST_TMPDIR" || return
  git init -q -b main repo
  cd repo || return
  GIT_COMMITTER_DATE="2020-01-01T12:00:00Z" plant old.csv 1
  GIT_COMMITTER_DATE="2024-01-01T12:00:00Z" plant data/new.csv 2
  git checkout -q -b side
  GIT_COMMITTER_DATE="2024-02-01T12:00:00Z" plant side.csv 3
}

plant() { echo "ssn: $(specimen ssn "$2")" | commit_file "$1" "Add $1"; }

# found OPTION…: the paths of the findings
found() {
  run "$PHIWARD" audit . "$@" --state "$STATE" --format json --output "$BATS_TEST_TMPDIR/json"
  ((status <= 1)) || fail "status $status: $output"
  json 'print("".join(sorted(f["path"] + " " for f in report["findings"])), end="")'
}

# json PYTHON: runs it with the last report
json() {
  python3 -c "import json
report = json.load(open('$BATS_TEST_TMPDIR/json'))
$1"
}

assert_found() {
  local expected=$1
  shift
  local got
  got=$(found "$@")
  [[ $got == "$expected" ]] || fail "$* found: $got"
}

@test "refs, times and paths choose, and all of them together" {
  assert_found "data/new.csv old.csv side.csv "
  assert_found "data/new.csv old.csv " --ref main
  assert_found "data/new.csv old.csv side.csv " --ref main --ref 'si*'
  assert_found "data/new.csv side.csv " --since 2024-01-01
  assert_found "side.csv " --since 2024-01-02T00:00:00Z
  assert_found "data/new.csv " --path data
  assert_found "data/new.csv " --ref main --since 2021-01-01 --path '*.csv'
  assert_found "" --path '*.txt'
}

@test "what came in elsewhere is found at a path that is chosen, moved alone or with its directory" {
  plant first/place/moved.csv 4
  git mv first/place/moved.csv moved.csv
  git commit -qm "Move a file"
  plant first/place/along.csv 5
  git mv first/place second
  git commit -qm "Move a directory"
  assert_found "first/place/along.csv first/place/moved.csv " --path first
  assert_found "moved.csv " --path moved.csv
  assert_found "second/along.csv " --path second
}

@test "a part says that it is one, and is never remembered as everything" {
  found --ref main > /dev/null
  json 'assert report["complete"] is False and report["limits"] == ["refs main"]'
  "$PHIWARD" report --state "$STATE" --format html | grep -q 'Partial: only'
  "$PHIWARD" report --state "$STATE" --format text | grep -q 'partial    only refs main'
  assert_found "data/new.csv old.csv side.csv "
  json 'assert report["complete"] is True and "limits" not in report'
  run "$PHIWARD" audit . --path nothing --state "$STATE"
  ((status == 0)) || fail "status $status"
  [[ $output == *"PARTIAL: nothing found"* ]] || fail "$output"
}

@test "what was asked for is shown and kept without values" {
  local ssn
  ssn=$(specimen ssn 1)
  git branch "ssn-$ssn"
  run "$PHIWARD" audit . --ref "ssn-$ssn" --path "ssn $ssn*" --path '*.csv' --state "$STATE"
  ((status == 1)) || fail "status $status"
  assert_says 'refs ssn-###-##-####'
  assert_no_trace "$ssn"
  run "$PHIWARD" audit "ssn-$ssn" --state "$STATE"
  ((status == 2)) || fail "status $status"
  assert_says 'no repository at'
  assert_no_trace "$ssn"
}

@test "what chooses nothing that exists, or is no time, is refused" {
  run "$PHIWARD" audit . --ref none --state "$STATE"
  ((status == 2)) || fail "status $status"
  run "$PHIWARD" audit . --since yesterday --state "$STATE"
  ((status == 2)) || fail "status $status"
}
