#include "hooks/new_commits.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "rules/dice.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::GitRepository;

namespace {

using Numbers = std::set<int>;

// Commits by number, each with the numbers of its parents.
using Graph = std::map<int, std::vector<int>>;

Numbers reachable(const Graph& graph, Numbers from) {
  std::vector<int> pending(from.begin(), from.end());
  while (!pending.empty()) {
    const int at = pending.back();
    pending.pop_back();
    for (const int parent : graph.at(at)) {
      if (from.insert(parent).second) pending.push_back(parent);
    }
  }
  return from;
}

std::map<int, std::string> ids_of(const GitRepository& repository) {
  std::map<int, std::string> ids;
  std::istringstream listed(
      repository.git("for-each-ref --format='%(refname:lstrip=2) %(objectname)' refs/heads"));
  int number = 0;
  for (std::string id; listed >> number >> id;) ids[number] = id;
  return ids;
}

// A repository and what is pushed into it, all by chance: merges, roots, clocks that differ, refs
// that were deleted, tags.
class Round {
 public:
  explicit Round(std::uint64_t seed) : dice_(seed), skew_(seed % 2 == 0 ? 5'000 : 2'000'000) {
    grow(0, kOld, base_);
    old_ids_ = ids_of(base_);
    choose_refs();
    std::ofstream(pushed_.path() / "objects/info/alternates")
        << (base_.path() / "objects").string() << '\n';
    grow(kOld, kOld + kNew, pushed_);
    std::filesystem::remove(pushed_.path() / "objects/info/alternates");
    new_ids_ = ids_of(pushed_);
  }

  void check() {
    const Repository repository = Repository::open(base_.path());
    const ObjectStore base({base_.path() / "objects"});
    const ObjectStore all({base_.path() / "objects", pushed_.path() / "objects"});
    ExistingHistory existing{repository, base, repository.refs(), {}, [] {}};
    for (int i = 0; i < 3; ++i) existing.likely.push_back(id(any(kOld)));
    Numbers tips;
    std::vector<ObjectId> tip_ids;
    for (auto left = 1 + dice_.below(3); left > 0; --left) {
      tips.insert(dice_.below(4) == 0 ? any(kOld) : kOld + any(kNew));
    }
    for (const int tip : tips) tip_ids.push_back(id(tip));

    Numbers expected = reachable(graph_, tips);
    for (const int known : reachable(graph_, referenced_)) expected.erase(known);
    Numbers found;
    for (const ObjectId& commit : find_new_commits(existing, all, tip_ids)) {
      found.insert(number_of(commit));
    }
    BOOST_TEST(found == expected, boost::test_tools::per_element());
  }

 private:
  static constexpr int kOld = 30, kNew = 8;

  int any(int bound) { return static_cast<int>(dice_.below(static_cast<std::uint64_t>(bound))); }
  [[nodiscard]] ObjectId id(int number) const {
    return *ObjectId::parse(number < kOld ? old_ids_.at(number) : new_ids_.at(number));
  }
  [[nodiscard]] int number_of(const ObjectId& commit) const {
    for (const auto& [number, parents] : graph_) {
      if (id(number) == commit) return number;
    }
    return -1;
  }

  // Commits from `begin` to before `end`, each with a branch called by its number.
  void grow(int begin, int end, const GitRepository& into) {
    std::string stream;
    for (int number = begin; number < end; ++number) {
      const bool root = number == 0 || dice_.below(12) == 0;
      std::vector<int>& parents = graph_[number];
      std::string changes;
      for (auto left = root ? 0 : 1 + dice_.below(5) / 3; left > 0; --left) {
        const int parent =
            dice_.below(2) == 0 ? any(number) : number - 1 - any(std::min(number, 4));
        if (std::ranges::find(parents, parent) != parents.end()) continue;
        const std::string name =
            parent < begin ? old_ids_.at(parent) : ":" + std::to_string(parent + 1);
        changes += (parents.empty() ? "from " : "merge ") + name + "\n";
        parents.push_back(parent);
      }
      const int time = 10'000'000 + 1000 * number + any(skew_);
      stream += test::commit_text(std::to_string(number), number + 1, time, std::to_string(number),
                                  changes);
    }
    into.import(stream);
  }

  // The others were deleted; their commits are still there.
  void choose_refs() {
    std::string kept;
    for (auto left = 1 + dice_.below(6); left > 0; --left) {
      const int number = any(kOld);
      if (!referenced_.insert(number).second) continue;
      const std::string name = std::to_string(number);
      if (dice_.below(3) == 0) {
        base_.git("tag -a -m tag " + name + " refs/heads/" + name);
      } else {
        kept += old_ids_.at(number) + " refs/heads/" + (kept.empty() ? "main" : name) + "\n";
      }
    }
    std::filesystem::remove_all(base_.path() / "refs/heads");
    std::ofstream(base_.path() / "packed-refs") << kept;
    base_.git("symbolic-ref HEAD refs/heads/main");
  }

  Dice dice_;
  int skew_;  // seconds
  GitRepository base_, pushed_;
  Graph graph_;
  Numbers referenced_;
  std::map<int, std::string> old_ids_, new_ids_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(new_commits)

BOOST_AUTO_TEST_CASE(new_is_what_the_new_tips_reach_and_no_existing_ref) {
  ::setenv("GIT_COMMITTER_NAME", "T", 1);
  ::setenv("GIT_COMMITTER_EMAIL", "t@clinic.example", 1);
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Round round(seed);
      for (int push = 0; push < 20; ++push) round.check();
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
