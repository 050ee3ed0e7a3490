# A SHA-256 repository is audited and guarded like any other, through a git of the machine that
# obeys nothing the repository says.
load support/server

setup() {
  new_server "$BATS_TEST_TMPDIR/server.git" --object-format=sha256
  SSN=$(specimen ssn)
}

# audit_finds COUNT [OPTION…]: blocking findings in the clone, which is complete.
audit_finds() {
  run "$PHIWARD" audit . --state "$STATE" --format json "${@:2}"
  (($(grep -c '"outcome": "block"' <<< "$output") == $1)) || fail "not $1 findings"
  assert_says '"complete": true'
  assert_does_not_say "$SSN"
}

write_history() {
  plant removed.py "$SSN"
  git rm -q removed.py
  git commit -q -m "Import of SSN $SSN fails"
  git tag -a v1 -m "Tested with SSN $SSN"
  git notes add -m "Patient SSN $SSN"
  echo deep | commit_file "a/b/c/ssn $SSN.txt"
}

@test "an audit finds a value on every surface, loose and packed, with either engine" {
  write_history
  audit_finds 5
  cp <(echo "$output" | grep -v -e started -e seconds) "$BATS_TEST_TMPDIR/loose"
  git gc -q
  audit_finds 5 --engine plain --threads 1
  audit_finds 5 --engine fast --threads 8
  git clone -q --bare --mirror --shared . "$BATS_TEST_TMPDIR/shared.git"
  cd "$BATS_TEST_TMPDIR/shared.git"
  audit_finds 5
  cd -
  git worktree add -q "$BATS_TEST_TMPDIR/tree"
  cd "$BATS_TEST_TMPDIR/tree"
  audit_finds 5
}

@test "a push is refused for what it brings, and accepted without" {
  echo one | commit_file one
  push origin main
  assert_accepted
  plant list.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says list.py
}

@test "an object that is damaged or missing is told" {
  plant list.py "$SSN"
  echo other | commit_file other
  local object
  object=.git/objects/$(git rev-parse HEAD:other | sed 's,..,&/,')
  chmod u+w "$object"
  echo damage > "$object"
  run "$PHIWARD" audit . --state "$STATE" --format json
  ((status == 1)) || fail "status $status"
  assert_says '"complete": false'
  rm "$object"
  run "$PHIWARD" audit . --state "$STATE" --format json
  assert_says 'missing from this repository'
}

@test "neither configuration nor hooks of the repository are obeyed" {
  write_history
  local trap=$BATS_TEST_TMPDIR/trap missing
  missing=$(git rev-parse "HEAD:a/b/c/ssn $SSN.txt" | sed 's,..,&/,')
  printf '#!/bin/sh\ntouch "%s"\n' "$trap" > "$BATS_TEST_TMPDIR/run"
  chmod +x "$BATS_TEST_TMPDIR/run"
  git config core.fsmonitor "$BATS_TEST_TMPDIR/run"
  git config core.hooksPath "$BATS_TEST_TMPDIR"
  git config core.worktree /nonexistent
  git config core.sshCommand "$BATS_TEST_TMPDIR/run"
  git config extensions.partialClone origin
  git config remote.origin.promisor true
  git config remote.origin.uploadpack "$BATS_TEST_TMPDIR/run"
  git config alias.cat-file "!$BATS_TEST_TMPDIR/run"
  git config include.path /dev/zero
  rm -f .git/objects/"$missing"
  run timeout 30 "$PHIWARD" audit . --state "$STATE"
  ((status == 1)) || fail "status $status"
  assert_says INCOMPLETE
  [[ ! -e $trap ]] || fail 'something of the repository was run'
}

@test "alternates that lead to themselves take nothing away" {
  write_history
  realpath .git/objects > .git/objects/info/alternates
  audit_finds 5
}

@test "nothing is left in the directory for temporary files" {
  write_history
  mkdir "$BATS_TEST_TMPDIR/tmp"
  TMPDIR=$BATS_TEST_TMPDIR/tmp audit_finds 5
  [[ -z $(ls "$BATS_TEST_TMPDIR/tmp") ]] || fail 'something is left'
}
