#include "auditor/formats/sql.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

Fields fields_of(std::string_view text) {
  Fields fields;
  read_sql({text, ""}, KeyFilter(test::example_catalog()), fields);
  for (const Field& field : fields.all()) {
    BOOST_TEST(text.substr(field.begin, field.end - field.begin) == field.value);
  }
  return fields;
}

// "column ssn=v1@1; …" for each field: name, value, record.
std::string read(std::string_view text) {
  std::string result;
  const Fields fields = fields_of(text);
  for (const Field& field : fields.all()) {
    result +=
        field.name + "=" + std::string(field.value) + "@" + std::to_string(field.record) + ";";
  }
  return result;
}

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"one row", "INSERT INTO t (id, ssn, mrn) VALUES (1, 'v1', 'v2');",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"rows over many lines", "insert into t\n(id,\n ssn)\nvalues\n(1,'v1'),\n(2,'v2');",
     "column ssn=v1@1;column ssn=v2@2;"},
    {"columns no rule wants", "INSERT INTO t (id, w) VALUES (1, 'v1');", ""},
    {"numbers", "INSERT INTO t (ssn, mrn) VALUES (77, -5);", "column ssn=77@1;"},
    {"NULL, DEFAULT and parameters", "INSERT INTO t (ssn, mrn, ssn) VALUES (NULL, ?, :ssn);", ""},
    {"a doubled quote", "INSERT INTO t (w, ssn) VALUES ('a''b, (', 'v1');", "column ssn=v1@1;"},
    {"a quote in the value", "INSERT INTO t (ssn) VALUES ('O''xyz');", "column ssn=xyz@1;"},
    {"an escaped quote", "INSERT INTO t (ssn, mrn) VALUES ('O\\'xyz', 'v2');",
     "column ssn=xyz@1;column mrn=v2@1;"},
    {"a backslash that escapes nothing", "INSERT INTO t (w, mrn) VALUES ('C:\\', 'v2');",
     "column mrn=v2@1;"},
    {"prefixed strings", "INSERT INTO t (ssn, mrn) VALUES (E'v1', N'v2');",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"a value handed to functions",
     "INSERT INTO t (w, ssn, mrn) VALUES (f(1, 'a'), TO_DATE('v1', 'f'), CAST(N'v2' AS Date));",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"casts", "INSERT INTO t (ssn, mrn) VALUES ('v1'::text, DATE 'v2');",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"an empty string", "INSERT INTO t (ssn, mrn) VALUES ('', 'v2');", "column mrn=v2@1;"},
    {"quoted names", "INSERT INTO \"s\".\"t\" (\"id\", \"ssn\") VALUES (1, 'v1');",
     "column ssn=v1@1;"},
    {"MySQL names", "INSERT INTO `s`.`t` (`ssn`) VALUES (\"v1\");", "column ssn=v1@1;"},
    {"SQL Server names", "INSERT [dbo].[t] ([Id], [SSN]) VALUES (1, N'v1')", "column SSN=v1@1;"},
    {"a modifier", "INSERT IGNORE INTO t (ssn) VALUES ('v1')", "column ssn=v1@1;"},
    {"OVERRIDING", "INSERT INTO t (ssn) OVERRIDING SYSTEM VALUE VALUES ('v1')", "column ssn=v1@1;"},
    {"REPLACE", "REPLACE INTO t (ssn) VALUES ('v1')", "column ssn=v1@1;"},
    {"SELECT", "INSERT INTO t (id, ssn) SELECT 1, 'v1' FROM dual;", "column ssn=v1@1;"},
    {"comments", "INSERT INTO t (id, -- don't\n ssn) /* it's */ VALUES (1, -- no, 'x'\n 'v1')",
     "column ssn=v1@1;"},
    {"columns of CREATE TABLE",
     "CREATE TABLE IF NOT EXISTS s.T (\n id int DEFAULT f(1, 2),\n `ssn` char(9),\n"
     " PRIMARY KEY (id),\n KEY `k` (`ssn`)\n);\nINSERT INTO t VALUES (1, 'v1'), (2, 'v2');",
     "column ssn=v1@1;column ssn=v2@2;"},
    {"an unknown table", "INSERT INTO t VALUES (1, 'v1');", ""},
    {"UPDATE", "UPDATE s.t x SET ssn = 'v1', w = 5, x.mrn = f('v2') WHERE mrn = 'v3' AND ssn = 4;",
     "column ssn=v1@1;column mrn=v2@1;column mrn=v3@1;column ssn=4@1;"},
    {"INSERT with SET", "INSERT INTO t SET id = 1, ssn = 'v1';", "column ssn=v1@1;"},
    {"COPY", "COPY s.t (id, ssn, w) FROM stdin;\n1\tv1\tx\n2\t\\N\tx\n3\tv3\tx\n\\.\n\nssn\t4",
     "column ssn=v1@1;column ssn=v3@3;"},
    {"COPY with CRLF", "COPY t (id, ssn) FROM STDIN;\r\n1\tv1\r\n\\.\r\n", "column ssn=v1@1;"},
    {"COPY as CSV", "COPY t (id, ssn) FROM stdin WITH (FORMAT csv);\n1,v1\n\\.\n",
     "column ssn=v1@1;"},
    {"COPY cut off", "COPY t (id, ssn) FROM stdin;\n1\tv1", "column ssn=v1@1;"},
    {"what follows COPY", "COPY t (id, ssn) FROM stdin;\n\\.\nINSERT INTO t (ssn) VALUES ('v1');",
     "column ssn=v1@1;"},
    {"a literal", "db.run(\"INSERT INTO t (ssn, mrn) VALUES ('v1', 'v2')\", 'x');",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"joined literals", "\"INSERT INTO t (id, \" +\n  \"ssn) \" .\n \"VALUES (1, 'v1')\";",
     "column ssn=v1@1;"},
    {"a single-quoted literal", "'INSERT INTO t (ssn, mrn) VALUES (\\'v1\\', \"v2\")', 'x'",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"quotes doubled in a literal", "'INSERT INTO t (ssn, mrn) VALUES (''v1'', ''v2'')'",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"names quoted in a literal", "\"INSERT INTO \\\"t\\\" (\\\"ssn\\\") VALUES ('v1')\"",
     "column ssn=v1@1;"},
    {"a value that the program puts in",
     "\"INSERT INTO t (ssn, mrn) VALUES ('\" + ssn + \"', 'v2')\"", "column mrn=v2@1;"},
    {"a triple-quoted literal", "x(\"\"\"\n  INSERT INTO t (ssn)\n  VALUES ('v1')\n\"\"\")",
     "column ssn=v1@1;"},
    {"a statement behind an escaped line end", "\"x\\nINSERT INTO t (ssn) VALUES ('v1')\"",
     "column ssn=v1@1;"},
    {"a row cut off", "INSERT INTO t (ssn, mrn) VALUES ('v1', 'v", "column ssn=v1@1;"},
    {"a name that could be a value", "INSERT INTO t (\"mrn 777\") VALUES ('v1')", "column 1=v1@1;"},
    {"UNION", "INSERT INTO t (ssn) SELECT 'v1' UNION ALL SELECT 'v2' FROM dual UNION SELECT 'v3';",
     "column ssn=v1@1;column ssn=v2@2;column ssn=v3@3;"},
    {"INSERT ALL", "INSERT ALL INTO t (ssn) VALUES ('v1') INTO t (ssn) VALUES ('v2') SELECT 1",
     "column ssn=v1@1;column ssn=v2@2;"},
    {"MERGE",
     "MERGE INTO t USING (SELECT 'v1' AS ssn FROM dual) s ON (t.ssn = s.ssn) WHEN NOT MATCHED THEN "
     "INSERT (ssn) VALUES ('v2')",
     "column ssn=v1@1;column ssn=v2@2;"},
    {"ON CONFLICT", "INSERT INTO t (mrn) VALUES ('v1') ON CONFLICT DO UPDATE SET ssn = 'v2'",
     "column mrn=v1@1;column ssn=v2@2;"},
    {"ON DUPLICATE KEY", "INSERT INTO t (mrn) VALUES ('v1') ON DUPLICATE KEY UPDATE ssn = 'v2'",
     "column mrn=v1@1;column ssn=v2@2;"},
    {"ROW", "INSERT INTO t (ssn) VALUES ROW('v1'), ROW('v2')", "column ssn=v1@1;column ssn=v2@2;"},
    {"a table of values", "SELECT * FROM (VALUES (1, 'v1'), (2, 'v2')) AS x (id, ssn)",
     "column ssn=v1@1;column ssn=v2@2;"},
    {"dollar quotes", "INSERT INTO t (ssn, mrn) VALUES ($$v1$$, $q$v2$q$)",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"a function's body",
     "CREATE FUNCTION f() AS $$ BEGIN\nINSERT INTO t (ssn) VALUES ('v1');\n$$;",
     "column ssn=v1@1;"},
    {"conditions", "SELECT * FROM t x WHERE x.ssn = 'v1' AND (w > 4 OR mrn <> 'v2') ORDER BY mrn;",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"a list", "DELETE FROM t WHERE mrn NOT IN ('v1', 'v2', 'v3') AND ssn = 4",
     "column mrn=v1@1;column ssn=4@1;column mrn=v2@2;column mrn=v3@3;"},
    {"LIKE", "select 1 from t where ssn LIKE 'v1%' or mrn ilike '%v2%'",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"BETWEEN", "SELECT 1 FROM t WHERE ssn BETWEEN 'v1' AND 'v2'", "column ssn=v1@1;"},
    {"conditions with parameters", "SELECT 1 FROM t WHERE ssn = ? AND mrn = :mrn", ""},
    {"COPY with a delimiter", "COPY t (id, ssn) FROM stdin WITH DELIMITER '|';\n1|v1\n\\.\n",
     "column ssn=v1@1;"},
    {"COPY as CSV with quotes", "\\copy t (id, ssn) FROM stdin CSV;\n1,\"v1\"\n\\.\n",
     "column ssn=v1@1;"},
    {"arguments",
     "run(\"INSERT INTO t (w, ssn, mrn) VALUES (1, ?, ?)\", \"v1\", \"v2\");\nf('x', 'y')",
     "column ssn=v1@2;column mrn=v2@2;"},
    {"arguments in an array", "run('INSERT INTO t (ssn, mrn) VALUES ($1, $2)', ['v1', f('v2')])",
     "column ssn=v1@2;column mrn=v2@2;"},
    {"arguments of many rows",
     "many(\"\"\"INSERT INTO t (ssn, mrn)\nVALUES (%s, %s)\"\"\", [('v1', x), ('v3', 'v4')])",
     "column ssn=v1@2;column ssn=v3@3;column mrn=v4@3;"},
    {"no arguments", "run(\"INSERT INTO t (ssn, mrn) VALUES (?, ?)\");\nf('v1', 'v2')", ""},
    {"prose", "insert into the ssn (and update the mrn) values; copy ssn from stdin", ""},
    {"code", "list.insert(ssn, 'v1'); copy(ssn); update(mrn='v2'); s.replace('a', 'b')", ""},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(sql_reader)

