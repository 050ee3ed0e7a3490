# An audit remembers: what did not change is not looked at again, and whatever happens to the
# memory, the findings are those of a first audit.
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  cd "$BATS_TEST_TMPDIR" || return
  git init -q repo
  cd repo || return
  local i
  for i in {1..5}; do
    echo "ssn: $(specimen ssn "$i")" | commit_file "file$i" "Change $i"
  done
  audit first
}

# audit NAME [OPTION…]: the report without its times and entry, in the file NAME.
audit() {
  run "$PHIWARD" audit . "${@:2}" --state "$STATE" --format json --output "$BATS_TEST_TMPDIR/json"
  ((status == 1)) || fail "status $status: $output"
  grep -vE '^  "(started|seconds|ledger_seq)":' "$BATS_TEST_TMPDIR/json" > "$BATS_TEST_TMPDIR/$1"
}

assert_same() { cmp "$BATS_TEST_TMPDIR/$1" "$BATS_TEST_TMPDIR/$2" || fail "$1 and $2 differ"; }

assert_verifies() {
  run "$PHIWARD" ledger verify --state "$STATE"
  ((status == 0)) || fail "$output"
}

entries() { "$PHIWARD" ledger verify --state "$STATE" | sed -E 's/.* ([0-9]+) entries.*/\1/'; }

@test "nothing new: the same report, and one entry in the ledger" {
  local before
  before=$(entries)
  audit again
  assert_same first again
  (($(entries) == before + 1)) || fail "$(entries) entries after $before"
  "$PHIWARD" report --state "$STATE" --format json |
    grep -vE '^  "(started|seconds|ledger_seq)":' > "$BATS_TEST_TMPDIR/report"
  assert_same first report
}

# page NAME [OPTION…]: what a terminal shows, without times and entry, in the file NAME.
page() {
  run "$PHIWARD" audit . "${@:2}" --state "$STATE"
  ((status == 1)) || fail "status $status: $output"
  grep -vE '^  (started|ledger) ' <<< "$output" > "$BATS_TEST_TMPDIR/$1"
}

@test "nothing new: a terminal shows the same, and one entry in the ledger" {
  local before
  page looked --no-cache
  page whole # recorded whole, as the last findings on record are not those remembered
  assert_same looked whole
  before=$(entries)
  page remembered
  assert_same looked remembered
  grep -q "ledger     entry $((before + 1))\$" <<< "$output" || fail "another entry: $output"
  (($(entries) == before + 1)) || fail "$(entries) entries after $before"
  audit again
  assert_same first again
  (($(entries) == before + 2)) || fail "$(entries) entries after $before"
  assert_verifies
}

@test "nothing new, but the ledger is another: everything is recorded" {
  page looked --no-cache
  rm "$STATE/ledger.db"
  page remembered
  assert_same looked remembered
  (($(entries) > 1)) || fail 'the findings are not recorded'
  assert_verifies
}

@test "something new: it is found, and the rest as before" {
  echo "ssn: $(specimen ssn 77)" | commit_file new 'One more'
  audit more
  (($(grep -c '"rule"' "$BATS_TEST_TMPDIR/more") > $(grep -c '"rule"' "$BATS_TEST_TMPDIR/first"))) ||
    fail 'the new value is not there'
  audit whole --no-cache
  assert_same more whole
  assert_verifies
}

@test "something gone: it is gone" {
  git reset -q --hard HEAD~1
  git reflog expire --expire=now --all
  git prune
  audit less
  audit whole --no-cache
  assert_same less whole
}

@test "other rules or thresholds: everything is looked at again" {
  printf '[policy]\nblock = 1\nwarn = 1\ninfo = 0.01\n' > "$BATS_TEST_TMPDIR/phiward.toml"
  run "$PHIWARD" audit . --state "$STATE" --config "$BATS_TEST_TMPDIR/phiward.toml"
  ((status == 0)) || fail "status $status: $output"
  printf '[rules]\ndisable = ["us-ssn"]\n' > "$BATS_TEST_TMPDIR/phiward.toml"
  run "$PHIWARD" audit . --state "$STATE" --config "$BATS_TEST_TMPDIR/phiward.toml" --format json
  ! grep -q '"rule": "us-ssn"' <<< "$output" || fail 'a rule that is disabled found something'
  audit again
  assert_same first again
}

@test "a memory that is damaged, cut short, not a file or gone costs time only" {
  local damage
  for damage in 'truncate -s 100' 'truncate -s 4096' 'truncate -s 0' \
    'dd if=/dev/urandom bs=1k count=20 conv=notrunc status=none' 'chmod 644' 'rm'; do
    audit again
    if [[ $damage == dd* ]]; then $damage of="$STATE/cache.db"; else $damage "$STATE/cache.db"; fi
    audit after
    assert_same first after
  done
  rm -f "$STATE/cache.db"
  mkdir "$STATE/cache.db"
  audit after
  assert_same first after
  assert_verifies
}

@test "the memory is private and holds no value, not even one of a path" {
  : | commit_file "ssn $(specimen ssn 9).txt" 'A path'
  audit again
  ! grep -aq "$(specimen ssn 9)" "$STATE/cache.db" || fail 'it holds a path'
  [[ $(stat -c %a "$STATE/cache.db") == 600 ]] || fail 'others may read it'
  ! grep -aq "$(specimen ssn 1)" "$STATE/cache.db" || fail 'it holds a value'
}
