// Containers from bytes to findings: members judged as documents of their own, and whatever
// could not be unpacked told.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "auditor/engine/inspector.hpp"
#include "auditor/unpack/utf8_locale.hpp"
#include "rules/specimens.hpp"
#include "tests/support/archive_builder.hpp"
#include "tests/support/sqlite_builder.hpp"
#include "tests/support/temporary_directory.hpp"

namespace phiward::test {
namespace {

Inspector make_inspector(std::filesystem::path program = unpack_program()) {
  static const Catalog catalog = Catalog::load();
  return {catalog, Thresholds{},
          [](Identifier, std::string_view value) {
            return std::to_string(std::hash<std::string_view>()(value));
          },
          std::move(program)};
}

const Inspector& inspector() {
  static const Inspector made = make_inspector();
  return made;
}

Inspection inspect(std::string_view bytes, std::string_view path, Surface surface = Surface::blob) {
  return inspector().inspect(bytes, surface, path);
}

std::string table() { return Specimens(1).fill("mrn,ssn\n{{mrn}},{{ssn}}\n"); }

// "member:line" of each SSN.
std::vector<std::string> ssns(const Inspection& inspection) {
  std::vector<std::string> places;
  for (const MemberFindings& found : inspection.members) {
    for (const Finding& finding : found.findings) {
      if (finding.identifier == Identifier::ssn && finding.outcome == Outcome::block) {
        places.push_back(found.member + ':' + std::to_string(finding.line));
      }
    }
  }
  return places;
}

bool only(const std::vector<std::string>& places, const std::string& place) {
  return places.size() == 1 && places[0] == place;
}

BOOST_AUTO_TEST_SUITE(members)

BOOST_AUTO_TEST_CASE(a_member_is_judged_like_a_file_and_the_container_is_no_binary) {
  const Inspection inspection = inspect(zip_of({{"x/patients.csv", table()}}), "a.zip");
  BOOST_TEST(only(ssns(inspection), "x/patients.csv:2"));
  BOOST_TEST(inspection.findings.empty());
  BOOST_TEST(inspection.gaps.empty());
  BOOST_TEST(!inspection.binary);
}

BOOST_AUTO_TEST_CASE(offsets_are_of_the_member) {
  const std::string text = table();
  const Inspection inspection = inspect(zip_of({{"p.csv", text}}), "a.zip");
  BOOST_REQUIRE_EQUAL(inspection.members.size(), 1U);
  for (const Finding& finding : inspection.members[0].findings) {
    if (finding.identifier != Identifier::ssn) continue;
    BOOST_TEST(finding.byte_start == text.size() - 12);
    BOOST_TEST(finding.byte_end == text.size() - 1);
  }
}

// The sandboxed program cannot open the locale's file, and lost these names.
BOOST_AUTO_TEST_CASE(names_beyond_ascii_are_kept) {
  const Utf8Locale locale;  // the builder's
  const std::string name = "\xC3\xA9t\xC3\xA9/\xE2\x82\xAC.csv";
  for (const char* format : {"zip", "7zip", "pax", "gnutar"}) {
    BOOST_TEST(only(ssns(inspect(archive_of(format, {{name, table()}}), "a")), name + ":2"));
  }
}

BOOST_AUTO_TEST_CASE(containers_in_containers_are_opened) {
  const std::string inner = archive_of("gnutar", {{"c.csv", table()}}, "gzip");
  BOOST_TEST(only(ssns(inspect(zip_of({{"b.tar.gz", inner}}), "a.zip")), "b.tar.gz!c.csv:2"));
}

BOOST_AUTO_TEST_CASE(a_compressed_file_holds_the_file_of_its_name) {
  BOOST_TEST(only(ssns(inspect(compressed(table(), "gzip"), "x/seed.csv.gz")), "seed.csv:2"));
  BOOST_TEST(only(ssns(inspect(compressed(table(), "xz"), "")), "content:2"));
  const std::string database = sqlite_of(
      "CREATE TABLE patients (mrn, ssn);"
      "INSERT INTO patients VALUES ('" +
      Specimens(1).draw("mrn") + "', '" + Specimens(2).draw("ssn") + "')");
  BOOST_TEST(
      only(ssns(inspect(compressed(database, "gzip"), "ward.db.gz")), "ward.db!table patients:2"));
}

// The second archive of each pair holds a member that was plain in the first.
BOOST_AUTO_TEST_CASE(a_member_that_was_met_before_is_told_of_as_it_stands_now) {
  Specimens specimens(4);
  std::string text = "name,city\n";
  for (int i = 0; i < 30; ++i) {
    text += specimens.draw("full_name") + ',' + specimens.draw("city") + '\n';
  }
  const std::string noise("\x7F\x45\x4C\x46\0\1\2\3\0\0\0\0\0", 13);
  const auto blocks = [](const Inspection& inspection) {
    return std::ranges::any_of(inspection.members, [](const MemberFindings& found) {
      return std::ranges::any_of(found.findings,
                                 [](const Finding& f) { return f.outcome == Outcome::block; });
    });
  };
  const Inspector fresh = make_inspector();
  const auto look = [&](std::string_view name, const std::string& bytes, const char* format) {
    return fresh.inspect(archive_of(format, {{std::string(name), bytes}}), Surface::blob, "a.zip");
  };
  BOOST_TEST(!blocks(look("0.dat", text, "zip")));
  BOOST_TEST(blocks(look("patients.csv", text, "zip")));
  BOOST_TEST(!blocks(look("0.dat", text, "7zip")));
  BOOST_TEST(blocks(look("x/patients.csv", text, "7zip")));
  for (const char* format : {"zip", "7zip"}) BOOST_TEST(look("b.bin", noise, format).binary);
}

BOOST_AUTO_TEST_CASE(text_in_any_encoding_is_read_in_a_member_too) {
  std::string wide;
  for (const char c : table()) wide.append({c, '\0'});
  BOOST_TEST(only(ssns(inspect(zip_of({{"p.csv", "\xFF\xFE" + wide}}), "a.zip")), "p.csv:2"));
  BOOST_TEST(only(ssns(inspect(zip_of({{"p.csv", wide}}), "a.zip")), "p.csv:2"));
}

BOOST_AUTO_TEST_CASE(a_value_seen_in_the_bytes_and_in_a_member_is_found_once) {
  const std::string database =
      sqlite_of("CREATE TABLE t (ssn); INSERT INTO t VALUES ('" + Specimens(3).draw("ssn") + "')");
  const Inspection inspection = inspect(database, "a.sqlite");
  BOOST_TEST(only(ssns(inspection), "table t:2"));
  BOOST_TEST(inspection.findings.empty());
}

BOOST_AUTO_TEST_CASE(names_of_members_are_looked_at_and_masked) {
  const std::string ssn = Specimens(4).draw("ssn");
  const Inspection inspection = inspect(zip_of({{"scan " + ssn + ".txt", table()}}), "a.zip");
  BOOST_REQUIRE_EQUAL(inspection.members.size(), 1U);
  BOOST_TEST(!inspection.members[0].in_name.empty());
  BOOST_TEST(inspection.members[0].member == "scan ###-##-####.txt");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_unpacked_is_a_gap_with_its_reason) {
  ArchiveBuilder encrypted("zip", "none", "secret");
  encrypted.add("p.csv", table());
  const std::string locked = encrypted.finish();
  const std::string cut = zip_of({{"p.csv", table()}, {"q", "x"}}).substr(0, 150);
  struct {
    std::string bytes;
    std::string member;
    std::string reason;
  } const rows[] = {
      {locked, "", "the archive is encrypted"},
      {cut, "", "the archive could not be read to its end"},
      {zip_of({{"b.zip", locked}}), "b.zip", "the archive is encrypted"},
  };
  for (const auto& row : rows) {
    const Inspection inspection = inspect(row.bytes, "a.zip");
    BOOST_REQUIRE_EQUAL(inspection.gaps.size(), 1U);
    BOOST_TEST(inspection.gaps[0].member == row.member);
    BOOST_TEST(inspection.gaps[0].reason == row.reason);
  }
  BOOST_TEST(only(ssns(inspect(cut, "a.zip")), "p.csv:2"), "what came before is judged");
}

BOOST_AUTO_TEST_CASE(containers_too_deep_are_a_gap) {
  std::string bytes = zip_of({{"p.csv", table()}});
  for (int depth = 2; depth <= 4; ++depth) bytes = zip_of({{"z", bytes}});
  BOOST_TEST(only(ssns(inspect(bytes, "a.zip")), "z!z!z!p.csv:2"));
  const Inspection deeper = inspect(zip_of({{"z", bytes}}), "a.zip");
  BOOST_REQUIRE_EQUAL(deeper.gaps.size(), 1U);
  BOOST_TEST(deeper.gaps[0].reason == "the archive stands in too many others");
}

BOOST_AUTO_TEST_CASE(a_bomb_of_nested_archives_ends) {
  std::string bytes(std::size_t{40} << 20, 'a');
  bytes = zip_of({{"x", compressed(bytes, "gzip")}});
  Members many;
  for (int i = 0; i < 12; ++i) many.emplace_back("m" + std::to_string(i), bytes);
  const Inspection inspection = inspect(zip_of(many), "bomb.zip");
  BOOST_TEST(!inspection.gaps.empty());
}

BOOST_AUTO_TEST_CASE(without_the_program_every_container_is_a_gap) {
  const Inspector broken = make_inspector("/nonexistent/phiward-unpack");
  const Inspection inspection =
      broken.inspect(zip_of({{"p.csv", table()}}), Surface::blob, "a.zip");
  BOOST_REQUIRE_EQUAL(inspection.gaps.size(), 1U);
  BOOST_TEST(inspection.gaps[0].reason ==
             "the archive cannot be unpacked: the program phiward-unpack does not start");
}

BOOST_AUTO_TEST_CASE(no_container_goes_on_beyond_the_deadline_of_the_scan) {
  const TemporaryDirectory directory;
  const auto program = directory.path() / "never-answers";
  std::ofstream(program) << "#!/bin/sh\nexec sleep 600\n";
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const std::string bytes = zip_of({{"p.csv", table()}});
  const Inspector waits = make_inspector(program);
  const auto start = Deadline::Clock::now();
  BOOST_CHECK_THROW((void)waits.inspect(bytes, Surface::blob, "a.zip", nullptr, nullptr,
                                        Deadline(start + std::chrono::milliseconds(50))),
                    DeadlineExceeded);
  BOOST_CHECK_THROW(
      (void)inspector().inspect(bytes, Surface::blob, "a.zip", nullptr, nullptr, Deadline(start)),
      DeadlineExceeded);
  BOOST_TEST((Deadline::Clock::now() - start < std::chrono::seconds(10)));
}

BOOST_AUTO_TEST_CASE(members_that_are_binary_make_the_container_binary) {
  BOOST_TEST(inspect(zip_of({{"x.bin", std::string("\0\1\2", 3)}}), "a.zip").binary);
}

BOOST_AUTO_TEST_CASE(a_picture_stays_binary_whether_or_not_it_holds_text) {
  const std::string head("\x89PNG\r\n\x1A\n\0\0\0\1IHDRx1234", 21);
  const std::string text("\0\0\0\x6tEXtA\0text1234", 18);
  const std::string end("\0\0\0\0IEND1234", 12);
  for (const std::string& image : {head + end, head + text + end}) {
    BOOST_TEST(inspect(image, "a.png").binary);
    BOOST_TEST(inspect(zip_of({{"a.png", image}}), "a.zip").binary);
  }
}

BOOST_AUTO_TEST_CASE(messages_are_no_containers) {
  const Inspection inspection = inspect(zip_of({{"p.csv", table()}}), "", Surface::commit_message);
  BOOST_TEST(inspection.members.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