BOOST_DATA_TEST_CASE(gives_each_value_under_its_column, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(the_table_says_whose_the_values_are) {
  const auto key = [](const std::string& table) {
    const auto fields = fields_of("INSERT INTO " + table + " (ssn) VALUES ('v1')");
    return fields.all().empty() ? std::string("nothing") : fields.all().front().key;
  };
  BOOST_TEST(key("patients") == "patient ssn");
  BOOST_TEST(key("tblPatient") == "patient ssn");
  BOOST_TEST(key("providers") == "provider ssn");
  BOOST_TEST(key("patient_physicians") == "physician ssn");
  BOOST_TEST(key("orders") == "patient ssn");  // only persons have one
}

BOOST_AUTO_TEST_CASE(long_values_are_left_to_the_line_matcher) {
  const std::string prose(257, 'x');
  BOOST_TEST(read("INSERT INTO t (ssn, mrn) VALUES ('" + prose + "', 'v2')") == "column mrn=v2@1;");
}

BOOST_AUTO_TEST_CASE(is_wanted_where_statements_are) {
  const Hit hit;
  BOOST_TEST(sql_wanted({"", "dump.SQL"}, {}));
  BOOST_TEST(!sql_wanted({"", "a.py"}, {&hit, 1}));
  BOOST_TEST(embedded_sql_wanted({"", "a.py"}, {&hit, 1}));
  BOOST_TEST(!embedded_sql_wanted({"", "a.py"}, {}));
  BOOST_TEST(!embedded_sql_wanted({"", "dump.SQL"}, {&hit, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
