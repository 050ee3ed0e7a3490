#include "rules/line_matcher.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rules/line_memory.hpp"
#include "rules/line_patterns.hpp"
#include "rules/passages.hpp"

namespace phiward {
namespace {

// Blocks that are looked at together, in bytes.
constexpr std::size_t kTogether = 512;

constexpr std::uint32_t kFirstMarker = LinePatterns::kFirstMarker;

// What is not kept: whole lines.
std::vector<Span> rest_of(std::string_view text, std::span<const KeptLines> kept) {
  std::vector<Span> rest;
  std::size_t at = 0;
  for (const KeptLines& lines : kept) {
    if (at < lines.lines.begin) rest.push_back({at, lines.lines.begin});
    at = lines.lines.end;
  }
  if (at < text.size()) rest.push_back({at, text.size()});
  return rest;
}

// Where those of the earlier version's lines stand now that were kept.
std::vector<Span> kept_of(Span lines, std::span<const KeptLines> kept) {
  std::vector<Span> left;
  for (const KeptLines& k : kept) {
    const std::size_t begin = std::max(lines.begin, k.before);
    const std::size_t end = std::min(lines.end, k.before + k.lines.size());
    if (begin >= end) continue;
    left.push_back({k.lines.begin + (begin - k.before), k.lines.begin + (end - k.before)});
  }
  return left;
}

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

bool is_telling(const std::vector<Hit>& hits) { return !std::ranges::all_of(hits, &Hit::common); }

// One look at one text, with what is remembered of its lines.
class Looker {
 public:
  Looker(const LinePatterns& patterns, std::string_view text, LineMemory* memory,
         LineMemory::Look kind)
      : patterns_(patterns), text_(text), memory_(memory), kind_(kind) {}

  // Adds what is seen in whole lines. Only the blocks that are not remembered are looked at, as
  // many together as a chunk holds.
  void look(Span lines, Sightings& seen) {
    if (memory_ == nullptr) return look_at(lines, seen);
    for (const Block& block : keyed_blocks(lines)) {
      if (const Sightings* known = memory_->find(block.key)) {
        seen.add(*known, block.lines.begin);  // before the memory changes
        look_at_unknown(seen);
        continue;
      }
      unknown_.push_back(block);
      if (block.lines.end - unknown_.front().lines.begin >= kTogether) look_at_unknown(seen);
    }
    look_at_unknown(seen);
  }

 private:
  struct Block {
    LineMemory::Key key;
    Span lines;
  };

  void look_at(Span lines, Sightings& seen) const {
    if (kind_ == LineMemory::Look::first) return patterns_.look(text_, lines, seen);
    patterns_.look_for_weak(text_, lines, seen);
  }

  // The blocks of `lines`, whose places in the memory are brought near.
  [[nodiscard]] std::vector<Block> keyed_blocks(Span lines) const {
    std::vector<Block> blocks;
    for (const Span block : blocks_of(part(text_, lines))) {
      const Span here{block.begin + lines.begin, block.end + lines.begin};
      blocks.push_back({memory_->key_of(part(text_, here), kind_), here});
      memory_->expect(blocks.back().key);
    }
    return blocks;
  }

  // Together. Each is known afterwards, by what was seen in its own lines.
  void look_at_unknown(Sightings& seen) {
    if (unknown_.empty()) return;
    Sightings all;
    look_at({unknown_.front().lines.begin, unknown_.back().lines.end}, all);
    seen.add(all, 0);
    const bool alone = unknown_.size() == 1;
    for (const Block& block : unknown_) {
      const Sightings own = alone ? std::move(all) : part_of(all, block.lines);
      memory_->remember(block.key, own.moved(block.lines.begin));
    }
    unknown_.clear();
  }

