# What a history holds beside branches and tags is found too; what is not there is told.
load support/server

setup() {
  isolate_git
  STATE=$BATS_TEST_TMPDIR/state
  REPO=$BATS_TEST_TMPDIR/repo
  SSN=$(specimen ssn)
  git init -q "$REPO"
  cd "$REPO" || return
  echo 'A service' | commit_file README
}

# audit_ends STATUS [OPTION…]: the same with both engines, and without a trace of the value.
audit_ends() {
  local engine
  for engine in plain fast; do
    run timeout 60 "$PHIWARD" audit . --state "$STATE" --format json --engine "$engine" "${@:2}"
    ((status == $1)) || fail "status $status with the $engine engine"
    assert_does_not_say "$SSN"
    ! grep -rqF -- "$SSN" "$STATE" || fail 'the state holds the value'
    grep -v -e '"started"' -e '"seconds"' -e '"ledger' <<< "$output" > "$BATS_TEST_TMPDIR/$engine"
  done
  cmp "$BATS_TEST_TMPDIR/plain" "$BATS_TEST_TMPDIR/fast" || fail 'the engines differ'
}

# assert_finds COUNT PATTERN: so many lines of the report.
assert_finds() {
  (($(grep -c -- "$2" <<< "$output") == $1)) || fail "not $1 times: $2"
}

# forget: nothing but the objects remembers what was there.
forget() {
  git reflog expire --expire=now --all
  rm -f .git/ORIG_HEAD
}

@test "stashes, the older ones too" {
  echo "ssn: $SSN" >> README
  git stash -q
  echo other >> README
  git stash -q
  audit_ends 1
  assert_finds 1 '"path": "README"'
  assert_says '"complete": true'
}

@test "what was amended or reset away, while a reflog leads to it" {
  plant list.py "$SSN"
  git reset -q --hard HEAD~1
  audit_ends 1
  assert_finds 1 '"path": "list.py"'
  forget
  audit_ends 0
}

@test "a file called as the patient it is about" {
  local mrn
  mrn=$(specimen mrn)
  echo "mrn: $mrn" | commit_file "ward/$mrn.txt"
  audit_ends 1
  assert_no_trace "$mrn"
  audit_ends 1
  assert_no_trace "$mrn"
}

@test "what is written in a reflog" {
  git checkout -q -b "ssn-$SSN"
  git checkout -q main
  git branch -q -D "ssn-$SSN"
  audit_ends 1
  assert_finds 1 '"path": "logs/HEAD"'
}

@test "a commit's message is not found again in the reflog" {
  git commit -q --allow-empty -m "Import of SSN $SSN fails"
  audit_ends 1
  assert_finds 1 '"rule": "us-ssn'
  assert_says '"occurrences": 1'
}

@test "a reflog that is damaged, or leads to nothing, is a gap" {
  echo 'no entry' >> .git/logs/HEAD
  audit_ends 3
  assert_says 'the reflog has a line that is no entry'
  printf '%040d %s Dev <dev@example.com> 1700000000 +0000\tcommit: Gone\n' 0 \
    "$(seq -s '' 1 30 | head -c 40)" > .git/logs/HEAD
  audit_ends 3
  assert_says 'missing from this repository'
}

@test "the heads of linked work trees, of a merge, of a fetch and of a bisection" {
  plant list.py "$SSN"
  git worktree add -q --detach "$BATS_TEST_TMPDIR/tree"
  git reset -q --hard HEAD~1
  forget
  rm -r .git/logs .git/worktrees/tree/logs .git/worktrees/tree/ORIG_HEAD 2> /dev/null
  audit_ends 1
  assert_finds 1 '"path": "list.py"'
  local commit name
  commit=$(git -C "$BATS_TEST_TMPDIR/tree" rev-parse HEAD)
  rm -r .git/worktrees
  audit_ends 0
  for name in ORIG_HEAD MERGE_HEAD FETCH_HEAD CHERRY_PICK_HEAD; do
    printf '%s\t\tof somewhere\n' "$commit" > ".git/$name"
    audit_ends 1
    rm ".git/$name"
  done
  seq -s '' 1 30 | head -c 40 > .git/ORIG_HEAD
  audit_ends 0
}

@test "objects that nothing leads to, where they are asked for" {
  plant list.py "$SSN"
  git tag -a v1 -m "Tested with SSN $SSN"
  git tag -d v1 > /dev/null
  git reset -q --hard HEAD~1
  echo "only staged, ssn: $SSN" > staged
  git add staged
  git rm -q --cached staged
  forget
  audit_ends 0
  audit_ends 1 --unreachable
  assert_finds 1 '"path": "list.py"'
  assert_finds 1 '"surface": "tag_message"'
  assert_finds 2 '"surface": "blob"'
  cp "$BATS_TEST_TMPDIR/fast" "$BATS_TEST_TMPDIR/loose"
  git repack -q -a -d -k
  audit_ends 1 --unreachable
  cmp "$BATS_TEST_TMPDIR/fast" "$BATS_TEST_TMPDIR/loose" || fail 'packed is not as loose'
}

