#include "auditor/engine/exposure.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <memory>

#include "auditor/engine/share_out.hpp"

namespace phiward {
namespace {

constexpr std::size_t kRefsAtATime = 64;  // bits of a word

// Findings that the same objects hold have one exposure.
using Shared = std::map<std::vector<std::uint32_t>, std::shared_ptr<Exposure>>;  // by carriers

template <class Value, class Join>
Value join_carriers(const std::vector<std::uint32_t>& carriers,
                    const std::vector<Value>& of_carrier, Join join) {
  Value value{};
  for (const std::uint32_t carrier : carriers) value = join(value, of_carrier[carrier]);
  return value;
}

void add_refs(std::uint64_t bits, std::span<const NamedTip> tips, NameList& list) {
  list.count += static_cast<std::uint64_t>(std::popcount(bits));
  for (; bits != 0 && list.names.size() < NameList::kMostNames; bits &= bits - 1) {
    list.names.push_back(tips[static_cast<std::size_t>(std::countr_zero(bits))].name);
  }
}

// Which of some refs, a bit each, have an exposure.
struct RefBits {
  std::uint64_t tips = 0, refs = 0;
};

// Of some tips; of each exposure, in their order.
std::vector<RefBits> refs_of(const Exposed& exposed, std::size_t begin, std::size_t count,
                             const Shared& exposures) {
  Exposed::Bits at_tip(exposed.roots());
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t root = exposed.root_of_tip(begin + i);
    if (root != Exposed::kNone) at_tip[root] |= std::uint64_t{1} << i;
  }
  const Exposed::Bits at_tips = exposed.held_by(at_tip);
  exposed.reach(at_tip);
  const Exposed::Bits reached = exposed.held_by(at_tip);
  const auto either = [](std::uint64_t a, std::uint64_t b) { return a | b; };
  std::vector<RefBits> bits;
  bits.reserve(exposures.size());
  for (const auto& [carriers, exposure] : exposures) {
    bits.push_back(
        {join_carriers(carriers, at_tips, either), join_carriers(carriers, reached, either)});
  }
  return bits;
}

void tell_refs(const Exposed& exposed, std::span<const NamedTip> tips, std::uint32_t threads,
               Shared& exposures) {
  const auto part = [tips](std::size_t i) {
    const std::size_t begin = i * kRefsAtATime;
    return tips.subspan(begin, std::min(kRefsAtATime, tips.size() - begin));
  };
  std::vector<std::vector<RefBits>> parts((tips.size() + kRefsAtATime - 1) / kRefsAtATime);
  share_out(threads, parts.size(), [&](std::size_t) {
    return [&](std::size_t i) {
      parts[i] = refs_of(exposed, i * kRefsAtATime, part(i).size(), exposures);
    };
  });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto bits = parts[i].begin();
    for (auto& [carriers, exposure] : exposures) {
      const RefBits here = *bits++;
      add_refs(here.tips, part(i), exposure->tips);
      add_refs(here.refs, part(i), exposure->refs);
    }
  }
}

// Nothing has what is of no commit and no ref.
bool is_empty(const Exposure& exposure) {
  return exposure.last_commit.empty() && exposure.refs.count == 0;
}

}  // namespace

void tell_exposure(const Exposed& exposed, const CommitScan& commits,
                   std::span<const NamedTip> tips, std::uint32_t threads,
                   std::span<GatheredFinding> findings) {
  if (!exposed.complete()) return;
  const std::vector<std::uint32_t> last = exposed.last_commits();
  Shared exposures;
  for (GatheredFinding& finding : findings) {
    std::shared_ptr<Exposure>& exposure = exposures[finding.carriers];
    if (!exposure) {
      exposure = std::make_shared<Exposure>();
      const std::uint32_t commit = join_carriers(
          finding.carriers, last, [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
      if (commit != 0) exposure->last_commit = commits.order()[commit - 1].id.hex();
    }
    finding.exposed = exposure;
  }
  tell_refs(exposed, tips, threads, exposures);
  for (GatheredFinding& finding : findings) {
    if (is_empty(*finding.exposed)) finding.exposed.reset();
  }
}

}  // namespace phiward