  // What was seen in some of the lines.
  [[nodiscard]] Sightings part_of(const Sightings& all, Span lines) const {
    Sightings part;
    const auto inside = [lines](std::size_t at) { return at >= lines.begin && at < lines.end; };
    const auto hit_inside = [&](const Hit& hit) { return inside(hit.value_begin); };
    std::ranges::copy_if(all.hits, std::back_inserter(part.hits), hit_inside);
    std::ranges::copy_if(all.hints, std::back_inserter(part.hints), inside);
    for (const auto& [kind, where] : all.witnesses) {
      if (!part.has(kind) && patterns_.find(kind, text_, lines)) part.add_witness(kind, lines);
    }
    if (all.weak) {
      std::ranges::copy_if(*all.weak, std::back_inserter(part.weak.emplace()), hit_inside);
    }
    return part;
  }

  const LinePatterns& patterns_;
  std::string_view text_;
  LineMemory* memory_;
  LineMemory::Look kind_;
  std::vector<Block> unknown_;  // neighbours
};

// The kinds of before that stand in what was kept.
void keep_witnesses(const LinePatterns& patterns, std::string_view text, const Sightings& before,
                    std::span<const KeptLines> kept, Sightings& seen) {
  for (const auto& [kind, lines] : before.witnesses) {
    for (const Span left : kept_of(lines, kept)) {
      if (left.size() == lines.size() || patterns.find(kind, text, left)) {
        seen.add_witness(kind, left);
      }
    }
  }
  for (const std::uint32_t kind : before.elsewhere) {
    for (std::size_t i = 0; i < kept.size() && !seen.has(kind); ++i) {
      if (const auto line = patterns.find(kind, text, kept[i].lines)) seen.add_witness(kind, *line);
    }
    if (seen.has(kind)) seen.add_elsewhere(kind);
  }
}

}  // namespace

LineMatcher::LineMatcher(const Catalog& catalog, std::span<const std::string_view> markers,
                         const Sieve* sieve)
    : patterns_(std::make_unique<LinePatterns>(catalog, markers, sieve)) {}

LineMatcher::~LineMatcher() = default;

Sightings LineMatcher::see(std::string_view text) const { return see_again(text, Sightings{}, {}); }

Sightings LineMatcher::see_again(std::string_view text, const Sightings& before,
                                 std::span<const KeptLines> kept, LineMemory* memory) const {
  Sightings seen;
  Looker first(*patterns_, text, memory, LineMemory::Look::first);
  for (const Span lines : rest_of(text, kept)) first.look(lines, seen);
  for (const KeptLines& lines : kept) seen.keep(before, lines);
  sort(seen.hits);
  std::ranges::sort(seen.hints);
  keep_witnesses(*patterns_, text, before, kept, seen);
  if (!seen.has(LinePatterns::kOfPatients) && !is_telling(seen.hits)) return seen;

  seen.weak.emplace();
  if (!before.weak) kept = {};
  Looker weak(*patterns_, text, memory, LineMemory::Look::weak);
  for (const Span lines : rest_of(text, kept)) weak.look(lines, seen);
  for (const KeptLines& lines : kept) seen.keep_weak(before, lines);
  sort(*seen.weak);
  return seen;
}

Matches LineMatcher::matches(std::string_view text, const Sightings& seen,
                             LineMemory* memory) const {
  Matches matches;
  matches.hits = seen.hits;
  matches.of_patients = seen.has(LinePatterns::kOfPatients);
  matches.of_members = seen.has(LinePatterns::kOfMembers);
  matches.markers.resize(patterns_->markers());
  for (const auto& [kind, lines] : seen.witnesses) {
    if (kind >= kFirstMarker) matches.markers[kind - kFirstMarker] = true;
  }
  matches.passages = passages_around(seen.hints, text);
  Sightings in_passages;
  if (!seen.weak) {
    Looker weak(*patterns_, text, memory, LineMemory::Look::weak);
    for (const Span lines : matches.passages) weak.look(lines, in_passages);
  }
  if (const auto& weak = seen.weak ? seen.weak : in_passages.weak) {
    matches.hits.insert(matches.hits.end(), weak->begin(), weak->end());
  }
  sort(matches.hits);
  return matches;
}

}  // namespace phiward
