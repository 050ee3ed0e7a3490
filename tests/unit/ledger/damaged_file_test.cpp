// Files that are not, or no longer, a ledger: one clear line and never a crash.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <functional>

#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using test::kNow;
using test::report_with;
using test::StateDirectory;

void record_some(const StateDirectory& place) {
  Ledger ledger = open_ledger(place);
  for (int run = 0; run < 4; ++run) ledger.record_audit(report_with(6, 1, 1), kNow);
}

void overwrite(const fs::path& file, std::uintmax_t at, const std::string& bytes) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(at));
  out << bytes;
  if (!out.flush()) throw std::runtime_error("cannot damage the file");
}

// Opens and verifies for reading. What was said, "" if all was found well.
std::string complaint_when_read(const StateDirectory& place) {
  try {
    const LedgerVerdict verdict = Ledger::open_existing(place.state).verify();
    return verdict.fault ? verdict.fault->what : "";
  } catch (const LedgerError& error) {
    return error.what();
  }
}

std::string error_when_written(const StateDirectory& place) {
  try {
    open_ledger(place).record_audit(report_with(1), kNow);
    return "";
  } catch (const LedgerError& error) {
    return error.what();
  }
}

void check_one_line(const std::string& text) {
  BOOST_TEST(!text.empty());
  BOOST_TEST(text.find('\n') == std::string::npos);
}

struct Damage {
  const char* name;
  std::function<void(const fs::path&)> apply;
};

BOOST_AUTO_TEST_CASE(a_file_that_is_no_ledger_is_refused_for_reading_and_writing) {
  const Damage damages[] = {
      {"no bytes", [](const fs::path& file) { fs::resize_file(file, 0); }},
      {"one byte", [](const fs::path& file) { fs::resize_file(file, 1); }},
      {"half a header", [](const fs::path& file) { fs::resize_file(file, 50); }},
      {"a header alone", [](const fs::path& file) { fs::resize_file(file, 100); }},
      {"half a page", [](const fs::path& file) { fs::resize_file(file, 2048); }},
      {"one page", [](const fs::path& file) { fs::resize_file(file, 4096); }},
      {"a text", [](const fs::path& file) { std::ofstream(file) << "Dear ledger,\n"; }},
      {"a long text",
       [](const fs::path& file) { std::ofstream(file) << std::string(100'000, 'x'); }},
      {"zeros", [](const fs::path& file) { overwrite(file, 0, std::string(100, '\0')); }},
      {"a first page of zeros",
       [](const fs::path& file) { overwrite(file, 0, std::string(4096, '\0')); }},
      {"a wild page size", [](const fs::path& file) { overwrite(file, 16, "\xff\xff"); }},
      {"a wild schema format",
       [](const fs::path& file) { overwrite(file, 44, "\x7f\xff\xff\xff"); }},
  };
  for (const Damage& damage : damages) {
    const StateDirectory place;
    record_some(place);
    damage.apply(place.file);
    BOOST_TEST_CONTEXT(damage.name) {
      check_one_line(complaint_when_read(place));
      check_one_line(error_when_written(place));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_database_of_something_else_is_refused_and_left_alone) {
  const StateDirectory place;
  fs::create_directories(place.state);
  Database(place.file, OpenMode::read_write_create).execute("CREATE TABLE t (a)");
  check_one_line(complaint_when_read(place));
  check_one_line(error_when_written(place));
  Database database(place.file, OpenMode::read_only);
  BOOST_TEST(database.integer("SELECT count(*) FROM sqlite_schema") == 1);
}

BOOST_AUTO_TEST_CASE(a_ledger_of_a_newer_program_is_refused) {
  const StateDirectory place;
  record_some(place);
  Database(place.file, OpenMode::read_write).execute("PRAGMA user_version = 1000");
  BOOST_TEST(complaint_when_read(place).find("newer phiward") != std::string::npos);
  BOOST_TEST(error_when_written(place).find("newer phiward") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_page_can_be_lost_unnoticed) {
  const StateDirectory place;
  record_some(place);
  const std::uintmax_t pages = fs::file_size(place.file) / 4096;
  const fs::path whole = place.directory.path() / "whole";
  fs::copy_file(place.file, whole);
  BOOST_TEST(complaint_when_read(place).empty());
  for (std::uintmax_t page = 0; page < pages; ++page) {
    fs::copy_file(whole, place.file, fs::copy_options::overwrite_existing);
    overwrite(place.file, page * 4096, std::string(4096, '\0'));
    BOOST_TEST_CONTEXT("page " << page) { check_one_line(complaint_when_read(place)); }
  }
}

BOOST_AUTO_TEST_CASE(no_end_can_be_cut_off_unnoticed) {
  const StateDirectory place;
  record_some(place);
  for (std::uintmax_t size = fs::file_size(place.file) - 1; size > 4096; size -= size / 8) {
    fs::resize_file(place.file, size);
    BOOST_TEST_CONTEXT(size << " bytes") { check_one_line(complaint_when_read(place)); }
  }
}

BOOST_AUTO_TEST_CASE(no_single_byte_makes_it_crash) {
  const StateDirectory place;
  record_some(place);
  std::ifstream in(place.file, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::uint64_t random = 20261123;
  for (int round = 0; round < 150; ++round) {
    random = random * 6364136223846793005U + 1442695040888963407U;
    const std::size_t at = (random >> 33U) % whole.size();
    overwrite(place.file, at, std::string(1, static_cast<char>(whole[at] ^ 0x41)));
    const std::string complaint = complaint_when_read(place);
    BOOST_TEST_CONTEXT("byte " << at) { BOOST_TEST(complaint.find('\n') == std::string::npos); }
    overwrite(place.file, at, whole.substr(at, 1));
  }
  BOOST_TEST(complaint_when_read(place).empty());
}

}  // namespace
}  // namespace phiward
