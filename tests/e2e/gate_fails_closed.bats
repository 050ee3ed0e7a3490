# Whatever keeps the gate from judging or recording refuses the push and says why in a line.
load support/server

setup() {
  new_server
  echo one | commit_file one
}

# refuses_saying TEXT…: a push is refused, with these words, however broken, and no dump.
refuses_saying() {
  push origin main
  assert_refused
  assert_says 'phiward: push refused'
  (($(grep -c '^remote: .' <<< "$output") <= 6)) || fail 'too many lines'
  local text
  output=$(sed -n 's/^remote: *//; s/ *$//; H; ${x; s/\n/ /g; p}' <<< "$output")
  for text in "$@"; do assert_says "$text"; done
}

@test "a configuration that is missing" {
  rm "$CONFIG"
  refuses_saying 'cannot read the configuration'
}

@test "a configuration that is a directory" {
  rm "$CONFIG"
  mkdir "$CONFIG"
  refuses_saying 'cannot read the configuration'
}

@test "a configuration with a mistake" {
  configure "$STATE" $'[policy]\nfail_onn = "warn"'
  refuses_saying 'phiward.toml:4' 'fail_onn'
}

@test "site rules that cannot be read" {
  configure "$STATE" $'[rules]\ndirectory = "/nonexistent"'
  refuses_saying '/nonexistent'
}

@test "a state directory that cannot be made" {
  configure /proc/phiward
  refuses_saying '/proc/phiward'
}

@test "a ledger that is no database" {
  git push -q origin main
  head -c 8192 /dev/urandom > "$STATE/ledger.db"
  git commit -q --allow-empty -m 'Next'
  refuses_saying 'ledger.db'
}

@test "a ledger cut off in the middle" {
  git push -q origin main
  truncate -s 4096 "$STATE/ledger.db"
  git commit -q --allow-empty -m 'Next'
  refuses_saying 'ledger.db'
}

@test "a ledger others may write" {
  git push -q origin main
  chmod 666 "$STATE/ledger.db"
  git commit -q --allow-empty -m 'Next'
  refuses_saying 'ledger.db'
}

@test "a key others may read" {
  git push -q origin main
  chmod 644 "$STATE/keys/fingerprint.key"
  git commit -q --allow-empty -m 'Next'
  refuses_saying 'fingerprint.key'
}

@test "a key that is gone, though the ledger was written with it" {
  git push -q origin main
  rm "$STATE/keys/fingerprint.key"
  git commit -q --allow-empty -m 'Next'
  refuses_saying 'fingerprint.key' 'restore it from a backup'
  [[ ! -e $STATE/keys/fingerprint.key ]]
}

@test "another key in the place of the ledger's, until that one is back" {
  git push -q origin main
  cp -p "$STATE/keys/fingerprint.key" "$BATS_TEST_TMPDIR/backup.key"
  head -c 32 /dev/urandom > "$STATE/keys/fingerprint.key"
  git commit -q --allow-empty -m 'Next'
  refuses_saying 'another site key' 'restore the keys/fingerprint.key that belongs to it'
  run "$PHIWARD" audit "$SERVER" --config "$CONFIG"
  ((status == 2)) || fail "audit: status $status, not 2"
  assert_says 'another site key'
  "$PHIWARD" ledger verify --config "$CONFIG"
  cp -p "$BATS_TEST_TMPDIR/backup.key" "$STATE/keys/fingerprint.key"
  push origin main
  assert_accepted
}

@test "a full disk, and the ledger still holds" {
  git push -q origin main
  git commit -q --allow-empty -m 'Next'
  enable_gate "trap '' XFSZ; ulimit -f 4"
  refuses_saying 'ledger.db'
  "$PHIWARD" ledger verify --config "$CONFIG"
}

@test "a SHA-256 repository where there is no git to read it" {
  cd "$BATS_TEST_TMPDIR"
  rm -rf clone
  new_server "$BATS_TEST_TMPDIR/sha256.git" --object-format=sha256
  enable_gate 'export PATH=/nonexistent'
  echo one | commit_file one
  refuses_saying 'SHA-256'
}

@test "a file larger than the limit is not let in unread" {
  configure "$STATE" $'[limits]\nmax_blob_mib = 1'
  head -c 1100000 /dev/zero | tr '\0' 'a' | commit_file big.txt
  refuses_saying 'big.txt'
  assert_last_verdict incomplete
}

@test "binary files, where the site refuses them" {
  printf 'ELF\0\1\2' | commit_file tool.bin
  push origin main
  assert_accepted
  configure "$STATE" $'[policy]\nrefuse_binary = true'
  printf 'ELF\0\3\4' | commit_file tool.bin
  refuses_saying 'tool.bin'
}

@test "contents of Git LFS files, which do not pass through a push, where the site refuses such" {
  printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize %d\n' 1 10 \
    | commit_file scan.dcm
  push origin main
  assert_accepted
  configure "$STATE" $'[policy]\nrefuse_binary = true'
  printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize %d\n' 2 10 \
    | commit_file scan.dcm
  refuses_saying 'scan.dcm'
}

@test "ref updates that are none" {
  cd "$SERVER"
  run "$PHIWARD" gate --config "$CONFIG" <<< 'no update at all'
  ((status != 0))
  assert_says 'phiward: push refused'
}

@test "ref updates that another hook has read" {
  enable_gate 'cat > /dev/null'
  refuses_saying 'no ref updates came in'
  cd "$SERVER"
  run "$PHIWARD" gate --config "$CONFIG" < /dev/null
  ((status == 2)) || fail "status $status, not 2"
  assert_says 'phiward: push refused'
  ! grep -q '.\{73\}' <<< "$output" || fail 'wider than a terminal behind "remote: "'
}

@test "standard input that cannot be read" {
  cd "$SERVER"
  run "$PHIWARD" gate --config "$CONFIG" < /
  ((status == 2)) || fail "status $status, not 2"
  assert_says 'the list of refs cannot'
  run sh -c 'exec "$0" gate --config "$1" <&-' "$PHIWARD" "$CONFIG"
  ((status == 2)) || fail "status $status, not 2"
  assert_says 'the list of refs cannot'
}

@test "a quarantine that is not there" {
  cd "$SERVER"
  GIT_OBJECT_DIRECTORY=/nonexistent run "$PHIWARD" gate --config "$CONFIG" \
    <<< "$(printf '%040d' 0) $(git -C "$BATS_TEST_TMPDIR/clone" rev-parse main) refs/heads/main"
  ((status == 3))
  assert_says 'phiward: push refused'
}

@test "a commit that is not there" {
  cd "$SERVER"
  run "$PHIWARD" gate --config "$CONFIG" \
    <<< "$(printf '%040d' 0) $(printf '%040d' 1) refs/heads/main"
  ((status == 3))
  assert_last_verdict incomplete
}