@test "a replacement, and what it replaces; a circle of them" {
  plant list.py "$SSN"
  git replace HEAD "$(git commit-tree -m Clean HEAD~1^{tree})"
  audit_ends 1
  assert_finds 1 '"path": "list.py"'
  git replace -d HEAD > /dev/null
  git reset -q --hard HEAD~1
  forget
  git replace HEAD "$(git commit-tree -m "Import of SSN $SSN fails" 'HEAD^{tree}')"
  audit_ends 1
  git replace -d HEAD > /dev/null
  local one other
  one=$(git rev-parse HEAD)
  other=$(git commit-tree -m Other 'HEAD^{tree}')
  git update-ref "refs/replace/$one" "$other"
  git update-ref "refs/replace/$other" "$one"
  audit_ends 0
}

@test "the address of a submodule, with control bytes" {
  printf '[submodule "lib"]\n\tpath = lib\n\turl = https://h.example/\033[2Jssn=%s\n' "$SSN" \
    | commit_file .gitmodules
  git update-index --add --cacheinfo "160000,$(git rev-parse HEAD),lib"
  git commit -q -m 'Add a submodule'
  audit_ends 1
  assert_finds 1 '"path": ".gitmodules"'
  assert_does_not_say $'\033'
  assert_says '"complete": true'
}

@test "the target of a symbolic link" {
  ln -s "/records/ssn $SSN" link
  git add link
  git commit -q -m 'Add a link'
  audit_ends 1
  assert_finds 1 '"path": "link"'
}

# pointer OID SIZE
pointer() {
  printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %s\n' "$1" "$2"
}

@test "contents of Git LFS files that are here are found, others are gaps" {
  local oid size content="patient.ssn = \"$SSN\""
  oid=$(printf '%s' "$content" | sha256sum | cut -d ' ' -f 1)
  size=${#content}
  pointer "$oid" "$size" | commit_file data/list.py
  audit_ends 3
  assert_says 'a Git LFS pointer; what it stands for is not here'
  mkdir -p ".git/lfs/objects/${oid:0:2}/${oid:2:2}"
  printf '%s' "$content" > ".git/lfs/objects/${oid:0:2}/${oid:2:2}/$oid"
  audit_ends 1
  assert_finds 1 '"path": "data/list.py"'
  assert_says '"complete": true'
  git gc -q
  audit_ends 1
  printf '%s' "$content longer" > ".git/lfs/objects/${oid:0:2}/${oid:2:2}/$oid"
  audit_ends 3
  assert_says 'its Git LFS content cannot be read'
  rm ".git/lfs/objects/${oid:0:2}/${oid:2:2}/$oid"
  mkfifo ".git/lfs/objects/${oid:0:2}/${oid:2:2}/$oid"
  audit_ends 3
}

@test "what only looks like a pointer leads nowhere" {
  echo "ssn: $SSN" > "$BATS_TEST_TMPDIR/outside"
  pointer ../../../../outside 17 | commit_file a
  pointer "$(printf '%064d' 0 | tr 0 /)" 17 | commit_file b
  audit_ends 0
}

@test "a clone without its past says so" {
  git commit -q --allow-empty -m Next
  git clone -q --depth 1 "file://$REPO" "$BATS_TEST_TMPDIR/shallow"
  cd "$BATS_TEST_TMPDIR/shallow"
  audit_ends 3
  assert_says 'a shallow clone: older history was left out'
}

@test "a clone without its files says so, and fetches none" {
  git config uploadpack.allowFilter true
  git clone -q --no-checkout --filter=blob:none "file://$REPO" "$BATS_TEST_TMPDIR/partial"
  cd "$BATS_TEST_TMPDIR/partial"
  audit_ends 3
  assert_says 'a partial clone: such objects were left out'
}

@test "a pool of objects, and a pool of that pool, which may be a circle" {
  plant list.py "$SSN"
  git clone -q --bare --shared . "$BATS_TEST_TMPDIR/pool.git"
  git clone -q --bare --shared "$BATS_TEST_TMPDIR/pool.git" "$BATS_TEST_TMPDIR/fork.git"
  git gc -q
  realpath "$BATS_TEST_TMPDIR/fork.git/objects" > .git/objects/info/alternates
  cd "$BATS_TEST_TMPDIR/fork.git"
  audit_ends 1
  assert_finds 1 '"path": "list.py"'
  assert_says '"complete": true'
  mv "$BATS_TEST_TMPDIR/pool.git" "$BATS_TEST_TMPDIR/gone.git"
  audit_ends 3
  assert_says 'missing from this repository'
}

@test "what was remembered of an audit is no answer where more is asked for, or has come" {
  plant list.py "$SSN"
  git reset -q --hard HEAD~1
  forget
  local oid content="patient.ssn = \"$SSN\""
  oid=$(printf '%s' "$content" | sha256sum | cut -d ' ' -f 1)
  pointer "$oid" "${#content}" | commit_file scan.py
  audit_ends 3
  mkdir -p ".git/lfs/objects/${oid:0:2}/${oid:2:2}"
  printf '%s' "$content" > ".git/lfs/objects/${oid:0:2}/${oid:2:2}/$oid"
  audit_ends 1
  assert_finds 1 '"path": "scan.py"'
  audit_ends 1 --unreachable
  assert_finds 1 '"path": "list.py"'
  audit_ends 1
  assert_finds 0 '"path": "list.py"'
}
