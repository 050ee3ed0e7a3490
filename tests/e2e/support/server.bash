# A bare repository behind the gate, a clone to push from, and what the tests ask of both.
# `load support/server` and call new_server in setup; everything lives in BATS_TEST_TMPDIR.
# bash, for bats 1.8.

# Values are drawn at test time: specimen ssn 3 prints the third such SSN.
specimen() {
  printf '{{%s}}' "$1" | "$SPECIMENS" --seed "${2:-1}"
}

# Nothing of the user's or the machine's configuration, and ids that never change.
isolate_git() {
  unset "${!GIT_@}" "${!GL_@}" "${!GITEA_@}"
  export HOME=$BATS_TEST_TMPDIR/home GIT_CONFIG_NOSYSTEM=1
  export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@example.com
  export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@example.com
  export GIT_AUTHOR_DATE='1700000000 +0000' GIT_COMMITTER_DATE='1700000000 +0000'
  mkdir -p "$HOME"
  git config --global init.defaultBranch main
  git config --global advice.detachedHead false
}

# new_server [DIRECTORY [git init options]]: sets SERVER, STATE, CONFIG; enters the clone.
new_server() {
  isolate_git
  SERVER=${1:-$BATS_TEST_TMPDIR/server.git}
  STATE=$BATS_TEST_TMPDIR/state
  CONFIG=$BATS_TEST_TMPDIR/phiward.toml
  configure
  git init -q --bare "${@:2}" "$SERVER"
  enable_gate
  git init -q "${@:2}" "$BATS_TEST_TMPDIR/clone"
  cd "$BATS_TEST_TMPDIR/clone" || return
  git remote add origin "$SERVER"
}

# configure [STATE_DIRECTORY [more TOML]]
configure() {
  printf '[state]\ndirectory = "%s"\n%s\n' "${1:-$STATE}" "${2:-}" > "$CONFIG"
}

# enable_gate [shell lines to run before it]
enable_gate() {
  printf '#!/bin/bash\n%s\nexec "%s" gate --config "%s"\n' "${1:-}" "$PHIWARD" "$CONFIG" \
    > "$SERVER/hooks/pre-receive"
  chmod +x "$SERVER/hooks/pre-receive"
}

disable_gate() {
  rm "$SERVER/hooks/pre-receive"
}

# commit_file PATH [MESSAGE] < content
commit_file() {
  mkdir -p "$(dirname -- "$1")"
  cat > "$1"
  git add -- "$1"
  git commit -q -m "${2:-Add a file}"
}

# plant PATH VALUE [MESSAGE]: on line 2 of a file unlike those at other paths.
plant() {
  printf '# %q\npatient.ssn = "%s"\n' "$1" "$2" | commit_file "$1" "${3:-Add a file}"
}

# push …: like run git push, with what the server looked like before in BEFORE.
push() {
  BEFORE=$(server_contents)
  run git push "$@"
}

server_contents() {
  git -C "$SERVER" for-each-ref
  git -C "$SERVER" cat-file --batch-all-objects --batch-check
  find "$SERVER/objects" -name 'tmp_objdir*'
}

fail() {
  printf '%s\n' "$@" "--- status ${status-}, output:" "${output-}" >&2
  return 1
}

assert_says() {
  [[ $output == *"$1"* ]] || fail "output lacks: $1"
}

assert_does_not_say() {
  [[ $output != *"$1"* ]] || fail "output holds: $1"
}

assert_accepted() {
  ((status == 0)) || fail "the push was refused"
  assert_last_verdict accepted
}

# assert_refused [VALUE…]: nothing of the push arrived, and no trace of the values is left.
assert_refused() {
  ((status != 0)) || fail "the push was accepted"
  assert_says 'pre-receive hook declined'
  [[ $(server_contents) == "$BEFORE" ]] || fail "the server changed: $(server_contents)"
  local value
  for value in "$@"; do assert_no_trace "$value"; done
}

assert_refused_with_findings() {
  assert_refused "$@"
  assert_says 'remote: phiward: push refused: '
  assert_last_verdict refused
}

# Neither what was said nor what is kept holds the value. Its last digits are an identifier
# too; those are looked for in the gate's own lines, as paths and ids may hold any digits.
assert_no_trace() {
  local place
  assert_does_not_say "$1"
  [[ $(grep '^remote: ' <<< "$output") != *"${1: -4}"* ]] || fail "the gate shows ${1: -4}"
  for place in "$STATE" ${SERVER:+"$SERVER"}; do
    ! grep -rqF -- "$1" "$place" || fail "$place holds the value"
  done
}

ledger() {
  python3 -c 'import sqlite3, sys
for row in sqlite3.connect("file:" + sys.argv[1] + "/ledger.db?mode=ro", uri=True).execute(sys.argv[2]):
    print(*row)' "$STATE" "$1"
}

assert_last_verdict() {
  local verdict
  verdict=$(ledger 'SELECT verdict FROM decision ORDER BY seq DESC LIMIT 1')
  [[ $verdict == "$1" ]] || fail "the ledger's last verdict is '$verdict', not '$1'"
  "$PHIWARD" ledger verify --config "$CONFIG" > /dev/null || fail "the ledger does not hold"
}
