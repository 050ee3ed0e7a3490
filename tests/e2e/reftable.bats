# A reftable is read by a git that can; where there is none, nothing is called clean.
# Debian 12 has no such git: the one here is told to answer for it.
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  SSN=$(specimen ssn)
  REAL_GIT=$(command -v git)
  export REAL_GIT SAVED=$BATS_TEST_TMPDIR/saved
  git init -q "$BATS_TEST_TMPDIR/repo"
  cd "$BATS_TEST_TMPDIR/repo" || return
  plant list.py "$SSN"
  git clone -q --mirror . "$SAVED"
  rm -r .git/logs .git/refs/heads/main
  git config core.repositoryFormatVersion 1
  mkdir .git/reftable
  printf '[extensions]\n\trefStorage = reftable\n' >> .git/config
}

# new_git LINES: a git that can read a reftable, and does these lines in its place.
new_git() {
  mkdir "$BATS_TEST_TMPDIR/bin"
  printf '#!/bin/bash\ncase $1 in\nreflog) %s ;;\nfor-each-ref) %s ;;\nesac\n' "$1" "$2" \
    > "$BATS_TEST_TMPDIR/bin/git"
  chmod +x "$BATS_TEST_TMPDIR/bin/git"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

list_refs() {
  printf '%q --git-dir %q for-each-ref "${@: -1}"' "$REAL_GIT" "$SAVED"
}

audit_ends() {
  run timeout 60 "$PHIWARD" audit . --state "$STATE" --format json
  ((status == $1)) || fail "status $status"
  assert_does_not_say "$SSN"
}

@test "a git that is too old is told" {
  audit_ends 2
  assert_says 'git (2.45 or later) is needed'
}

@test "a git that can list the refs is asked" {
  new_git : "$(list_refs)"
  audit_ends 1
  assert_says '"complete": true'
  assert_says list.py
}

@test "refs that git leaves out are told" {
  new_git : "$(list_refs); echo 'error: refs/heads/x does not point to a valid object!' >&2"
  audit_ends 2
  assert_says 'git does not list all of them'
}

@test "an answer that is none is no list of refs" {
  new_git : 'echo all is well'
  audit_ends 2
}

@test "reflogs and linked work trees of a reftable are a gap" {
  new_git 'echo refs/heads/main' "$(list_refs)"
  mkdir .git/worktrees
  audit_ends 1
  assert_says '"complete": false'
  assert_says 'reflogs in the reftable'
  assert_says 'linked work trees of the reftable'
}
