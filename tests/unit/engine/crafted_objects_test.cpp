// Objects that git's own commands do not write, but that git stores and sends on: nothing of a
// commit or tag is passed by, and what a tree lies about is a gap.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "auditor/engine/history_audit.hpp"
#include "auditor/git/object_id.hpp"
#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::all_of;
using phiward::test::audit;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

class Crafted {
 public:
  Crafted() {
    made_.import(commit_text("main", 1, 1000, "One", file_text("a/b", "ssn " + ssn() + '\n')));
    tree_ = made_.git("rev-parse main:");
  }

  [[nodiscard]] const GitRepository& made() const { return made_; }
  [[nodiscard]] std::string ssn() { return specimens_.draw("ssn"); }
  [[nodiscard]] const std::string& tree() const { return tree_; }

  // Gives its id.
  std::string write(const std::string& type, const std::string& text) const {
    const auto file = made_.directory() / "object";
    std::ofstream(file, std::ios::binary) << text;
    return made_.git("hash-object -w --literally -t " + type + ' ' + file.string());
  }

  // Has `ref`, and no other, lead to it.
  void lead(const std::string& ref, const std::string& id) const {
    made_.git("for-each-ref --format='delete %(refname)' | git -C " + made_.path().string() +
              " update-ref --stdin");
    std::filesystem::create_directories((made_.path() / ref).parent_path());
    std::ofstream(made_.path() / ref) << id << '\n';
  }

  // Whatever leads to them.
  void pack() const {
    const std::string git = "git -C " + made_.path().string();
    made_.git("cat-file --batch-all-objects --batch-check='%(objectname)' | " + git +
              " pack-objects -q objects/pack/pack");
    made_.git("prune-packed -q");
  }

 private:
  GitRepository made_;
  Specimens specimens_{20261130};
  std::string tree_;
};

const std::string kPlanted = "PLANTED";
const std::string kAuthor = "author A <a@clinic.example> 1700000000 +0000\n";
const std::string kCommitter = "committer C <c@clinic.example> 1700000000 -0130\n";
const std::string kTag = "type tree\ntag v1\n";
const std::string kTagger = "tagger T <t@clinic.example> 1700000000 +0000\n";

// SSNs that stand elsewhere than in files.
std::vector<LocatedFinding> besides_files(const AuditReport& report) {
  std::vector<LocatedFinding> found;
  for (const LocatedFinding& located : report.findings) {
    const bool ssn = located.finding.identifier == Identifier::ssn;
    if (ssn && located.surface != Surface::blob) found.push_back(located);
  }
  return found;
}

void check_found_once(const GitRepository& made, const char* stored) {
  BOOST_TEST_CONTEXT(stored) {
    const AuditReport fast = audit(made);
    BOOST_TEST(besides_files(fast).size() == 1U);
    BOOST_TEST(fast.coverage.complete());
    BOOST_TEST(all_of(fast) == all_of(audit(made, {.engine = Engine::plain})));
  }
}

