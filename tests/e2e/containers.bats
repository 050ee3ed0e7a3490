# What stands inside archives, Office files and databases: found, named by member, never shown.
load support/server

setup() {
  new_server
  SSN=$(specimen ssn)
  TABLE=$(printf 'mrn,ssn\n{{mrn}},{{ssn}}\n' | "$SPECIMENS" --seed 1)
  SSN=${TABLE##*,}
}

# make_container FILE < table: by its suffix, with the table inside.
make_container() {
  python3 -c '
import gzip, io, sqlite3, sys, tarfile, zipfile
path, text = sys.argv[1], sys.stdin.read()
rows = [line.split(",") for line in text.split()]
if path.endswith(".zip"):
    zipfile.ZipFile(path, "w").writestr("data/patients.csv", text)
elif path.endswith(".tar.gz"):
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("data/patients.csv")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text.encode()))
elif path.endswith(".gz"):
    gzip.open(path, "wt").write(text)
elif path.endswith(".pdf"):
    lines = "".join("(%s: %s) Tj T* " % pair for pair in zip(*(row.split(",") for row in text.split())))
    shown = "BT /F1 11 Tf 14 TL 56 700 Td %sET" % lines
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
               "/Resources << /Font << /F1 5 0 R >> >> >>",
               "<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    body = "".join("%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    open(path, "w").write("%PDF-1.4\n" + body + "trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n")
elif path.endswith(".sqlite"):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE patients (%s)" % ", ".join(rows[0]))
        database.execute("INSERT INTO patients VALUES (?, ?)", rows[1])
elif path.endswith(".xlsx"):
    cell = "<c t=\"inlineStr\"><is><t>%s</t></is></c>"
    sheet = "".join("<row>%s</row>" % "".join(cell % v for v in row) for row in rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook><sheets><sheet name=\"Intake\" "
                      "sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" "
                      "Target=\"worksheets/sheet1.xml\"/></Relationships>")
        book.writestr("xl/worksheets/sheet1.xml",
                      "<worksheet><sheetData>%s</sheetData></worksheet>" % sheet)
' "$1"
}

# commit_container FILE [TABLE]
commit_container() {
  make_container "$1" <<< "${2-$TABLE}"
  git add "$1"
  git commit -q -m 'Add a file'
}

@test "the pages of a PDF are read" {
  make_container form.pdf <<< "$TABLE"
  run "$PHIWARD" scan form.pdf --state "$STATE"
  ((status == 1)) || fail "status $status"
  [[ $output == *'form.pdf!page 1'* ]] || fail "no page is named"
  [[ $output != *"$SSN"* ]] || fail "the value is shown"
}

@test "a push with a container is refused, and the member named" {
  commit_container fixtures.zip
  commit_container fixtures.tar.gz
  commit_container seed.csv.gz
  commit_container book.xlsx
  commit_container clinic.sqlite
  push origin main
  assert_refused_with_findings "$SSN"
  assert_says 'clinic.sqlite!table patients:2'
  assert_says 'book.xlsx!sheet Intake:2'
  assert_says 'fixtures.tar.gz!data/patients.csv:2'
  [[ $(ledger "SELECT count(DISTINCT path) FROM finding") == 5 ]] || fail "$(ledger 'SELECT path FROM finding')"
}

@test "a push with harmless containers is accepted" {
  for file in a.zip b.tar.gz c.csv.gz d.xlsx e.sqlite; do
    commit_container "$file" $'id,colour\n1,green'
  done
  push origin main
  assert_accepted
  assert_does_not_say remote:
}

@test "a container that cannot be read to its end makes a push incomplete" {
  make_container whole.zip <<< $'id,colour\n1,green'
  head -c 90 whole.zip | commit_file cut.zip
  push origin main
  assert_refused
  assert_says 'cut.zip: the archive could not be read to its end'
  assert_last_verdict incomplete
}

@test "an audit finds the same whichever way it reads, and says what was in which member" {
  disable_gate
  commit_container fixtures.zip
  commit_container clinic.sqlite
  git push -q origin main
  for engine in fast plain; do
    run "$PHIWARD" audit --state "$STATE" --engine "$engine" --format json "$SERVER"
    ((status == 1)) || fail "$engine: status $status"
    assert_no_trace "$SSN"
    python3 -c 'import json, sys
report = json.load(sys.stdin)
assert report["complete"] and not report["binary"]
print(sorted((f["path"], f["member"], f["line"], f["rule"]) for f in report["findings"]))' \
      <<< "$output" > "$BATS_TEST_TMPDIR/$engine"
  done
  cmp "$BATS_TEST_TMPDIR/fast" "$BATS_TEST_TMPDIR/plain"
  grep -q "'clinic.sqlite', 'table patients', 2" "$BATS_TEST_TMPDIR/fast"
}

@test "without the unpacking program no container is clean" {
  cp "$PHIWARD" "$BATS_TEST_TMPDIR/phiward"
  make_container a.zip <<< $'id,colour\n1,green'
  run "$BATS_TEST_TMPDIR/phiward" scan a.zip --state "$STATE"
  ((status == 3)) || fail "status $status"
  assert_says 'the program phiward-unpack does not'
}

@test "nothing of a container is written to a disk" {
  commit_container fixtures.zip
  mkdir "$BATS_TEST_TMPDIR/tmp"
  TMPDIR=$BATS_TEST_TMPDIR/tmp run "$PHIWARD" scan fixtures.zip --state "$STATE"
  ((status == 1)) || fail "status $status"
  [[ -z $(find "$BATS_TEST_TMPDIR/tmp" -type f) ]]
}
