// Damage to a pack, its index and the index over several, byte by byte: an audit either has
// every finding of the whole repository or says that it is not complete, and does not crash.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/pack_files.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_bytes;
using phiward::test::file_text;
using phiward::test::GitRepository;
using phiward::test::PackFiles;
using phiward::test::write_bytes;

namespace {

struct Told {
  bool complete = false;
  std::set<std::string> findings;
};

// That all of a repository is refused counts as told.
Told told_by(const GitRepository& made, Engine engine) {
  Told told;
  try {
    const AuditReport report = test::audit(made, {.threads = 1, .engine = engine});
    told.complete = report.coverage.complete();
    for (const LocatedFinding& located : report.findings) {
      const Finding& finding = located.finding;
      told.findings.insert(finding.rule + ' ' + located.path + ' ' + finding.fingerprint);
    }
  } catch (const GitError&) {
  }
  return told;
}

// Files whose versions are deltas of each other, half of them with a value and all of one
// length: a delta for another base, or an index that leads to another entry, makes a file
// that can be read and has no value.
std::string history() {
  Specimens specimens(20261125);
  std::string stream, text;
  for (int line = 0; line < 12; ++line) text += "line " + std::to_string(line * line * 7919) + '\n';
  for (int i = 1; i <= 3; ++i) {
    const std::string number = std::to_string(i);
    stream += commit_text("main", i, 1000 * i, "Change",
                          (i > 1 ? "from :" + std::to_string(i - 1) + '\n' : "") +
                              file_text("a.txt", text + "ssn " + specimens.draw("ssn") + '\n') +
                              file_text("b.txt", text + "ssn none, " + number + "-----\n") +
                              file_text("c/" + number, number));
  }
  return stream;
}

class Damage {
 public:
  explicit Damage(const GitRepository& made) : made_(made), whole_(told_by(made, Engine::fast)) {
    BOOST_TEST(whole_.complete);
    BOOST_TEST(whole_.findings.size() == 3U);
  }

  // Each byte in turn, with these bits of it changed.
  void flip(const std::filesystem::path& path, std::initializer_list<int> flips) {
    change(path, flips.size(), [&](const std::string& whole, std::size_t at, std::size_t i) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ flips.begin()[i]);
      return damaged;
    });
  }

  void cut_off(const std::filesystem::path& path) {
    change(path, 1, [](const std::string& whole, std::size_t at, std::size_t) {
      return whole.substr(0, at);
    });
  }

 private:
  template <class Make>
  void change(const std::filesystem::path& path, std::size_t ways, const Make& make) {
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    const std::string whole = file_bytes(path);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (std::size_t way = 0; way < ways; ++way) {
        write_bytes(path, make(whole, at, way));
        BOOST_TEST_CONTEXT(path.filename() << ", byte " << at << ", way " << way) { check(); }
      }
    }
    write_bytes(path, whole);
  }

  void check() {
    const Told fast = told_by(made_, Engine::fast), plain = told_by(made_, Engine::plain);
    for (const Told& told : {fast, plain}) {
      if (told.complete && told.findings != whole_.findings) BOOST_ERROR("not told");
    }
    if (plain.complete && !fast.complete) BOOST_ERROR("the fast engine sees less");
    if (!std::ranges::includes(fast.findings, plain.findings)) BOOST_ERROR("it finds less");
  }

  const GitRepository& made_;
  Told whole_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(damaged_packs)

BOOST_AUTO_TEST_CASE(a_damaged_byte_of_a_pack_or_its_index_turns_no_finding_into_clean) {
  const GitRepository made;
  made.import(history());
  made.git("repack -adfq --depth=50");
  const PackFiles files(made);
  Damage damage(made);
  damage.flip(files.pack, {0x20, 0xff});
  damage.flip(files.index, {0x60});
}

BOOST_AUTO_TEST_CASE(nor_does_one_where_the_index_has_no_checksums) {
  const GitRepository made;
  made.import(history());
  made.git("-c pack.indexVersion=1 repack -adfq --depth=50");
  const PackFiles files(made);
  Damage damage(made);
  damage.flip(files.pack, {0x20});
  damage.flip(files.index, {0x60});
}

BOOST_AUTO_TEST_CASE(nor_does_a_file_that_is_cut_off) {
  const GitRepository made;
  made.import(history());
  made.git("repack -adfq --depth=50");
  const PackFiles files(made);
  Damage damage(made);
  damage.cut_off(files.pack);
  damage.cut_off(files.index);
}

BOOST_AUTO_TEST_CASE(nor_does_damage_of_the_index_over_several_packs) {
  const GitRepository made;
  made.import(history());
  made.git("repack -adfq --depth=50");
  made.git("multi-pack-index write");
  const auto path = made.path() / "objects/pack/multi-pack-index";
  Damage damage(made);
  damage.flip(path, {0x60});
  damage.cut_off(path);
}

BOOST_AUTO_TEST_SUITE_END()
