// A cache that is damaged, foreign, locked or full knows nothing, and says nothing wrong.
#include "auditor/ledger/cache.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <sstream>
#include <sys/resource.h>

#include "auditor/ledger/database.hpp"
#include "tests/unit/ledger/child_process.hpp"
#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using test::StateDirectory;

const SiteKey& site_key() {
  static const SiteKey key = SiteKey::ephemeral();
  return key;
}

const std::string kBytes = std::string("\0half\0of it\xff", 13) + std::string(20'000, 'x');

struct Place : StateDirectory {
  Place() { fs::create_directory(state); }
  [[nodiscard]] Cache open(const std::string& basis = "rules 1") const {
    return {state, site_key(), basis};
  }
  [[nodiscard]] std::optional<std::string> recalled() const {
    return open().recall("audit", "state 1");
  }
  void keep() const { open().keep("audit", "state 1", kBytes); }
  fs::path cache = state / "cache.db";
};

void execute(const fs::path& file, std::string_view sql) {
  Database(file, OpenMode::read_write).execute(sql);
}

BOOST_AUTO_TEST_CASE(what_was_kept_is_recalled_by_a_later_run) {
  const Place place;
  BOOST_TEST(!place.recalled().has_value());
  place.keep();
  BOOST_TEST((place.recalled() == kBytes));
  BOOST_TEST(
      (fs::status(place.cache).permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(of_one_name_the_last_is_kept) {
  const Place place;
  place.keep();
  place.open().keep("audit", "state 2", "other");
  BOOST_TEST(!place.recalled().has_value());
  BOOST_TEST((place.open().recall("audit", "state 2") == "other"));
}

BOOST_AUTO_TEST_CASE(another_name_stamp_basis_or_key_knows_nothing) {
  const Place place;
  place.keep();
  BOOST_TEST(!place.open().recall("audit 2", "state 1").has_value());
  BOOST_TEST(!place.open().recall("audit", "state 2").has_value());
  BOOST_TEST(!place.open("rules 2").recall("audit", "state 1").has_value());
  Cache other(place.state, SiteKey::ephemeral(), "rules 1");
  BOOST_TEST(!other.recall("audit", "state 1").has_value());
}

constexpr const char* kRowOfAnother =
    "UPDATE remembered SET (seal, bytes) = (SELECT seal, bytes FROM remembered WHERE kept = 2)";

BOOST_AUTO_TEST_CASE(rows_that_were_changed_are_not_believed) {
  for (const char* change : {
           "UPDATE remembered SET bytes = bytes || 'x'",
           "UPDATE remembered SET bytes = substr(bytes, 1, 10)",
           "UPDATE remembered SET bytes = ''",
           "UPDATE remembered SET seal = lower(hex(randomblob(32)))",
           "UPDATE remembered SET seal = ''",
           kRowOfAnother,
           "DELETE FROM remembered",
           "DROP TABLE remembered",
           "DROP TABLE remembered; CREATE TABLE remembered (name TEXT)",
           "DROP TABLE remembered; CREATE VIEW remembered AS SELECT 1 AS name",
       }) {
    BOOST_TEST_CONTEXT(change) {
      const Place place;
      place.keep();
      place.open().keep("audit of another", "state 1", "other");
      execute(place.cache, change);
      BOOST_TEST(!place.recalled().has_value());
      place.keep();
      place.keep();  // the first may have made way for a new file
      BOOST_TEST((place.recalled() == kBytes));
    }
  }
}

void overwrite(const fs::path& file, std::uintmax_t at, const std::string& bytes) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(at));
  out << bytes;
}

void write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

BOOST_AUTO_TEST_CASE(damaged_files_know_nothing_and_are_made_anew) {
  struct Damage {
    const char* name;
    std::function<void(const fs::path&)> apply;
  };
  const Damage damages[] = {
      {"no bytes", [](const fs::path& file) { fs::resize_file(file, 0); }},
      {"one byte", [](const fs::path& file) { fs::resize_file(file, 1); }},
      {"a page", [](const fs::path& file) { fs::resize_file(file, 4096); }},
      {"no last byte",
       [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 1); }},
      {"half", [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); }},
      {"a text", [](const fs::path& file) { write_file(file, std::string(9000, 't')); }},
      {"no header", [](const fs::path& file) { overwrite(file, 0, std::string(100, 'h')); }},
      {"no second page", [](const fs::path& f) { overwrite(f, 4096, std::string(4096, 'p')); }},
      {"no schema page", [](const fs::path& f) { overwrite(f, 100, std::string(3996, '\xff')); }},
      {"a hot journal", [](const fs::path& f) { write_file(f.string() + "-journal", "j"); }},
  };
  for (const Damage& damage : damages) {
    BOOST_TEST_CONTEXT(damage.name) {
      const Place place;
      place.keep();
      damage.apply(place.cache);
      const auto recalled = place.recalled();
      BOOST_TEST((!recalled || recalled == kBytes));
      for (int run = 0; run < 3; ++run) place.keep();
      BOOST_TEST((place.recalled() == kBytes));
    }
  }
}

