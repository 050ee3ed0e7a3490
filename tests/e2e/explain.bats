# phiward explain: why a line is, or is not, a finding; the value itself is nowhere.
load support/server

setup() {
  STATE=$BATS_TEST_TMPDIR/state
  isolate_git
  SSN=$(specimen ssn)
  mkdir "$BATS_TEST_TMPDIR/work"
  cd "$BATS_TEST_TMPDIR/work" || return
  printf 'a line\npatient ssn: %s\n' "$SSN" > note.txt
}

explain() {
  run timeout 30 "$PHIWARD" explain "$@" --state "$STATE"
}

@test "each reason is told with its weight, and not the value" {
  explain note.txt:2
  ((status == 0)) || fail "status $status"
  assert_says 'rule us-ssn'
  assert_says '###-##-####'
  assert_says 'block, confidence'
  assert_says 'patient word'
  assert_says '(+'
  assert_no_trace "$SSN"
}

@test "it fits a screen of 80 columns" {
  explain note.txt:2
  while IFS= read -r line; do
    ((${#line} <= 80)) || fail "too wide: $line"
  done <<< "$output"
}

@test "a line without a finding is told as such" {
  explain note.txt:1
  ((status == 0)) || fail "status $status"
  assert_says 'Nothing on this line'
}

@test "a line behind the end of the file is an error" {
  explain note.txt:3
  ((status == 2)) || fail "status $status"
  assert_says 'note.txt has only 2 lines'
  printf 'one line' > short.txt
  explain short.txt:1
  ((status == 0)) || fail "status $status"
  explain short.txt:999
  ((status == 2)) || fail "status $status"
  assert_says 'short.txt has only 1 line'
}

@test "what is no place, and what cannot be read, is an error" {
  explain note.txt
  ((status == 2)) || fail "status $status"
  explain absent.txt:1
  ((status == 3)) || fail "status $status"
}
