# A repository made to harm its reader: the audit ends soon, says what it did not see, and
# never with "clean".
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  REPO=$BATS_TEST_TMPDIR/repo
  git init -q "$REPO"
  cd "$REPO" || return
  SSN=$(specimen ssn)
  plant list.txt "$SSN"
}

# audit_ends STATUS…: within seconds, with one of these, and without a trace of the value.
audit_ends() {
  run timeout 30 "$PHIWARD" audit . --state "$STATE" --format json
  [[ " $* " == *" $status "* ]] || fail "status $status, not $*"
  assert_no_trace_in_state
}

assert_no_trace_in_state() {
  assert_does_not_say "$SSN"
  ! grep -rqF -- "$SSN" "$STATE" || fail 'the state holds the value'
}

# commit_tree TREE: as the tip of a branch of its own.
commit_tree() {
  git update-ref refs/heads/hostile "$(git commit-tree -m Hostile "$1")"
}

# nest NAME LEVELS < tree lines: wraps a tree in directories of that name.
nest() {
  local tree level
  tree=$(git mktree)
  for ((level = 0; level < $2; ++level)); do
    tree=$(printf '040000 tree %s\t%s\n' "$tree" "$1" | git mktree)
  done
  echo "$tree"
}

@test "a tree that unfolds to ten to the thirty files is read once a tree" {
  local tree level i
  tree=$(git rev-parse 'HEAD^{tree}')
  for level in {1..30}; do
    tree=$(for i in {0..9}; do printf '040000 tree %s\td%d\n' "$tree" "$i"; done | git mktree)
  done
  commit_tree "$tree"
  audit_ends 1
  assert_says '"complete": true'
}

@test "paths longer than git can check out are a gap" {
  commit_tree "$(printf '100644 blob %s\tx\n' "$(git rev-parse HEAD:list.txt)" |
    nest "$(printf 'd%.0s' {1..1000})" 6)"
  audit_ends 1
  assert_says 'its path is longer than 4096 bytes'
}

@test "a commit whose message is larger than any is a gap" {
  git cat-file commit HEAD > "$BATS_TEST_TMPDIR/commit"
  head -c 68000000 /dev/zero | tr '\0' 'a' >> "$BATS_TEST_TMPDIR/commit"
  git update-ref refs/heads/large "$(git hash-object -t commit -w "$BATS_TEST_TMPDIR/commit")"
  audit_ends 1
  assert_says 'larger than 64 MiB'
}

@test "a file of nothing but keys is a gap after its first hundred thousand" {
  git rm -q list.txt
  yes 'mrn: {{mrn}}' | head -n 200000 | commit_file keys
  git checkout -q --orphan keys
  yes "mrn: $(specimen mrn)" | head -n 100001 | commit_file keys
  audit_ends 1
  assert_says 'more values than are read of one file'
}

@test "a commit with more parents than are compared shows what it brings" {
  local i parents=()
  for i in {1..40}; do
    parents+=(-p "$(git commit-tree -p HEAD -m "$i" 'HEAD^{tree}')")
  done
  git update-ref refs/heads/octopus "$(git commit-tree "${parents[@]}" -m All 'HEAD^{tree}')"
  audit_ends 1
  assert_says '"complete": true'
  assert_says '"commits": 42'
}

@test "a ref that is a circle of symbolic links is a gap" {
  ln -s circle .git/refs/heads/circle
  audit_ends 1
  assert_says 'refs/heads/circle'
  assert_says '"complete": false'
}

@test "pipes in the place of files are told, not waited for" {
  mkfifo .git/refs/heads/pipe
  audit_ends 2
  assert_says 'not a regular file'
  rm .git/refs/heads/pipe
  mkfifo .git/packed-refs
  audit_ends 2
  assert_says 'packed-refs is not a regular file'
}

@test "alternates that lead to themselves or nowhere take nothing away" {
  realpath .git/objects > .git/objects/info/alternates
  audit_ends 1
  echo /nonexistent > .git/objects/info/alternates
  audit_ends 1
}

@test "a clone without files or without its past is incomplete" {
  git commit -q --allow-empty -m Next
  git clone -q --depth 1 "file://$REPO" "$BATS_TEST_TMPDIR/shallow"
  git config uploadpack.allowFilter true
  git clone -q --no-checkout --filter=blob:none "file://$REPO" "$BATS_TEST_TMPDIR/partial"
  cd "$BATS_TEST_TMPDIR/shallow"
  audit_ends 1
  assert_says '"complete": false'
  cd "$BATS_TEST_TMPDIR/partial"
  audit_ends 3
  assert_says 'missing from this repository'
}

@test "no flipped bit of a pack or its index hides a finding without a word" {
  git repack -q -a -d
  chmod u+w .git/objects/pack/*
  run python3 - "$PHIWARD" "$STATE" .git/objects/pack/*.pack .git/objects/pack/*.idx <<'PYTHON'
import random, subprocess, sys
phiward, state, *files = sys.argv[1:]
random.seed(20261123)
for turn in range(40):
    name = files[turn % len(files)]
    whole = open(name, "rb").read()
    flipped = bytearray(whole)
    flipped[random.randrange(len(whole))] ^= 1 << random.randrange(8)
    open(name, "wb").write(flipped)
    run = subprocess.run([phiward, "audit", ".", "--state", state, "--format", "json"],
                         capture_output=True, text=True)
    open(name, "wb").write(whole)
    told = run.returncode == 3 or (run.returncode == 2 and run.stderr) or (
        run.returncode == 1 and "us-ssn" in run.stdout)
    if not told:
        sys.exit(f"turn {turn}, {name}: status {run.returncode}")
PYTHON
  ((status == 0)) || fail 'a flip went unnoticed'
}

@test "an index that leads out of its pack is told, not followed" {
  git repack -q -a -d
  chmod u+w .git/objects/pack/*
  python3 - .git/objects/pack/*.idx <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
count = int.from_bytes(data[1028:1032], "big")
data[8 + 1024 + 24 * count + 1] ^= 0x40  # the first offset
open(sys.argv[1], "wb").write(data)
PYTHON
  audit_ends 2
  assert_says 'it leads out of its pack'
}
