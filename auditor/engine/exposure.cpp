#include "auditor/engine/exposure.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <memory>

#include "auditor/engine/holdings.hpp"
#include "auditor/engine/share_out.hpp"

namespace phiward {
namespace {

constexpr std::size_t kRefsAtATime = 64;  // bits of a word
constexpr std::uint32_t kNone = TreeRecords::kNone;
static_assert(kNone == OrderedCommits::kOutside);

using Bits = std::vector<std::uint64_t>;  // of 64 refs, by commit, holding or carrier

// One bit or number for each commit, spread to what its tree holds.
class Exposed {
 public:
  Exposed(const CommitScan& commits, const TreeRecords& trees, std::span<const Carrier> carriers)
      : carriers_(carriers),
        wanted_(wanted_blobs(trees, carriers)),
        holdings_(trees, wanted_),
        root_(commits.order().size()) {
    for (std::uint32_t i = 0; i < root_.size(); ++i) {
      const auto tree = trees.tree(commits.order()[i].tree);
      if (tree) root_[i] = holdings_.of_tree(*tree);
      std::ranges::copy(commits.parents_of(i), std::back_inserter(parents_));
      parents_end_.push_back(parents_.size());
    }
    for (const Carrier& carrier : carriers) {
      const bool commit =
          carrier.surface == Surface::commit_message || carrier.surface == Surface::identity;
      const auto position = commit ? commits.position(carrier.object) : std::nullopt;
      commit_of_.push_back(position.value_or(kNone));
      blob_of_.push_back(commit ? kNone : wanted_of(trees, carrier));
    }
  }

  [[nodiscard]] bool complete() const { return holdings_.complete(); }

