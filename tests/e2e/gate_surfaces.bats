# The gate finds PHI wherever text lives in git, and never shows it.
load support/server

setup() {
  new_server
  SSN=$(specimen ssn)
  echo one | commit_file one
  git push -q origin main
}

@test "in a commit message" {
  git commit -q --allow-empty -m "Fix the import of SSN $SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says "message of $(git rev-parse --short=7 HEAD)"
}

@test "in the message of an annotated tag" {
  git tag -a v1 -m "Tested with SSN $SSN"
  push origin v1
  assert_refused_with_findings "$SSN"
}

@test "in the tagger's name of an annotated tag" {
  GIT_COMMITTER_NAME="ssn $SSN" git tag -a v1 -m 'Nothing here'
  push origin v1
  assert_refused_with_findings "$SSN"
  assert_says 'tagger of refs/tags/v1'
  assert_says 'Delete the tag'
}

@test "in the message of a tag of a tag" {
  git tag -a inner -m "Tested with SSN $SSN"
  git tag -a outer -m 'Nothing here' inner
  push origin outer
  assert_refused_with_findings "$SSN"
}

@test "in the own name of a tag that is pushed under another" {
  git tag -a "ssn-$SSN" -m 'Nothing here'
  push origin "$(git rev-parse "ssn-$SSN"):refs/tags/v1"
  assert_refused_with_findings "$SSN"
}

@test "in the message of a merged tag, which the merge keeps in a header" {
  local tag header
  git tag -a v1 -m "Tested with SSN $SSN"
  tag=$(git cat-file tag v1)
  header="mergetag ${tag//$'\n'/$'\n '}"
  git cat-file commit HEAD | awk -v header="$header" '!done && /^$/ { print header; done = 1 } 1' > signed
  push origin "$(git hash-object -t commit -w signed):refs/heads/merged"
  assert_refused_with_findings "$SSN"
}

@test "in a blob that only a tag leads to" {
  git tag blob "$(echo "ssn: $SSN" | git hash-object -w --stdin)"
  push origin blob
  assert_refused_with_findings "$SSN"
}

@test "in a tree that only a ref leads to" {
  local tree
  echo "ssn: $SSN" > secret
  git add secret
  tree=$(git write-tree)
  git reset -q
  push origin "$tree:refs/trees/one"
  assert_refused_with_findings "$SSN"
}

@test "in a note" {
  git notes add -m "Patient SSN $SSN"
  push origin refs/notes/commits
  assert_refused_with_findings "$SSN"
}

@test "in a path name, which is shown masked" {
  echo one | commit_file "scans/ssn $SSN.txt"
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says '###-##-####'
}

@test "in a branch name, which the gate shows masked" {
  # git itself prints the names of refused refs; what the gate says must not.
  push origin "main:refs/heads/ssn-$SSN"
  ((status != 0))
  output=$(grep '^remote: ' <<< "$output")
  [[ $(server_contents) == "$BEFORE" ]]
  assert_no_trace "$SSN"
  assert_says 'ref name'
  assert_last_verdict refused
}

@test "in a file encoded as UTF-16" {
  { printf '\xff\xfe'; echo "ssn: $SSN" | iconv -t UTF-16LE; } | commit_file export.txt
  push origin main
  assert_refused_with_findings "$SSN"
}

@test "in plain text within a binary file" {
  printf 'ELF\0\1\2 ssn: %s \0\0' "$SSN" | commit_file tool.bin
  push origin main
  assert_refused_with_findings "$SSN"
}

@test "in the target of a symbolic link" {
  ln -s "/records/ssn $SSN" link
  git add link
  git commit -q -m 'Add a link'
  push origin main
  assert_refused_with_findings "$SSN"
}

@test "in a file that attributes and ignore files try to hide" {
  printf '* -diff -text binary\n' | commit_file .gitattributes
  printf '*\n' | commit_file .phiwardignore
  plant two.py "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
}

@test "in what only a merge commit holds" {
  git checkout -q -b side
  echo side | commit_file side
  git checkout -q main
  echo main | commit_file main
  git merge -q --no-commit side
  plant merged.py "$SSN" 'Merge side'
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says 'merged.py:2'
}

@test "in an unrelated root" {
  git checkout -q --orphan other
  plant two.py "$SSN"
  push origin other
  assert_refused_with_findings "$SSN"
}

@test "in a column of a table that the header alone gives away" {
  {
    echo 'visit,ssn,ward'
    for i in {1..5}; do echo "$i,$(specimen ssn_undashed "$i"),B$i"; done
  } | commit_file export.csv
  push origin main
  assert_refused_with_findings "$(specimen ssn_undashed 1)"
  assert_says 'column ssn'
}

@test "in an HL7 message within a string literal, where no value has a shape of its own" {
  local ssn mrn
  ssn=$(specimen ssn_undashed)
  mrn=$(specimen mrn)
  printf 'String adt = "MSH|^~\\\\&|A|B\\rPID|1||%s^^^H^MR||||||||||||||||%s\\r";\n' "$mrn" "$ssn" \
    | commit_file Adt.java
  push origin main
  assert_refused_with_findings "$ssn" "$mrn"
  assert_says PID-3
  assert_says PID-19
}

@test "escape sequences in a path never reach the pusher" {
  plant $'\e[2J\e]0;owned\a.py' "$SSN"
  push origin main
  assert_refused_with_findings "$SSN"
  assert_does_not_say $'\e[2J'
  assert_does_not_say $'\e]0'
  assert_does_not_say $'\a'
  assert_says '\x1B[2J'
}
