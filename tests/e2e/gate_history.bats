# New is what the repository does not answer for yet: not what its object store lacks.
load support/server

setup() {
  new_server
  SSN=$(specimen ssn)
  echo one | commit_file one
  git push -q origin main
}

# The state of a server on which the gate came later than the data.
push_past_the_gate() {
  disable_gate
  git push -q origin "$@"
  enable_gate
}

@test "a blob of a deleted branch is refused when it comes back" {
  git checkout -q -b topic
  plant two.py "$SSN"
  push_past_the_gate topic
  git push -q origin :topic
  git checkout -q main
  git checkout -q topic -- two.py
  git commit -q -m 'Add it again'
  push origin main
  assert_refused_with_findings
  assert_does_not_say "$SSN"
}

@test "a deleted branch is refused when it comes back as it was" {
  git checkout -q -b topic
  plant two.py "$SSN"
  push_past_the_gate topic
  git push -q origin :topic
  push origin topic
  assert_refused_with_findings
  assert_does_not_say "$SSN"
}

@test "files that are cleaned of what was there before the gate are accepted, as a thin pack" {
  local i
  for i in {1..150}; do
    { echo "ssn: $(specimen ssn "$i")"; seq -f "line %g of file $i" 200; } > "file$i"
  done
  git add .
  git commit -q -m 'Many files'
  push_past_the_gate main
  sed -i '1d' file*
  git commit -q -a -m 'Clean them'
  enable_gate 'git show-index < "$(echo "$GIT_OBJECT_DIRECTORY"/pack/*.idx)" | wc -l > received'
  push origin main
  assert_accepted
  # 152 are new; the others are the old files git added to complete the pack.
  (($(cat "$SERVER/received") > 152)) || fail 'the pack was not thin, so this proves nothing'
}

@test "other commits on a history with old findings are accepted" {
  plant two.py "$SSN"
  push_past_the_gate main
  echo three | commit_file three
  push origin main main:refs/heads/topic
  assert_accepted
}

@test "a file with old findings may be moved" {
  plant two.py "$SSN"
  push_past_the_gate main
  mkdir moved
  git mv two.py moved/
  git commit -q -m 'Move it'
  push origin main
  assert_accepted
}

patients_table() {
  printf 'name,city\n'
  for i in 1 2 3; do echo "$(specimen full_name "$i"),$(specimen city "$i")"; done
}

@test "a copy under a name that tells less does not hide a table" {
  patients_table > 0.dat
  cp 0.dat patients.csv
  git add .
  git commit -q -m 'Add tables'
  push origin main
  assert_refused_with_findings
  assert_says patients.csv
}

@test "a file that is renamed to what it is, is refused" {
  patients_table | commit_file 0.dat
  push origin main
  assert_accepted
  git mv 0.dat patients.csv
  git commit -q -m 'Rename it'
  push origin main
  assert_refused_with_findings
}

@test "what comes back is refused though another new commit has the same files" {
  local date=2020-01-01T00:00:00Z
  plant two.py "$SSN"
  git branch old
  push_past_the_gate main
  git rm -q two.py
  git commit -q -m 'Remove it'
  push origin main
  assert_accepted
  git checkout -q old
  echo x > x
  git add .
  GIT_COMMITTER_DATE=$date git commit -q -m 'On the old line'
  git checkout -q main
  git checkout -q old -- .
  git commit -q -m 'Bring it back'
  push origin main old
  assert_refused_with_findings
  assert_does_not_say "$SSN"
}

@test "objects that no ref leads to are refused" {
  # receive-pack is fed by hand: git push sends only what is reachable.
  local pack tip smuggled line
  git commit -q --allow-empty -m 'Innocent'
  tip=$(git rev-parse HEAD)
  smuggled=$(echo "ssn: $SSN" | git hash-object -w --stdin)
  pack=$BATS_TEST_TMPDIR/pack
  printf '%s\n' "$tip" "$smuggled" | git pack-objects -q --stdout > "$pack"
  line="$(git rev-parse origin/main) $tip refs/heads/main"
  BEFORE=$(server_contents)
  status=0
  output=$({
    printf '%04x%s\0report-status' $((4 + ${#line} + 1 + 13)) "$line"
    printf 0000
    cat "$pack"
  } | git receive-pack "$SERVER" 2>&1 | tr -d '\0') || status=$?
  assert_says 'phiward: push refused'
  assert_says 'ng refs/heads/main pre-receive hook declined'
  [[ $(server_contents) == "$BEFORE" ]]
  assert_no_trace "$SSN"
  assert_last_verdict refused
}

@test "a repository whose path needs quoting in the list of alternates is judged whole" {
  new_server_dir="$BATS_TEST_TMPDIR/odd:dir \"quoted\"/server.git"
  mkdir -p "$(dirname "$new_server_dir")"
  mv "$SERVER" "$new_server_dir"
  SERVER=$new_server_dir
  git remote set-url origin "$SERVER"
  echo three | commit_file three
  push origin main
  assert_accepted
  plant two.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
}

@test "a repository that borrows objects from another is judged whole" {
  local fork=$BATS_TEST_TMPDIR/fork.git
  git clone -q --bare --shared "$SERVER" "$fork"
  SERVER=$fork
  enable_gate
  echo three | commit_file three
  push "$SERVER" main
  assert_accepted
  plant two.py "$SSN"
  push "$SERVER" main
  assert_refused_with_findings "$SSN"
}

@test "a shallow clone's push is judged" {
  git -C "$SERVER" config receive.shallowUpdate true
  local shallow=$BATS_TEST_TMPDIR/shallow
  echo three | commit_file three
  git push -q origin main
  git clone -q --depth 1 "file://$SERVER" "$shallow"
  cd "$shallow"
  plant two.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
}