  // Of each carrier the last commit that has it, in their order, counted from 1; 0: none has.
  [[nodiscard]] std::vector<std::uint32_t> last_commits() const {
    std::vector<std::uint32_t> of_commit(root_.size());
    for (std::uint32_t i = 0; i < of_commit.size(); ++i) of_commit[i] = i + 1;
    return spread(of_commit, [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
  }

  // Of each carrier the refs whose commits have it.
  [[nodiscard]] Bits held_by(const Bits& commits) const {
    return spread(commits, [](std::uint64_t a, std::uint64_t b) { return a | b; });
  }

  // Hands the bits of commits on to all that they lead to.
  void reach(Bits& commits) const {
    for (std::size_t i = commits.size(); i-- > 0;) {
      if (commits[i] == 0) continue;
      for (std::size_t p = i == 0 ? 0 : parents_end_[i - 1]; p < parents_end_[i]; ++p) {
        if (parents_[p] != kNone) commits[parents_[p]] |= commits[i];
      }
    }
  }

 private:
  static std::uint32_t wanted_of(const TreeRecords& trees, const Carrier& carrier) {
    return trees.blobs().find(carrier.object).value_or(kNone);
  }

  // By blob of the records: itself, if it is a carrier.
  static std::vector<std::uint32_t> wanted_blobs(const TreeRecords& trees,
                                                 std::span<const Carrier> carriers) {
    std::vector<std::uint32_t> wanted(trees.blobs().size(), kNone);
    for (const Carrier& carrier : carriers) {
      if (const auto blob = trees.blobs().find(carrier.object)) wanted[*blob] = *blob;
    }
    return wanted;
  }

  template <class Value, class Join>
  std::vector<Value> spread(const std::vector<Value>& of_commit, Join join) const {
    std::vector<Value> of_holding(holdings_.size());
    std::vector<Value> of_blob(wanted_.size());
    for (std::size_t i = 0; i < root_.size(); ++i) {
      of_holding[root_[i]] = join(of_holding[root_[i]], of_commit[i]);
    }
    for (std::uint32_t h = static_cast<std::uint32_t>(holdings_.size()) - 1; h > 0; --h) {
      if (of_holding[h] == Value{}) continue;
      for (const Holdings::Entry& entry : holdings_.entries(h)) {
        Value& inside = entry.blob ? of_blob[entry.child] : of_holding[entry.child];
        inside = join(inside, of_holding[h]);
      }
    }
    std::vector<Value> of_carrier(carriers_.size());
    for (std::size_t c = 0; c < of_carrier.size(); ++c) {
      if (commit_of_[c] != kNone) of_carrier[c] = of_commit[commit_of_[c]];
      if (blob_of_[c] != kNone) of_carrier[c] = of_blob[blob_of_[c]];
    }
    return of_carrier;
  }

  std::span<const Carrier> carriers_;
  std::vector<std::uint32_t> wanted_;
  Holdings holdings_;
  std::vector<std::uint32_t> root_;       // holding of a commit's tree
  std::vector<std::uint32_t> parents_;    // of all commits, one behind the other
  std::vector<std::size_t> parents_end_;  // of a commit's, in parents_
  std::vector<std::uint32_t> commit_of_;  // by carrier; kNone: it is a blob
  std::vector<std::uint32_t> blob_of_;    // by carrier, in the records
};

// Findings that the same objects hold have one exposure.
using Shared = std::map<std::vector<std::uint32_t>, std::shared_ptr<Exposure>>;  // by carriers

template <class Value, class Join>
Value join_carriers(const std::vector<std::uint32_t>& carriers,
                    const std::vector<Value>& of_carrier, Join join) {
  Value value{};
  for (const std::uint32_t carrier : carriers) value = join(value, of_carrier[carrier]);
  return value;
}

void add_refs(std::uint64_t bits, std::span<const NamedTip> tips, RefList& list) {
  list.count += static_cast<std::uint64_t>(std::popcount(bits));
  for (; bits != 0 && list.names.size() < RefList::kMostNames; bits &= bits - 1) {
    list.names.push_back(tips[static_cast<std::size_t>(std::countr_zero(bits))].name);
  }
}

// Which of some refs, a bit each, have an exposure.
struct RefBits {
  std::uint64_t tips = 0, refs = 0;
};

// Of each exposure, in their order.
std::vector<RefBits> refs_of(const Exposed& exposed, const CommitScan& commits,
                             std::span<const NamedTip> tips, const Shared& exposures) {
  Bits at_tip(commits.order().size());
  for (std::size_t i = 0; i < tips.size(); ++i) {
    if (const auto commit = commits.position(tips[i].commit)) {
      at_tip[*commit] |= std::uint64_t{1} << i;
    }
  }
  const Bits at_tips = exposed.held_by(at_tip);
  exposed.reach(at_tip);
  const Bits reached = exposed.held_by(at_tip);
  const auto either = [](std::uint64_t a, std::uint64_t b) { return a | b; };
  std::vector<RefBits> bits;
  bits.reserve(exposures.size());
  for (const auto& [carriers, exposure] : exposures) {
    bits.push_back(
        {join_carriers(carriers, at_tips, either), join_carriers(carriers, reached, either)});
  }
  return bits;
}

void tell_refs(const Exposed& exposed, const CommitScan& commits, std::span<const NamedTip> tips,
               std::uint32_t threads, Shared& exposures) {
  const auto part = [tips](std::size_t i) {
    const std::size_t begin = i * kRefsAtATime;
    return tips.subspan(begin, std::min(kRefsAtATime, tips.size() - begin));
  };
  std::vector<std::vector<RefBits>> parts((tips.size() + kRefsAtATime - 1) / kRefsAtATime);
  share_out(threads, parts.size(), [&](std::size_t) {
    return [&](std::size_t i) { parts[i] = refs_of(exposed, commits, part(i), exposures); };
  });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto bits = parts[i].begin();
    for (auto& [carriers, exposure] : exposures) {
      const RefBits here = *bits++;
      if (!exposure) continue;
      add_refs(here.tips, part(i), exposure->tips);
      add_refs(here.refs, part(i), exposure->refs);
    }
  }
}

}  // namespace

void tell_exposure(const CommitScan& commits, const TreeRecords& trees,
                   std::span<const NamedTip> tips, std::span<const Carrier> carriers,
                   std::uint32_t threads, std::span<GatheredFinding> findings) {
  const Exposed exposed(commits, trees, carriers);
  if (!exposed.complete()) return;
  const std::vector<std::uint32_t> last = exposed.last_commits();
  Shared exposures;
  for (GatheredFinding& finding : findings) {
    const auto [known, added] = exposures.try_emplace(finding.carriers);
    if (added) {
      const std::uint32_t commit = join_carriers(
          finding.carriers, last, [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
      if (commit == 0) continue;
      known->second = std::make_shared<Exposure>();
      known->second->last_commit = commits.order()[commit - 1].id.hex();
    }
    finding.exposure = known->second;
  }
  tell_refs(exposed, commits, tips, threads, exposures);
}

}  // namespace phiward
