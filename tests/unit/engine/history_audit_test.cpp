// The audit of histories made by git: every surface, the first introduction, the same
// result however the repository is stored and however many threads look, and gaps told.
#include "auditor/engine/history_audit.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>

#include "auditor/engine/packed_blobs.hpp"
#include "auditor/git/pack/pack_file.hpp"
#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::all_of;
using phiward::test::audit;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::findings_of;
using phiward::test::GitRepository;
using phiward::test::inspector;

namespace {

// Changes a byte of the last entry of the only pack.
void damage_pack(const GitRepository& made) {
  for (const auto& entry : std::filesystem::directory_iterator(made.path() / "objects/pack")) {
    if (entry.path().extension() != ".pack") continue;
    std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
    std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(-25, std::ios::end);
    file.put('\x55');
  }
}

std::string utf16le(std::string_view text) {
  std::string out = "\xff\xfe";
  for (const char c : text) out.append({c, '\0'});
  return out;
}

// One SSN on every surface; `ssn` draws a new one each time.
struct Planted {
  Specimens specimens{20261123};
  std::set<std::string> values;

  std::string ssn() {
    const std::string value = specimens.draw("ssn");
    values.insert(value);
    return value;
  }

  std::string history() {
    return commit_text("main", 1, 1000, "One", file_text("a.txt", "ssn " + ssn() + '\n')) +
           commit_text("main", 2, 2000, "Two, for " + ssn(), "from :1\n" + file_text("b", "b\n")) +
           commit_text("side", 3, 2100, "Three", "from :1\n" + file_text("c", "c\n")) +
           commit_text("main", 4, 3000, "Four",
                       "from :2\nmerge :3\n" + file_text("merged", ssn() + '\n')) +
           commit_text(
               "main", 5, 4000, "Five",
               "from :4\nR a.txt moved.txt\n" + file_text("moved.txt", "other " + ssn() + '\n')) +
           commit_text("main", 6, 5000, "Six",
                       "from :5\n" + file_text(".gitattributes", "* -diff\n") +
                           file_text("nodiff", ssn() + '\n')) +
           commit_text("main", 7, 6000, "Seven",
                       "from :6\n" + file_text("wide.txt", utf16le("ssn " + ssn() + '\n'))) +
           commit_text("main", 8, 7000, "Eight",
                       "from :7\n" + file_text("link", "/home/" + ssn(), "120000")) +
           commit_text("main", 9, 8000, "Nine",
                       "from :8\n" + file_text("scan " + ssn() + ".txt", "x\n")) +
           commit_text("root", 10, 500, "Ten", file_text("root.txt", ssn() + '\n')) +
           commit_text("ssn-" + ssn(), 11, 9000, "Eleven", "from :9\n") +
           "tag v1\nfrom :9\ntagger T <t@clinic.example> 1 +0000\ndata <<END\nFor " + ssn() +
           "\nEND\n";
  }
};

std::multiset<std::string> places(const AuditReport& report) {
  std::multiset<std::string> places;
  for (const LocatedFinding& located : report.findings) {
    if (located.finding.identifier != Identifier::ssn) continue;
    places.insert(std::string(to_string(located.surface)) + ' ' + located.path);
  }
  return places;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(history_audit)

BOOST_AUTO_TEST_CASE(a_value_on_any_surface_is_found_and_stands_in_no_output) {
  const GitRepository made;
  Planted planted;
  made.import(planted.history());
  made.git("-c user.name=N -c user.email=n@clinic.example notes add -m 'Note on " + planted.ssn() +
           "' main");
  const AuditReport report = audit(made);
  const std::string note = made.git("rev-parse main");
  const std::multiset<std::string> expected = {"blob a.txt",
                                               "blob link",
                                               "blob merged",
                                               "blob moved.txt",
                                               "blob nodiff",
                                               "blob root.txt",
                                               "blob wide.txt",
                                               "commit_message ",
                                               "note " + note,
                                               "path scan ###-##-####.txt",
                                               "ref_name refs/heads/ssn-###-##-####",
                                               "tag_message refs/tags/v1"};
  BOOST_TEST(places(report) == expected, boost::test_tools::per_element());
  BOOST_TEST(report.coverage.complete());
  const std::string output = to_json(report).dump();
  for (const std::string& value : planted.values) {
    BOOST_TEST(output.find(value) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_result_is_the_same_for_any_number_of_threads_and_any_packing) {
  const GitRepository made;
  Planted planted;
  made.import(planted.history());
  const std::string expected = findings_of(audit(made, {.threads = 1}));
  BOOST_TEST(!expected.empty());
  BOOST_TEST((findings_of(audit(made, {.threads = 4})) == expected));
  made.git("repack -adfq --depth=50 --window=50");
  BOOST_TEST((findings_of(audit(made, {.threads = 2})) == expected));
  made.git("pack-refs --all");
  BOOST_TEST((findings_of(audit(made)) == expected));
}

BOOST_AUTO_TEST_CASE(both_engines_tell_the_same_of_any_packing_damaged_ones_too) {
  const GitRepository made;
  Planted planted;
  made.import(planted.history() +
              commit_text("main", 20, 20000, "Large",
                          "from :9\n" + file_text("large", std::string(5000, 'x') + '\n') +
                              file_text("binary", std::string(50, '\0'))));
  const auto check_same = [&](const char* packing, bool complete) {
    BOOST_TEST_CONTEXT(packing) {
      for (const std::uint64_t most : {std::uint64_t{4000}, std::uint64_t{1} << 20}) {
        const auto fast = audit(made, {.max_blob_bytes = most, .threads = 3});
        const auto plain = audit(made, {.max_blob_bytes = most, .engine = Engine::plain});
        BOOST_TEST(all_of(fast) == all_of(plain));
        BOOST_TEST(fast.coverage.complete() == (complete && most > 5000));
      }
    }
  };
  check_same("as imported", true);
  made.git("repack -adfq --depth=50 --window=50");
  check_same("one pack of deltas", true);
  made.git("-c repack.useDeltaBaseOffset=false -c pack.indexVersion=1 repack -adfq");
  check_same("bases by id, index of version 1", true);
  made.import(commit_text("main", 30, 30000, "Later",
                          "from refs/heads/main^0\n" + file_text("later", planted.ssn())));
  made.git("repack -dq");
  check_same("two packs", true);
  made.git("repack -adfq --depth=0");
  damage_pack(made);
  check_same("a damaged pack", false);
}

BOOST_AUTO_TEST_CASE(every_blob_of_a_whole_pack_is_read_along_its_deltas) {
  const GitRepository made;
  Planted planted;
  made.import(planted.history());
  made.git("repack -adfq");
  const std::filesystem::path objects = made.path() / "objects";
  const ObjectStore store({objects});
  std::vector<BlobTask> tasks;
  store.for_each_id([&](const ObjectId& id) {
    if (store.header(id)->type == ObjectType::blob) tasks.push_back({id, {}, Surface::blob});
  });
  Progress progress;
  const BlobScan scan{{},
                      inspector(),
                      1 << 20,
                      2,
                      {},
                      progress,
                      std::make_shared<const OpenPacks>(open_packs(pack_indexes(objects)))};
  BlobSizes sizes(tasks.size());
  EmptyBlocks empty(LineMemory::kEmpty);
  std::vector<BlobResults> results;
  for (int thread = 0; thread < 2; ++thread) results.emplace_back(scan, tasks, sizes, &empty);
  BOOST_TEST(inspect_packed(scan, tasks, results).empty());
  BOOST_TEST(progress.blobs == tasks.size());
  BOOST_TEST(tasks.size() > 5U);
}

BOOST_AUTO_TEST_CASE(a_value_is_told_once_a_path_with_its_first_commit) {
  const GitRepository made;
  const std::string ssn = Specimens(7).draw("ssn");
  made.import(
      commit_text("main", 1, 1000, "1", file_text("a.txt", "x\n")) +
      commit_text("main", 2, 2000, "2", "from :1\n" + file_text("a.txt", "x\n" + ssn + '\n')) +
      commit_text("main", 3, 3000, "3", "from :2\n" + file_text("a.txt", "x\ny\n" + ssn + '\n')) +
      commit_text("main", 4, 4000, "4", "from :3\n" + file_text("a.txt", "x\n")));
  const AuditReport report = audit(made);
  BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
  const LocatedFinding& located = report.findings.front();
  BOOST_TEST(located.occurrences == 2U);
  BOOST_TEST(located.finding.line == 2U);
  BOOST_TEST(located.commit == made.git("rev-parse main~2"));
  BOOST_TEST(located.blob == made.git("rev-parse main~2:a.txt"));
}

BOOST_AUTO_TEST_CASE(a_missing_or_too_large_object_is_a_gap_and_the_rest_is_found) {
  const GitRepository made;
  Specimens specimens(8);
  made.import(commit_text("main", 1, 1000, "1",
                          file_text("a.txt", specimens.draw("ssn") + '\n') +
                              file_text("big", std::string(5000, 'x') + '\n')) +
              commit_text("main", 2, 2000, "2", "from :1\n" + file_text("gone.txt", "gone\n")));
  const std::string gone = made.git("rev-parse main:gone.txt");
  for (const auto& entry : std::filesystem::directory_iterator(made.path() / "objects/pack")) {
    if (entry.path().extension() != ".pack") continue;
    const auto moved = made.directory() / "moved.pack";
    std::filesystem::rename(entry.path(), moved);
    std::filesystem::remove(entry.path().parent_path() / (entry.path().stem().string() + ".idx"));
    made.git("unpack-objects -q < " + moved.string());
  }
  std::filesystem::remove(made.path() / "objects" / gone.substr(0, 2) / gone.substr(2));
  const AuditReport report = audit(made, {.max_blob_bytes = 4000});
  BOOST_TEST(!report.coverage.complete());
  BOOST_REQUIRE_EQUAL(report.coverage.unscanned.size(), 2U);
  BOOST_TEST(report.coverage.unscanned[0].path == "big");
  BOOST_TEST(report.coverage.unscanned[1].path == "gone.txt");
  BOOST_TEST(report.coverage.unscanned[1].id == gone);
  BOOST_TEST(report.coverage.unscanned[1].reason == "missing from this repository");
  BOOST_TEST(places(report).size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_empty_repository_is_clean_and_a_broken_ref_is_a_gap) {
  const GitRepository made;
  BOOST_TEST(audit(made).coverage.complete());
  std::ofstream(made.path() / "refs/heads/broken") << "garbage\n";
  BOOST_TEST(!audit(made).coverage.complete());
  std::ofstream(made.path() / "refs/heads/broken") << std::string(40, '1') << '\n';
  BOOST_TEST(!audit(made).coverage.complete());
}

BOOST_AUTO_TEST_SUITE_END()
