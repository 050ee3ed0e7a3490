// However a repository keeps its objects, both engines find the same, and that all is told.
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/pack_files.hpp"

using namespace phiward;
using phiward::test::all_of;
using phiward::test::audit;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::findings_of;
using phiward::test::GitRepository;

namespace {

namespace fs = std::filesystem;

// Two files that change and hold values, commit by commit.
std::string history(int first, int last) {
  std::string stream;
  for (int i = first; i <= last; ++i) {
    Specimens specimens(static_cast<std::uint64_t>(i));
    std::string text;
    for (int line = 0; line < 40; ++line) {
      text += "line " + std::to_string(line == i % 40 ? i : line * line) + '\n';
    }
    const std::string from = i > first ? "from :" + std::to_string(i - 1) + '\n'
                             : i > 1   ? "from refs/heads/main^0\n"
                                       : "";
    stream += commit_text("main", i, 1000 * i, "Change",
                          from + file_text("a.txt", text + "ssn " + specimens.draw("ssn") + '\n') +
                              file_text("b/list.txt", specimens.draw("ssn") + '\n' + text));
  }
  return stream;
}

// What both engines tell, with one thread and with several.
std::string told_by_both(const GitRepository& made, const AuditOptions& options = {}) {
  AuditOptions each = options;
  std::string told;
  for (const std::uint32_t threads : {1U, 3U}) {
    for (const Engine engine : {Engine::plain, Engine::fast}) {
      each.threads = threads;
      each.engine = engine;
      const std::string now = all_of(audit(made, each));
      if (told.empty()) told = now;
      BOOST_TEST(now == told);
    }
  }
  return told;
}

// How many objects have a file of their own.
bool has_loose_objects(const GitRepository& made) {
  return !made.git("count-objects").starts_with("0 ");
}

fs::path objects(const GitRepository& made) { return made.path() / "objects"; }

struct Whole {
  Whole() {
    made.import(history(1, 12));
    made.git("repack -adfq --depth=50");
    expected = told_by_both(made);
    BOOST_TEST(audit(made).findings.size() == 24U);
    BOOST_TEST(audit(made).coverage.complete());
  }

  GitRepository made;
  std::string expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pack_layouts)

BOOST_FIXTURE_TEST_CASE(a_pack_that_is_kept_or_promised_is_read_as_any, Whole) {
  for (const char* extension : {".keep", ".promisor", ".mtimes"}) {
    std::ofstream(test::PackFiles(made).pack.replace_extension(extension)) << "";
    BOOST_TEST(told_by_both(made) == expected);
  }
}

BOOST_FIXTURE_TEST_CASE(objects_in_several_packs_and_loose_ones_are_told_once, Whole) {
  const fs::path whole = test::PackFiles(made).pack;
  made.git("pack-objects -q --all --depth=0 --window=0 " + (objects(made) / "pack/pack").string() +
           " < /dev/null");
  made.git("-c repack.useDeltaBaseOffset=false pack-objects -q --all " +
           (objects(made) / "pack/pack").string() + " < /dev/null");
  fs::copy_file(whole, made.directory() / "again.pack");
  BOOST_TEST(pack_indexes(objects(made)).size() >= 2U);
  BOOST_TEST(told_by_both(made) == expected);
  fs::create_directories(made.directory() / "aside");
  for (const auto& path : pack_indexes(objects(made))) {
    fs::rename(path, made.directory() / "aside" / path.filename());
  }
  made.git("unpack-objects -q < " + (made.directory() / "again.pack").string());
  BOOST_TEST(has_loose_objects(made));
  BOOST_TEST(told_by_both(made) == expected);
  for (const auto& entry : fs::directory_iterator(made.directory() / "aside")) {
    fs::rename(entry.path(), objects(made) / "pack" / entry.path().filename());
  }
  BOOST_TEST(told_by_both(made) == expected);
}

BOOST_FIXTURE_TEST_CASE(an_index_over_several_packs_changes_nothing, Whole) {
  made.import(history(13, 20));
  made.git("-c fastimport.unpackLimit=1 repack -dq");
  const std::string before = told_by_both(made);
  BOOST_TEST(pack_indexes(objects(made)).size() >= 2U);
  made.git("multi-pack-index write");
  made.git("commit-graph write --reachable");
  BOOST_TEST(told_by_both(made) == before);
}

BOOST_FIXTURE_TEST_CASE(what_is_borrowed_over_several_steps_is_read_along_its_packs, Whole) {
  const GitRepository pool, borrower;
  std::ofstream(objects(pool) / "info/alternates") << "# a pool\n"
                                                   << objects(made).string() << '\n';
  std::ofstream(objects(borrower) / "info/alternates")
      << fs::relative(objects(pool), objects(borrower)).string() << '\n';
  borrower.git("update-ref refs/heads/main " + made.git("rev-parse main"));
  BOOST_TEST(told_by_both(borrower) == expected);
  borrower.import(history(13, 14));
  BOOST_TEST(audit(borrower).findings.size() == 28U);
  told_by_both(borrower);
}

BOOST_FIXTURE_TEST_CASE(offsets_beyond_two_gibibytes_are_followed, Whole) {
  made.git("-c pack.indexVersion=1 repack -adfq");
  test::stretch_pack(made, std::uint64_t{3} << 30);
  BOOST_TEST(told_by_both(made) == expected);
}

BOOST_FIXTURE_TEST_CASE(blobs_a_partial_clone_does_not_have_are_gaps, Whole) {
  made.git("config uploadpack.allowFilter true");
  const GitRepository partial("--initial-branch=main");
  partial.git("-c protocol.version=2 fetch -q --filter=blob:none file://" + made.path().string() +
              " main:main");
  const AuditReport report = audit(partial);
  BOOST_TEST(report.coverage.unscanned.size() == 24U);
  BOOST_TEST(report.findings.empty());
  for (const Unscanned& gap : report.coverage.unscanned) {
    BOOST_TEST(gap.reason.starts_with("missing from this repository, which is a partial clone"));
  }
  told_by_both(partial);
}

BOOST_AUTO_TEST_SUITE_END()
