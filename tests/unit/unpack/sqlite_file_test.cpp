#include <boost/test/unit_test.hpp>
#include <random>

#include "tests/support/sqlite_builder.hpp"
#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

BOOST_AUTO_TEST_SUITE(sqlite_file)

BOOST_AUTO_TEST_CASE(every_table_is_a_part_with_a_header_and_the_schema_is_one) {
  const Unpacked all = unpacked(sqlite_of(
      "CREATE TABLE patients (mrn INTEGER, note TEXT);"
      "INSERT INTO patients VALUES (7, 'one'), (8, NULL);"
      "CREATE TABLE \"odd \"\"name\"\"\" (a); INSERT INTO \"odd \"\"name\"\"\" VALUES ('x')"));
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.part("table patients") == "mrn\tnote\n7\tone\n8\t\n");
  BOOST_TEST(all.part("table odd \"name\"") == "a\nx\n");
  BOOST_TEST(all.part("schema").starts_with("CREATE TABLE patients (mrn INTEGER, note TEXT);\n"));
}

BOOST_AUTO_TEST_CASE(a_cell_is_one_line_and_json_in_it_stays_json) {
  const Unpacked all =
      unpacked(sqlite_of("CREATE TABLE t (v); INSERT INTO t VALUES ('{\"k\": \"v\"}'),"
                         "('two' || char(13,10) || 'lines'), ('a' || char(9) || 'b'),"
                         "('\"quoted\"'), (x'00414200'), ('MSH|^~\\&' || char(13) || 'PID|1')"));
  BOOST_TEST(all.part("table t") ==
             "v\n{\"k\": \"v\"}\ntwo lines\na b\n\"\"\"quoted\"\"\"\n AB \nMSH|^~\\&\\rPID|1\n");
}

BOOST_AUTO_TEST_CASE(a_file_in_a_column_is_a_part_of_its_own) {
  const Unpacked all =
      unpacked(sqlite_of("CREATE TABLE scans (id, data); INSERT INTO scans VALUES (1, x'00'),"
                         "(2, x'1F8B0800'), (3, 'text')"));
  BOOST_TEST(all.part("table scans") == "id\tdata\n1\t \n2\t\n3\ttext\n");
  BOOST_TEST(all.part("file in scans, row 2") == "\x1F\x8B\x08" + std::string(1, '\0'));
}

BOOST_AUTO_TEST_CASE(views_triggers_and_virtual_tables_do_not_run_and_their_data_is_read) {
  const Unpacked all = unpacked(sqlite_of(
      "CREATE TABLE t (v); INSERT INTO t VALUES ('plain');"
      "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
      "FROM n) SELECT i FROM n;"
      "CREATE TRIGGER no AFTER INSERT ON t BEGIN DELETE FROM t; END;"
      "CREATE VIRTUAL TABLE notes USING fts5(body); INSERT INTO notes VALUES ('in it');"));
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.part("table t") == "v\nplain\n");
  BOOST_TEST(all.part("table endless").empty());
  BOOST_TEST(all.part("table notes").empty());
  BOOST_TEST(all.part("table notes_content") == "id\tc0\n1\tin it\n");
}

BOOST_AUTO_TEST_CASE(a_database_in_wal_mode_is_read) {
  std::string bytes = sqlite_of("CREATE TABLE t (v); INSERT INTO t VALUES ('plain')");
  bytes[18] = bytes[19] = 2;
  const Unpacked all = unpacked(bytes);
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.part("table t") == "v\nplain\n");
}

BOOST_AUTO_TEST_CASE(a_long_table_is_several_parts_each_with_the_header) {
  const Unpacked all = unpacked(
      sqlite_of("CREATE TABLE t (n, v); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                "FROM n WHERE i < 20000) INSERT INTO t SELECT i, hex(zeroblob(300)) FROM n"));
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.part("table t").starts_with("n\tv\n1\t0"));
  BOOST_TEST(all.part("table t (2)").starts_with("n\tv\n"));
  BOOST_TEST(all.part("table t (2)").find("\n20000\t") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(a_damaged_database_is_never_complete_and_whole_tables_are_kept) {
  const std::string whole = sqlite_of(
      "CREATE TABLE a (v); INSERT INTO a VALUES ('first');"
      "CREATE TABLE b (v); INSERT INTO b VALUES (hex(zeroblob(3000)))");
  const std::size_t page = whole.size() / 4;  // pages: schema, a, b, and what b spills to
  std::string broken = whole;
  broken.replace(2 * page, page, page, '\x7F');
  const Unpacked all = unpacked(broken);
  BOOST_TEST((all.failure == UnpackFailure::damaged));
  BOOST_TEST(all.part("table a") == "v\nfirst\n");
  BOOST_TEST(unpacked(whole.substr(0, 2 * page)).failure.has_value());
  BOOST_TEST(unpacked(whole.substr(0, 50)).failure.has_value());
}

BOOST_AUTO_TEST_CASE(any_bytes_end_with_an_answer) {
  const std::string whole = sqlite_of(
      "CREATE TABLE a (v, w); INSERT INTO a VALUES ('first', 1), ('x', 2);"
      "CREATE INDEX i ON a (v); CREATE VIRTUAL TABLE r USING rtree(id, x1, x2);"
      "INSERT INTO r VALUES (1, 2, 3)");
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = whole;
    for (int change = 0; change < 4; ++change) {
      bytes[16 + random() % (bytes.size() - 16)] = static_cast<char>(random());
    }
    unpacked(bytes);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