BOOST_AUTO_TEST_CASE(any_damaged_byte_gives_nothing_or_what_was_kept) {
  const Place place;
  place.keep();
  const std::uintmax_t size = fs::file_size(place.cache);
  const fs::path whole = place.directory.path() / "whole";
  fs::copy_file(place.cache, whole);
  for (std::uintmax_t at = 0; at < size; at += at < 300 ? 1 : 97) {
    fs::copy_file(whole, place.cache, fs::copy_options::overwrite_existing);
    overwrite(place.cache, at, "\xa5");
    const auto recalled = place.recalled();
    if (recalled && recalled != kBytes) BOOST_ERROR("believed damage at byte " << at);
  }
}

BOOST_AUTO_TEST_CASE(one_that_others_may_read_makes_way_for_a_new_one) {
  const Place place;
  place.keep();
  fs::permissions(place.cache, fs::perms(0644));
  BOOST_TEST(!place.recalled().has_value());
  place.keep();
  BOOST_TEST((place.recalled() == kBytes));
}

// By any name, in the place of the cache: it is left as it is, and the cache made anew beside it.
BOOST_AUTO_TEST_CASE(a_ledger_is_never_taken_for_a_cache) {
  using Put = std::function<void(const fs::path&, const fs::path&)>;
  const std::pair<const char*, Put> ways[] = {
      {"a symbolic link", [](const auto& from, const auto& to) { fs::create_symlink(from, to); }},
      {"a hard link", [](const auto& from, const auto& to) { fs::create_hard_link(from, to); }},
      {"a copy", [](const auto& from, const auto& to) { fs::copy_file(from, to); }},
  };
  for (const auto& [name, put] : ways) {
    BOOST_TEST_CONTEXT(name) {
      const Place place;
      open_ledger(place).record_audit(test::report_with(1), test::kNow);
      const std::string before = bytes_of(place.file);
      put(place.file, place.cache);
      for (int run = 0; run < 2; ++run) place.keep();  // the first may have made way
      BOOST_TEST((place.recalled() == kBytes));
      BOOST_TEST((bytes_of(place.file) == before));
      BOOST_TEST(!Ledger::open_existing(place.state).verify().fault.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_link_makes_way_and_what_it_leads_to_stays) {
  const Place place;
  const fs::path elsewhere = place.directory.path() / "elsewhere";
  for (const bool dangling : {true, false}) {
    if (!dangling) write_file(elsewhere, "of another");
    fs::remove(place.cache);
    fs::create_symlink(elsewhere, place.cache);
    place.keep();
    BOOST_TEST((place.recalled() == kBytes));
    BOOST_TEST(!fs::is_symlink(place.cache));
    BOOST_TEST(fs::exists(elsewhere) != dangling);
  }
  BOOST_TEST(fs::file_size(elsewhere) == 10U);
}

BOOST_AUTO_TEST_CASE(where_no_file_can_be_nothing_is_known) {
  const Place place;
  fs::create_directories(place.cache / "a directory in its place");
  place.keep();
  BOOST_TEST(!place.recalled().has_value());
  Cache nowhere(place.directory.path() / "missing", site_key(), "rules 1");
  nowhere.keep("audit", "state 1", kBytes);
  BOOST_TEST(!nowhere.recall("audit", "state 1").has_value());
}

BOOST_AUTO_TEST_CASE(one_that_is_locked_is_not_waited_for) {
  const Place place;
  place.keep();
  Database other(place.cache, OpenMode::read_write);
  other.execute("BEGIN EXCLUSIVE");
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(!place.recalled().has_value());
  place.keep();
  BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(5)));
  other.execute("ROLLBACK");
  BOOST_TEST((place.recalled() == kBytes));
}

BOOST_AUTO_TEST_CASE(a_full_disk_keeps_what_was_there_or_nothing) {
  const Place place;
  place.keep();
  const std::uintmax_t size = fs::file_size(place.cache);
  for (const std::uintmax_t limit : {std::uintmax_t{0}, std::uintmax_t{4096}, size, size + 8192}) {
    BOOST_TEST_CONTEXT(limit << " bytes") {
      const auto child = test::start_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit bytes{limit, limit};
        if (::setrlimit(RLIMIT_FSIZE, &bytes) != 0) return 2;
        place.open().keep("audit of another", "state 1", std::string(100'000, 'y'));
        return 0;
      });
      BOOST_TEST(test::wait_for(child) == 0);
      BOOST_TEST((place.recalled() == kBytes));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_oldest_go_when_there_is_too_much) {
  const Place place;
  Cache cache(place.state, site_key(), "rules 1", 10'000);
  const std::string bytes(4000, 'b');
  for (const char* name : {"first", "second", "third"}) cache.keep(name, "", bytes);
  BOOST_TEST(!cache.recall("first", "").has_value());
  BOOST_TEST((cache.recall("second", "") == bytes));
  BOOST_TEST((cache.recall("third", "") == bytes));
  cache.keep("huge", "", std::string(6000, 'h'));  // would push out all others
  BOOST_TEST(!cache.recall("huge", "").has_value());
  BOOST_TEST((cache.recall("third", "") == bytes));
}

}  // namespace
}  // namespace phiward
