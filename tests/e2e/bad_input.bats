# What cannot be read is said in one line, with a status that is not "clean".
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  CONFIG=$BATS_TEST_TMPDIR/phiward.toml
  configure
  REPO=$BATS_TEST_TMPDIR/repo
  git init -q "$REPO"
  cd "$REPO" || return
  seq 1000 | commit_file numbers
}

# fails_saying STATUS TEXT COMMAND…: phiward COMMAND ends so, with one line of diagnosis.
fails_saying() {
  local expected=$1 text=$2
  run "$PHIWARD" "${@:3}" --state "$STATE"
  ((status == expected)) || fail "status $status, not $expected"
  assert_says "$text"
  ((${#lines[@]} == 1)) || fail 'not one line'
}

# incomplete_saying TEXT…: the audit goes on around the damage and lists it.
incomplete_saying() {
  run "$PHIWARD" audit . --state "$STATE" --format json
  ((status == 3)) || fail "status $status, not 3"
  assert_says '"complete": false'
  local text
  for text in "$@"; do assert_says "$text"; done
}

@test "a repository that is not there" {
  fails_saying 2 /nonexistent audit /nonexistent
}

@test "a directory that is no repository" {
  mkdir "$BATS_TEST_TMPDIR/plain"
  fails_saying 2 "$BATS_TEST_TMPDIR/plain" audit "$BATS_TEST_TMPDIR/plain"
}

@test "a file" {
  fails_saying 2 numbers audit numbers
}

@test "a SHA-256 repository where there is no git to read it" {
  git init -q --bare --object-format=sha256 "$BATS_TEST_TMPDIR/sha256.git"
  PATH=/nonexistent fails_saying 2 SHA-256 audit "$BATS_TEST_TMPDIR/sha256.git"
}

@test "a configuration that is not there" {
  fails_saying 2 /nonexistent.toml audit . --config /nonexistent.toml
}

@test "a configuration that is no TOML" {
  echo 'no TOML' > "$CONFIG"
  fails_saying 2 "$CONFIG:1" audit . --config "$CONFIG"
}

@test "a configuration with an unknown key" {
  printf '[policy]\nblok = 0.5\n' > "$CONFIG"
  fails_saying 2 "$CONFIG:2" audit . --config "$CONFIG"
}

@test "site rules with a mistake" {
  mkdir "$BATS_TEST_TMPDIR/rules"
  printf '[[rule]]\nid = "x"\ntitel = "X"\n' > "$BATS_TEST_TMPDIR/rules/site.toml"
  printf '[rules]\ndirectory = "%s"\n' "$BATS_TEST_TMPDIR/rules" > "$CONFIG"
  fails_saying 2 'site.toml:' audit . --config "$CONFIG"
}

@test "a ledger that is no database" {
  "$PHIWARD" audit . --state "$STATE" > /dev/null
  head -c 8192 /dev/urandom > "$STATE/ledger.db"
  fails_saying 2 ledger.db audit .
}

@test "a ledger cut off in the middle" {
  "$PHIWARD" audit . --state "$STATE" > /dev/null
  truncate -s 4096 "$STATE/ledger.db"
  fails_saying 2 ledger.db audit .
  fails_saying 2 ledger.db ledger verify
}

@test "a ledger that is not there" {
  fails_saying 2 ledger.db report
}

@test "a ledger with a changed entry" {
  "$PHIWARD" audit . --state "$STATE" > /dev/null
  python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("DROP TRIGGER entry_is_never_changed")
db.execute("UPDATE entry SET body = replace(body, ?, ?)", ("\"complete\":true", "\"complete\":false"))
db.commit()' "$STATE/ledger.db"
  run "$PHIWARD" ledger verify --state "$STATE"
  ((status == 1)) || fail "status $status, not 1"
  assert_says 'does NOT hold from entry 1'
}

@test "a ledger with a changed table, of which no entry is at fault" {
  "$PHIWARD" audit . --state "$STATE" > /dev/null
  run "$PHIWARD" ledger verify --state "$STATE"
  assert_says 'ledger: holds, 1 entry, chain'
  python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("DROP INDEX run_by_kind")
db.commit()' "$STATE/ledger.db"
  run "$PHIWARD" ledger verify --state "$STATE"
  ((status == 1)) || fail "status $status, not 1"
  assert_says 'ledger: does NOT hold: a table, index or trigger was changed'
}

@test "an unknown command, option and format" {
  local arguments
  for arguments in 'frobnicate' 'audit . --frob' 'audit . --format pdf' 'audit' ''; do
    # shellcheck disable=SC2086 # each holds several words
    run "$PHIWARD" $arguments
    ((status == 2)) || fail "phiward $arguments: status $status, not 2"
  done
}

@test "a word that is not known is named" {
  local arguments
  for arguments in frobnicate --frobnicate 'rules frobnicate' 'ledger --frobnicate'; do
    # shellcheck disable=SC2086 # some hold two words
    run "$PHIWARD" $arguments
    ((status == 2)) || fail "phiward $arguments: status $status, not 2"
    assert_says frobnicate
  done
  for arguments in '' rules ledger; do
    # shellcheck disable=SC2086 # none where it is empty
    run "$PHIWARD" $arguments
    ((status == 2)) || fail "phiward $arguments: status $status, not 2"
    assert_says 'A subcommand is required'
  done
}

@test "a value that an option does not take is refused with those that it takes" {
  run "$PHIWARD" audit . --engine frobnicate
  ((status == 2)) || fail "status $status, not 2"
  assert_says '{fast,plain}'
  run "$PHIWARD" audit . --engine plain --state "$STATE"
  ((status == 0)) || fail "status $status, not 0"
  run "$PHIWARD" report --run -1 --state "$STATE"
  ((status == 2)) || fail "status $status, not 2"
  assert_says '--run: entries count from 1'
}

@test "help is plain text" {
  local command
  for command in '' scan audit gate report rules 'rules list' 'rules show' 'rules check' ledger \
    'ledger verify' explain; do
    # shellcheck disable=SC2086 # some hold two words
    "$PHIWARD" $command --help > help
    [[ -s help ]] || fail "phiward $command --help says nothing"
    ! LC_ALL=C grep -qaP '[^\x20-\x7e]' help || fail "phiward $command --help: $(cat -v help)"
  done
}

@test "a missing blob is a gap" {
  local blob
  blob=$(git rev-parse HEAD:numbers)
  rm -f ".git/objects/${blob:0:2}/${blob:2}"
  incomplete_saying '"path": "numbers"' 'missing'
}

@test "a damaged loose object is a gap" {
  local blob file
  blob=$(git rev-parse HEAD:numbers)
  file=.git/objects/${blob:0:2}/${blob:2}
  chmod u+w "$file"
  truncate -s 20 "$file"
  incomplete_saying '"path": "numbers"'
}

@test "a damaged pack is no clean audit" {
  git repack -q -a -d
  local pack
  pack=$(echo .git/objects/pack/*.pack)
  chmod u+w "$pack"
  dd if=/dev/urandom of="$pack" bs=1 seek=40 count=200 conv=notrunc status=none
  run "$PHIWARD" audit . --state "$STATE"
  ((status == 2 || status == 3)) || fail "status $status"
}

@test "a pack cut off in the middle is no clean audit" {
  git repack -q -a -d
  local pack
  pack=$(echo .git/objects/pack/*.pack)
  chmod u+w "$pack"
  truncate -s 100 "$pack"
  run "$PHIWARD" audit . --state "$STATE"
  ((status == 2 || status == 3)) || fail "status $status"
}

@test "a ref that leads nowhere is a gap" {
  printf '%040d\n' 1 > .git/refs/heads/broken
  incomplete_saying 'refs/heads/broken'
}

@test "a repository without a commit is clean" {
  git init -q "$BATS_TEST_TMPDIR/empty"
  run "$PHIWARD" audit "$BATS_TEST_TMPDIR/empty" --state "$STATE" --format json
  ((status == 0)) || fail "status $status"
  assert_says '"complete": true'
}

@test "the scanned repository's configuration and attributes are not obeyed" {
  echo '* -text -diff export-ignore filter=evil' | commit_file .gitattributes
  echo "ssn: $(specimen ssn)" | commit_file list.txt
  printf '[core]\n\tfsmonitor = touch %s\n[include]\n\tpath = /nonexistent\n' \
    "$BATS_TEST_TMPDIR/obeyed" >> .git/config
  run "$PHIWARD" audit . --state "$STATE"
  ((status == 1)) || fail "status $status"
  assert_says list.txt
  [[ ! -e $BATS_TEST_TMPDIR/obeyed ]]
}

@test "standard input with an SSN is told by status and place, and not kept" {
  local ssn
  ssn=$(specimen ssn)
  run "$PHIWARD" scan - --state "$STATE" <<< "ssn: $ssn"
  ((status == 1)) || fail "status $status"
  assert_says '###-##-####'
  assert_no_trace "$ssn"
  [[ ! -e $STATE/ledger.db ]]
}
