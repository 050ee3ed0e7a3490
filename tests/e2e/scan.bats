# phiward scan: files, directories and standard input, without a trace.
load support/server

setup() {
  STATE=$BATS_TEST_TMPDIR/state
  isolate_git
  SSN=$(specimen ssn)
  mkdir "$BATS_TEST_TMPDIR/work"
  cd "$BATS_TEST_TMPDIR/work" || return
}

scan() {
  run timeout 30 "$PHIWARD" scan "$@" --state "$STATE"
}

@test "clean text ends with 0, text with an SSN with 1" {
  echo 'nothing here' > clean
  echo "ssn: $SSN" > bad
  scan clean
  ((status == 0)) || fail "status $status"
  scan clean bad
  ((status == 1)) || fail "status $status"
  assert_says 'bad'
  assert_no_trace "$SSN"
}

@test "a file called as the patient it is about is shown without the value" {
  local mrn name
  mrn=$(specimen mrn)
  name=$(specimen last_name)
  echo "ssn: $SSN" > "s$SSN"
  echo "mrn: $mrn" > "$mrn.txt"
  printf 'last_name,ssn\n%s,%s\n' "$name" "$SSN" > "${name,,}-${SSN//-/}.csv"
  for format in text json html; do
    scan "s$SSN" "$mrn.txt" "${name,,}-${SSN//-/}.csv" --format "$format"
    ((status == 1)) || fail "status $status"
    assert_no_trace "$SSN"
    assert_no_trace "${SSN//-/}"
    assert_no_trace "$mrn"
    assert_no_trace "${name,,}-"
  done
}

@test "a column that is called as a patient is shown by its number" {
  local name
  name=$(specimen full_name)
  printf '%s dob,x\n%s,1\n' "$name" "$(specimen dob_iso)" > a.csv
  printf 'INSERT INTO patients (`%s ssn`, x) VALUES ("%s", 1);\n' "$name" "$SSN" > a.sql
  printf '| %s ssn | mrn |\n|---|---|\n| %s | %s |\n' "$name" "$SSN" "$(specimen mrn)" > a.md
  for format in text json html; do
    scan a.csv a.sql a.md --format "$format"
    ((status == 1)) || fail "status $status"
    assert_says 'column 1'
    assert_no_trace "$name"
    assert_no_trace "${name%% *} "
  done
}

@test "dates of birth in names are masked in any directory" {
  local dob file
  dob=$(specimen dob_iso)
  mkdir sub
  file="$dob $(specimen full_name) ssn $SSN.txt"
  echo "ssn: $SSN" | tee "$file" > "sub/$file"
  scan .
  ((status == 1)) || fail "status $status"
  assert_no_trace "$dob"
}

@test "a directory is searched to the bottom, hidden files too" {
  mkdir -p a/.b/c
  echo "ssn: $SSN" > a/.b/c/.env
  scan .
  ((status == 1)) || fail "status $status"
  assert_says 'a/.b/c/.env'
}

@test "what is no file is named, not read, and makes the scan incomplete" {
  mkfifo pipe
  scan .
  ((status == 3)) || fail "status $status"
  assert_says INCOMPLETE
}

@test "links out of the directory are not followed" {
  echo "ssn: $SSN" > ../outside
  mkdir inside
  ln -s ../../outside inside/link
  ln -s . inside/circle
  scan inside
  ((status != 1)) || fail 'the link was followed'
}

@test "a path that is not there is an error or a gap, never clean" {
  scan nowhere
  ((status == 2 || status == 3)) || fail "status $status"
}

@test "standard input" {
  scan - <<< "ssn: $SSN"
  ((status == 1)) || fail "status $status"
  assert_no_trace "$SSN"
  scan - <<< 'nothing here'
  ((status == 0)) || fail "status $status"
  scan - < /dev/null
  ((status == 0)) || fail "status $status"
}

@test "standard input that cannot be read is an error, not an empty text" {
  scan - < /
  ((status == 2)) || fail "a directory: status $status"
  assert_says 'standard input cannot be read'
  run sh -c 'exec "$0" scan - --state "$1" <&-' "$PHIWARD" "$STATE"
  ((status == 2)) || fail "closed: status $status"
  assert_says 'standard input cannot be read'
}

@test "standard input larger than the limit is refused, not cut" {
  printf '[limits]\nmax_blob_mib = 1\n[state]\ndirectory = "%s"\n' "$STATE" > config
  head -c 1200000 /dev/zero | tr '\0' a > big
  scan - --config config < big
  ((status == 2 || status == 3)) || fail "status $status"
}

@test "nothing but the site key is kept" {
  echo "ssn: $SSN" > bad
  scan bad
  [[ $(find "$STATE" -type f -printf '%P\n') == keys/fingerprint.key ]] || fail "$(find "$STATE")"
}

@test "a report goes to a file whole or not at all" {
  echo "ssn: $SSN" > bad
  scan bad --format json --output report.json
  ((status == 1)) || fail "status $status"
  python3 -m json.tool report.json > /dev/null
  scan bad --format json --output /nonexistent/report.json
  ((status == 2)) || fail "status $status"
}

@test "a report goes into a pipe or a device, never in its place" {
  echo "ssn: $SSN" > bad
  mkfifo pipe
  cat pipe > report.txt &
  scan bad --output pipe
  wait $!
  [[ -p pipe ]] || fail 'the pipe was replaced'
  [[ -s report.txt ]] || fail 'nothing came through the pipe'
}

@test "a file named for a patient is found by its name" {
  local name
  name=$(echo '{{last_name}}_{{first_name}}_MRN{{mrn}}.txt' | "$SPECIMENS" --seed 3)
  echo "nothing" > "$name"
  run "$PHIWARD" scan . --state "$STATE"
  ((status == 1)) || fail "status $status"
  [[ $output != *"${name%.txt}"* ]] || fail "the name is shown"
}

@test "an address book does not block until something speaks of patients" {
  local book
  book=$(printf 'name,email,phone\n{{full_name}},{{email}},{{phone}}\n' | "$SPECIMENS" --seed 3)
  mkdir sales
  echo "$book" > sales/contacts.csv
  run "$PHIWARD" scan sales/contacts.csv --state "$STATE"
  ((status == 0)) || fail "contacts: status $status"
  echo "$book" > sales/patients.csv
  run "$PHIWARD" scan sales/patients.csv --state "$STATE"
  ((status == 1)) || fail "patients: status $status"
  sed '1s/$/,diagnosis/; 2s/$/,asthma/' <<< "$book" > sales/contacts.csv
  run "$PHIWARD" scan sales/contacts.csv --state "$STATE"
  ((status == 1)) || fail "diagnosis: status $status"
}
