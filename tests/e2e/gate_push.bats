# What a pusher and the repository see of the gate in everyday use.
load support/server

setup() {
  new_server
  SSN=$(specimen ssn)
}

@test "a clean push is accepted, silently, and recorded" {
  echo 'int main() { return 0; }' | commit_file main.c
  push origin main
  assert_accepted
  assert_does_not_say remote:
  [[ $(git -C "$SERVER" rev-parse main) == "$(git rev-parse main)" ]]
  [[ $(ledger 'SELECT count(*) FROM decision') == 1 ]]
}

@test "a push whose objects are in order is judged without waiting for libgit2 to be loaded" {
  enable_gate "export LD_DEBUG=files LD_DEBUG_OUTPUT=$BATS_TEST_TMPDIR/loaded"
  echo one | commit_file one
  push origin main
  assert_accepted
  echo two | commit_file two
  git branch topic HEAD~1
  push origin main topic
  assert_accepted
  grep -q libsqlite3 "$BATS_TEST_TMPDIR"/loaded.*
  ! grep -q libgit2 "$BATS_TEST_TMPDIR"/loaded.*
}

@test "a file with an SSN is refused with file, line, kind, shape and remedy" {
  plant src/patient.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says 'src/patient.py:2'
  assert_says 'Social Security number'
  assert_says '###-##-####'
  assert_says "Introduced by commit $(git rev-parse --short=7 HEAD)"
}

@test "only the pushed commits are judged when a clean branch grows" {
  echo one | commit_file one
  push origin main
  assert_accepted
  plant two.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  git reset -q --hard HEAD~1
  echo two | commit_file two
  push origin main
  assert_accepted
}

@test "a new branch at a known commit brings nothing and is accepted" {
  echo one | commit_file one
  push origin main
  push origin main:refs/heads/topic
  assert_accepted
}

@test "a deleted branch is accepted and recorded" {
  echo one | commit_file one
  push origin main main:topic
  push origin :topic
  assert_accepted
  [[ $(ledger 'SELECT count(*) FROM decision') == 2 ]]
}

@test "a clean force push is accepted, one with an SSN refused" {
  echo one | commit_file one
  push origin main
  git commit -q --amend -m 'Another message'
  push --force origin main
  assert_accepted
  git reset -q --soft "$(git commit-tree -m root 'HEAD^{tree}')"
  plant two.py "$SSN"
  push --force origin main
  assert_refused_with_findings "$SSN"
}

@test "one bad ref among several refuses all" {
  echo one | commit_file one
  git branch good
  git tag fine
  plant two.py "$SSN"
  push origin good fine main
  assert_refused_with_findings "$SSN"
  [[ -z $(git -C "$SERVER" for-each-ref) ]]
}

@test "an SSN added and removed within one push is refused, and the commit that brought it named" {
  echo one | commit_file one
  plant two.py "$SSN"
  local guilty
  guilty=$(git rev-parse --short=7 HEAD)
  git rm -q two.py
  git commit -q -m 'Remove it again'
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says "$guilty"
  assert_says 'a further commit on top does not remove'
}

@test "the same holds for pushes that git keeps as a pack" {
  git -C "$SERVER" config receive.unpackLimit 1
  plant two.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  git reset -q --soft "$(git commit-tree -m root "$(git hash-object -t tree /dev/null)")"
  git rm -q --cached two.py
  echo one | commit_file one
  push origin main
  assert_accepted
}

@test "the same holds for a push of more than a hundred objects" {
  for i in {1..120}; do echo "file $i" > "file$i"; done
  git add .
  git commit -q -m 'Many files'
  push origin main
  assert_accepted
  plant src/patient.py "$SSN"
  for i in {1..120}; do echo "changed $i" > "file$i"; done
  git commit -q -a -m 'Many changes'
  push origin main
  assert_refused_with_findings "$SSN"
}

@test "many findings are cut short, and every one is in the ledger" {
  for i in {1..30}; do echo "ssn: $(specimen ssn "$i")"; done | commit_file list.txt
  push origin main
  assert_refused_with_findings "$(specimen ssn 1)" "$(specimen ssn 30)"
  assert_says '… and 20 more'
  [[ $(ledger 'SELECT count(*) FROM finding') == 30 ]]
}

@test "pushes at the same time are all judged and recorded" {
  echo one | commit_file one
  push origin main
  local i pushes=()
  for i in {1..6}; do
    git checkout -q -b "topic$i" main
    if ((i % 2)); then plant "bad$i.py" "$SSN"; else echo "$i" | commit_file "good$i"; fi
    git push -q origin "topic$i" 2> /dev/null &
    pushes+=($!)
  done
  for i in {1..6}; do
    status=0
    wait "${pushes[i - 1]}" || status=$?
    (((status == 0) == (i % 2 == 0))) || fail "push $i"
  done
  [[ $(ledger 'SELECT verdict, count(*) FROM decision GROUP BY verdict') == \
    $'accepted 4\nrefused 3' ]]
  "$PHIWARD" ledger verify --config "$CONFIG"
}
