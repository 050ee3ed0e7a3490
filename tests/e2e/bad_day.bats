# What a server does to its programs: full disks, closed descriptors, kills. The status and
# the evidence stay right.
load support/server

setup() {
  new_server
  SSN=$(specimen ssn)
  plant list.txt "$SSN"
}

@test "closed standard descriptors change no status and write into no file" {
  local key
  "$PHIWARD" audit . --config "$CONFIG" > /dev/null || true
  key=$(sha256sum "$STATE"/keys/*)
  ((status = 0)) || true
  "$PHIWARD" audit . --config "$CONFIG" <&- >&- 2>&- || status=$?
  ((status == 1 || status == 2)) || fail "audit: status $status"
  status=0
  "$PHIWARD" scan list.txt --config "$CONFIG" 2>&- <&- > /dev/null || status=$?
  ((status == 1)) || fail "scan: status $status"
  [[ $(sha256sum "$STATE"/keys/*) == "$key" ]] || fail 'the key was written to'
  "$PHIWARD" ledger verify --config "$CONFIG"
}

@test "a report that cannot be written is no success" {
  echo clean | commit_file list.txt
  status=0
  "$PHIWARD" scan list.txt --config "$CONFIG" >&- 2> /dev/null || status=$?
  ((status == 2)) || fail "closed output: status $status"
  status=0
  "$PHIWARD" scan list.txt --config "$CONFIG" > /dev/full 2> /dev/null || status=$?
  ((status == 2)) || fail "full output: status $status"
}

@test "a pusher who hangs up is judged and recorded all the same" {
  git push -q origin main 2> /dev/null || true
  enable_gate 'exec 2> >(:); sleep 0.2'
  push origin main
  ((status != 0)) || fail 'accepted'
  assert_last_verdict refused
  [[ $(ledger 'SELECT count(*) FROM decision') == 2 ]]
}

@test "a gate that is killed refuses, and the ledger holds" {
  git push -q origin main 2> /dev/null || true
  printf '#!/bin/bash\n"%s" gate --config "%s" & kill -9 $!; wait $!\n' "$PHIWARD" "$CONFIG" \
    > "$SERVER/hooks/pre-receive"
  push origin main
  assert_refused "$SSN"
  "$PHIWARD" ledger verify --config "$CONFIG"
}

@test "a push that takes too long is refused with its reason, and recorded" {
  configure "$STATE" $'[limits]\ngate_seconds = 1'
  local i
  for i in {1..40}; do
    { echo "file $i"; yes 'patient: name, mrn and visit of nobody' | head -n 100000; } > "file$i"
  done
  git add .
  git commit -q -m 'Much to read'
  push origin main
  assert_refused "$SSN"
  assert_says 'not scanned within 1 s'
  assert_last_verdict error
}

@test "a push is refused in time whatever the scan waits for, and recorded" {
  cd "$BATS_TEST_TMPDIR"
  rm -rf clone
  new_server "$BATS_TEST_TMPDIR/sha256.git" --object-format=sha256
  configure "$STATE" $'[limits]\ngate_seconds = 1'
  plant list.txt "$SSN"
  mkdir "$BATS_TEST_TMPDIR/bin"
  printf '#!/bin/sh\nexec cat > /dev/null\n' > "$BATS_TEST_TMPDIR/bin/git"  # never answers
  chmod +x "$BATS_TEST_TMPDIR/bin/git"
  enable_gate "export PATH=$BATS_TEST_TMPDIR/bin:\$PATH TMPDIR=$BATS_TEST_TMPDIR"
  push origin main
  assert_refused "$SSN"
  assert_says 'not scanned within 1 s'
  assert_last_verdict error
}

@test "a state directory on a full file system refuses" {
  configure /dev/full/state
  push origin main
  assert_refused "$SSN"
  assert_says 'phiward: push refused'
}

@test "a configuration that cannot be looked at is not taken for none" {
  ((EUID != 0)) || skip 'root may look everywhere'
  mkdir -m 000 "$BATS_TEST_TMPDIR/closed"
  run "$PHIWARD" scan list.txt --config "$BATS_TEST_TMPDIR/closed/phiward.toml"
  ((status == 2)) || fail "status $status"
}

@test "what a scan is told to read and cannot is never clean" {
  local what
  mkfifo pipe
  ln -s nowhere dangling
  for what in pipe dangling /dev/zero nowhere; do
    run timeout 20 "$PHIWARD" scan "$what" --config "$CONFIG"
    ((status == 3)) || fail "$what: status $status, not 3"
  done
}

@test "a symbolic link is followed where it is named, and its own text read elsewhere" {
  ln -s list.txt named
  mkdir links
  ln -s "ssn: $SSN" links/value
  local what
  for what in named links; do
    run "$PHIWARD" scan "$what" --config "$CONFIG"
    ((status == 1)) || fail "$what: status $status, not 1"
    assert_no_trace "$SSN"
  done
}