// Each with a value in the place of kPlanted.
void check_nothing_passed_by(const std::string& type, const std::vector<std::string>& texts) {
  for (std::string text : texts) {
    BOOST_TEST_CONTEXT(type << ": " << text) {
      Crafted crafted;
      text.replace(text.find(kPlanted), kPlanted.size(), "patient, ssn " + crafted.ssn());
      const std::string head = type == "tag" ? "object " : "tree ";
      const std::string id = crafted.write(type, head + crafted.tree() + '\n' + text);
      crafted.lead(type == "tag" ? "refs/tags/b" : "refs/heads/main", id);
      check_found_once(crafted.made(), "loose");
      crafted.pack();
      check_found_once(crafted.made(), "packed");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crafted_objects)

BOOST_AUTO_TEST_CASE(every_part_of_a_commit_is_looked_at) {
  check_nothing_passed_by(
      "commit",
      {
          kAuthor + kCommitter + "\nOne\n\nPLANTED\n",
          kAuthor + kCommitter + "mergetag object " + std::string(40, 'a') +
              "\n type commit\n tag v1\n " + kTagger + " \n PLANTED\n\nOne\n",
          kAuthor + kCommitter + "gpgsig -----BEGIN\n PLANTED\n\nOne\n",
          kAuthor + kCommitter + "encoding PLANTED\n\nOne\n",
          kAuthor + kCommitter + "whatever PLANTED\n\nOne\n",
          kAuthor + kCommitter + "PLANTED\n\nOne\n",
          kAuthor + kCommitter + "PLANTED",
          "author A <a@clinic.example> 1700000000 +0000 PLANTED\n" + kCommitter + "\nOne\n",
          "author A <a@clinic.example> PLANTED\n" + kCommitter + "\nOne\n",
          kAuthor + "committer C <c@clinic.example> 1700000000 PLANTED\n\nOne\n",
          kAuthor + "committer C PLANTED\n\nOne\n",
          kAuthor + "committer PLANTED",
          kCommitter + "author PLANTED <a@clinic.example> 1700000000 +0000\n\nOne\n",
          kAuthor + kAuthor + kCommitter + "author PLANTED\n\nOne\n",
          "PLANTED\n" + kAuthor + kCommitter + "\nOne\n",
      });
}

BOOST_AUTO_TEST_CASE(every_part_of_a_tag_is_looked_at) {
  check_nothing_passed_by("tag", {
                                     kTag + kTagger + "\nPLANTED\n",
                                     "type tree\ntag PLANTED\n" + kTagger + "\nOne\n",
                                     "type PLANTED\ntag v1\n" + kTagger + "\nOne\n",
                                     kTag + kTagger + "gpgsig PLANTED\n\nOne\n",
                                     kTag + "tagger T <t@clinic.example> 1 +0000 PLANTED\n\nOne\n",
                                     kTag + kTagger + "PLANTED",
                                     kTag + "PLANTED\n" + kTagger + "\nOne\n",
                                 });
}

BOOST_AUTO_TEST_CASE(lines_count_from_where_the_message_begins_and_of_headers_from_the_commit) {
  Crafted crafted;
  const std::string message = "One\n\nssn " + crafted.ssn() + '\n';
  const std::string header = "mergetag x\n ssn " + crafted.ssn() + '\n';
  const std::string before = "tree " + crafted.tree() + '\n' + kAuthor + kCommitter;
  crafted.lead("refs/heads/main", crafted.write("commit", before + header + '\n' + message));
  const auto found = besides_files(audit(crafted.made()));
  BOOST_TEST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].finding.line == 3U);
  BOOST_TEST(found[0].finding.byte_start == message.find("ssn ") + 4);
  BOOST_TEST(found[1].finding.line == 5U);
  BOOST_TEST(found[1].finding.byte_start == before.size() + header.find("ssn ") + 4);
}

BOOST_AUTO_TEST_CASE(what_a_tree_names_as_a_file_and_is_none_is_a_gap) {
  for (const std::string mode : {"100644", "100755", "120000"}) {
    Crafted crafted;
    const std::string inner = crafted.made().git("rev-parse main:a");
    const auto id = ObjectId::parse(inner);
    const std::string entry =
        mode + " hidden" + '\0' + std::string(reinterpret_cast<const char*>(id->bytes.data()), 20);
    const std::string commit =
        "tree " + crafted.write("tree", entry) + '\n' + kAuthor + kCommitter + "\nOne\n";
    crafted.lead("refs/heads/main", crafted.write("commit", commit));
    const auto check = [&](const char* stored, Engine engine) {
      BOOST_TEST_CONTEXT(mode << ' ' << stored) {
        const auto gaps = audit(crafted.made(), {.engine = engine}).coverage.unscanned;
        BOOST_TEST_REQUIRE(gaps.size() == 1U);
        BOOST_TEST(gaps[0].path == "hidden");
        BOOST_TEST(gaps[0].id == inner);
        BOOST_TEST(gaps[0].reason == "not a blob, though a tree names it as a file");
      }
    };
    check("loose", Engine::fast);
    check("loose", Engine::plain);
    crafted.pack();
    check("packed", Engine::fast);
    check("packed", Engine::plain);
  }
}

BOOST_AUTO_TEST_SUITE_END()
