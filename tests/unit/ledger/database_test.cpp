#include "auditor/ledger/database.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

struct DatabasePlace {
  test::TemporaryDirectory directory;
  fs::path file = directory.path() / "some.db";
};

// One line that names the file.
auto one_line_about(const fs::path& file) {
  return [file](const LedgerError& error) {
    const std::string text = error.what();
    return text.find(file.string()) != std::string::npos && text.find('\n') == std::string::npos;
  };
}

BOOST_AUTO_TEST_CASE(what_is_bound_reads_back) {
  Database database = Database::scratch();
  database.execute("CREATE TABLE t (number INTEGER, word TEXT)");
  const std::string with_nul("a\0b", 3);
  Statement insert(database, "INSERT INTO t VALUES (?1, ?2)");
  insert.bind(1, INT64_MIN).bind(2, with_nul).run();
  insert.bind(1, INT64_MAX).bind(2, std::string_view()).run();
  Statement select(database, "SELECT number, word, word IS NULL FROM t ORDER BY number");
  BOOST_TEST(select.step());
  BOOST_TEST(select.integer(0) == INT64_MIN);
  BOOST_TEST(select.text(1) == with_nul);
  BOOST_TEST(select.step());
  BOOST_TEST(select.integer(0) == INT64_MAX);
  BOOST_TEST(select.text(1) == "");
  BOOST_TEST(select.integer(2) == 0);
  BOOST_TEST(!select.step());
}

BOOST_AUTO_TEST_CASE(a_new_file_is_private) {
  const DatabasePlace place;
  Database database(place.file, OpenMode::read_write_create);
  BOOST_TEST(static_cast<unsigned>(fs::status(place.file).permissions()) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_connection_is_set_up_for_evidence) {
  const DatabasePlace place;
  Database database(place.file, OpenMode::read_write_create);
  BOOST_TEST(database.text("PRAGMA journal_mode") == "delete");
  BOOST_TEST(database.integer("PRAGMA synchronous") == 3);  // EXTRA
  BOOST_TEST(database.integer("PRAGMA foreign_keys") == 1);
  BOOST_TEST(database.integer("PRAGMA recursive_triggers") == 1);
  BOOST_TEST(database.integer("PRAGMA trusted_schema") == 0);
  BOOST_TEST(database.integer("PRAGMA busy_timeout") == 10'000);
  BOOST_TEST(database.integer("PRAGMA mmap_size") == 0);
}

BOOST_AUTO_TEST_CASE(the_schema_table_cannot_be_written) {
  const DatabasePlace place;
  Database database(place.file, OpenMode::read_write_create);
  database.execute("CREATE TABLE t (a); PRAGMA writable_schema = ON");
  BOOST_CHECK_THROW(database.execute("DELETE FROM sqlite_schema"), LedgerError);
}

BOOST_AUTO_TEST_CASE(a_transaction_that_is_not_committed_leaves_nothing) {
  const DatabasePlace place;
  Database database(place.file, OpenMode::read_write_create);
  database.execute("CREATE TABLE t (a)");
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (1)");
  }
  BOOST_TEST(database.integer("SELECT count(*) FROM t") == 0);
  {
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  BOOST_TEST(database.integer("SELECT count(*) FROM t") == 1);
}

BOOST_AUTO_TEST_CASE(reading_never_makes_or_changes_a_file) {
  const DatabasePlace place;
  BOOST_CHECK_EXCEPTION(Database(place.file, OpenMode::read_only), LedgerError,
                        one_line_about(place.file));
  BOOST_TEST(!fs::exists(place.file));
  Database(place.file, OpenMode::read_write_create).execute("CREATE TABLE t (a)");
  Database reading(place.file, OpenMode::read_only);
  BOOST_CHECK_EXCEPTION(reading.execute("INSERT INTO t VALUES (1)"), LedgerError,
                        one_line_about(place.file));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_not_taken_for_a_database_that_should_be_there) {
  const DatabasePlace place;
  std::ofstream(place.file).close();
  fs::permissions(place.file, static_cast<fs::perms>(0600));
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    BOOST_CHECK_EXCEPTION(Database(place.file, mode), LedgerError, one_line_about(place.file));
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_others_may_touch_is_not_written_but_may_be_read) {
  const DatabasePlace place;
  Database(place.file, OpenMode::read_write_create).execute("CREATE TABLE t (a)");
  for (const unsigned mode : {0640U, 0604U, 0620U, 0602U, 0644U, 0666U}) {
    fs::permissions(place.file, static_cast<fs::perms>(mode));
    BOOST_TEST_CONTEXT("mode " << std::oct << mode) {
      BOOST_CHECK_EXCEPTION(Database(place.file, OpenMode::read_write), LedgerError,
                            one_line_about(place.file));
      BOOST_TEST(Database(place.file, OpenMode::read_only).exposure().has_value());
    }
  }
  fs::permissions(place.file, static_cast<fs::perms>(0600));
  BOOST_TEST(!Database(place.file, OpenMode::read_only).exposure().has_value());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_database_file_is_refused) {
  const DatabasePlace place;
  BOOST_CHECK_THROW(Database(place.directory.path(), OpenMode::read_write), LedgerError);
  BOOST_CHECK_THROW(Database("/dev/null", OpenMode::read_write), LedgerError);
  BOOST_CHECK_THROW(Database("/proc/phiward.db", OpenMode::read_write_create), LedgerError);
  BOOST_CHECK_THROW(Database(place.file / "below", OpenMode::read_write_create), LedgerError);
}

BOOST_AUTO_TEST_CASE(names_that_mean_something_to_sqlite_are_plain_files) {
  const DatabasePlace place;
  const fs::path before = fs::current_path();
  fs::current_path(place.directory.path());
  { Database database("file:plain?mode=memory", OpenMode::read_write_create); }
  const bool is_file = fs::exists(place.directory.path() / "file:plain?mode=memory");
  fs::current_path(before);
  BOOST_TEST(is_file);
}

BOOST_AUTO_TEST_CASE(control_bytes_of_a_file_name_do_not_reach_the_message) {
  const DatabasePlace place;
  const fs::path strange = place.directory.path() / "a\nb\x1b[2J.db";
  BOOST_CHECK_EXCEPTION(Database(strange, OpenMode::read_only), LedgerError,
                        [](const LedgerError& error) {
                          const std::string text = error.what();
                          return text.find_first_of("\n\x1b") == std::string::npos;
                        });
}

}  // namespace
}  // namespace phiward
