# The same history gives the same findings, however it is stored, read or disguised; and what
# is not there is never called clean.
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  REPO=$BATS_TEST_TMPDIR/repo
  SSN=$(specimen ssn)
  git init -q "$REPO"
  cd "$REPO" || return
  local i
  for i in {1..20}; do
    { seq "$i" 100; echo "ssn: $(specimen ssn $((i % 7)))"; } | commit_file "file$((i % 5))" "Change $i"
  done
  git tag -a v1 -m "Tested with SSN $SSN"
}

# findings NAME REPO [OPTION…]: the audit's findings alone, in the file NAME.
findings() {
  run "$PHIWARD" audit "${@:2}" --no-cache --state "$STATE" --format json --output "$BATS_TEST_TMPDIR/json"
  ((status == 1)) || fail "status $status"
  python3 -c 'import json, sys
print(json.dumps(json.load(open(sys.argv[1]))["findings"], indent=1))' \
    "$BATS_TEST_TMPDIR/json" > "$BATS_TEST_TMPDIR/$1"
  (($(grep -c '"rule"' "$BATS_TEST_TMPDIR/$1") > 20)) || fail 'hardly anything was found'
}

assert_same() {
  cmp "$BATS_TEST_TMPDIR/$1" "$BATS_TEST_TMPDIR/$2" || fail "$1 and $2 differ"
}

# without_exposure NAME…: where refs are others, others lead to the findings.
without_exposure() {
  local name
  for name in "$@"; do
    python3 -c 'import json, sys
findings = json.load(open(sys.argv[1]))
for finding in findings: finding.pop("exposure", None)
json.dump(findings, open(sys.argv[1], "w"), indent=1)' "$BATS_TEST_TMPDIR/$name"
  done
}

@test "with one thread and with eight" {
  findings one . --threads 1
  findings eight . --threads 8
  assert_same one eight
}

@test "read along the packs and blob by blob" {
  git repack -q -a -d --depth=50
  findings fast . --engine fast
  findings plain . --engine plain
  assert_same fast plain
}

@test "loose, packed, and packed in another way" {
  findings loose .
  git repack -q -a -d --depth=50
  findings packed .
  git repack -q -a -d -f --depth=0
  findings undeltified .
  assert_same loose packed
  assert_same loose undeltified
}

@test "with a commit graph, bitmaps and a multi-pack index" {
  findings plain .
  git repack -q -a -d --write-bitmap-index
  git commit-graph write --reachable
  git multi-pack-index write
  findings indexed .
  assert_same plain indexed
}

@test "in a bare clone, in a clone that borrows objects, and in a linked work tree" {
  findings original .
  git clone -q --bare --mirror . "$BATS_TEST_TMPDIR/bare.git"
  findings bare "$BATS_TEST_TMPDIR/bare.git"
  git clone -q --bare --mirror --shared . "$BATS_TEST_TMPDIR/shared.git"
  findings shared "$BATS_TEST_TMPDIR/shared.git"
  git worktree add -q "$BATS_TEST_TMPDIR/tree"
  git branch -q -D tree 2> /dev/null || true
  findings linked "$BATS_TEST_TMPDIR/tree"
  assert_same original bare
  assert_same original shared
  without_exposure original linked
  assert_same original linked
}

@test "where a replacement or a graft would hide a commit" {
  findings plain .
  git replace "$(git rev-parse HEAD~3)" "$(git rev-parse HEAD)"
  findings replaced .
  mkdir -p .git/info
  git rev-parse HEAD > .git/info/grafts
  findings grafted .
  without_exposure plain replaced grafted
  assert_same plain replaced
  assert_same plain grafted
}

@test "offsets are those of the file as stored, in UTF-16 too" {
  { printf '\xff\xfe'; echo "ssn: $SSN" | iconv -t UTF-16LE; } | commit_file utf16.txt
  findings utf16 .
  grep -A 20 '"byte_end": 34' "$BATS_TEST_TMPDIR/utf16" | grep -q '"byte_start": 12' \
    || fail 'wrong offsets'
}

@test "a shallow clone is incomplete" {
  git clone -q --depth 1 "file://$REPO" "$BATS_TEST_TMPDIR/shallow"
  rm "$BATS_TEST_TMPDIR/shallow"/.git/refs/tags/* 2> /dev/null || true
  run "$PHIWARD" audit "$BATS_TEST_TMPDIR/shallow" --state "$STATE"
  assert_says INCOMPLETE
}

@test "a partial clone is incomplete" {
  git config uploadpack.allowFilter true
  git clone -q --no-checkout --filter=blob:none "file://$REPO" "$BATS_TEST_TMPDIR/partial"
  run "$PHIWARD" audit "$BATS_TEST_TMPDIR/partial" --state "$STATE"
  assert_says INCOMPLETE
}
