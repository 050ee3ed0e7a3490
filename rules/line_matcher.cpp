#include "rules/line_matcher.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rules/line_memory.hpp"
#include "rules/line_patterns.hpp"
#include "rules/passages.hpp"

namespace phiward {
namespace {

// Bytes. Unknown blocks that touch are one part, as its chunks begin anew; parts are looked at
// together.
constexpr std::size_t kPart = 512;
constexpr std::size_t kTogether = 8192;

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

bool is_telling(const std::vector<Hit>& hits) { return !std::ranges::all_of(hits, &Hit::common); }

// Some lines of one text, and what is remembered of them.
class Looker {
 public:
  // `memory` may be null. All are borrowed.
  Looker(const LinePatterns& patterns, std::string_view text, LineMemory* memory,
         std::vector<Span> lines)
      : patterns_(patterns), text_(text), memory_(memory), lines_(std::move(lines)) {
    if (memory_ != nullptr) cut_blocks();
  }

  // Adds what is seen. Only the blocks that are not remembered are looked at.
  void look(LineMemory::Look kind, Sightings& seen) const {
    if (memory_ == nullptr) {
      for (const Sightings& found : look_at(lines_, kind)) seen.add(found, 0);
      return;
    }
    std::vector<Block> unknown;
    std::size_t bytes = 0;
    for (const Block& block : blocks_) {
      if (const Sightings* known = memory_->find(block.key, kind)) {
        seen.add(*known, block.lines.begin);
        continue;
      }
      unknown.push_back(block);
      bytes += block.lines.size();
      if (bytes < kTogether) continue;
      look_at_unknown(unknown, kind, seen);
      unknown.clear();
      bytes = 0;
    }
    look_at_unknown(unknown, kind, seen);
  }

 private:
  struct Block {
    LineMemory::Key key;
    Span lines;
  };

  // The blocks' places in the memory are brought near.
  void cut_blocks() {
    for (const Span lines : lines_) {
      for (const Span block : blocks_of(lines.in(text_))) {
        const Span here{block.begin + lines.begin, block.end + lines.begin};
        blocks_.push_back({memory_->key_of(here.in(text_)), here});
        memory_->expect(blocks_.back().key);
      }
    }
  }

  [[nodiscard]] std::vector<Sightings> look_at(std::span<const Span> parts,
                                               LineMemory::Look kind) const {
    return kind == LineMemory::Look::first ? patterns_.look(text_, parts)
                                           : patterns_.look_for_weak(text_, parts);
  }

  // Each block is known afterwards, by what was seen in its own lines.
  void look_at_unknown(std::span<const Block> blocks, LineMemory::Look kind,
                       Sightings& seen) const {
    const std::vector<Span> parts = parts_of(blocks);
    std::vector<Sightings> found = look_at(parts, kind);
    auto block = blocks.begin();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      seen.add(found[i], 0);
      const bool alone = block->lines.size() == parts[i].size();
      for (; block != blocks.end() && block->lines.end <= parts[i].end; ++block) {
        const Sightings own = alone ? std::move(found[i]) : part_of(found[i], block->lines);
        memory_->remember(block->key, kind, own.moved(block->lines.begin));
      }
    }
  }

  static std::vector<Span> parts_of(std::span<const Block> blocks) {
    std::vector<Span> parts;
    for (const Block& block : blocks) {
      const bool touches = !parts.empty() && parts.back().end == block.lines.begin;
      if (touches && parts.back().size() < kPart) {
        parts.back().end = block.lines.end;
      } else {
        parts.push_back(block.lines);
      }
    }
    return parts;
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
  std::vector<Span> lines_;
  std::vector<Block> blocks_;
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
  const Looker news(*patterns_, text, memory, rest_of(text, kept));
  news.look(LineMemory::Look::first, seen);
  for (const KeptLines& lines : kept) seen.keep(before, lines);
  sort_hits(seen.hits);
  std::ranges::sort(seen.hints);
  keep_witnesses(*patterns_, text, before, kept, seen);
  if (!seen.has(LinePatterns::kOfPatients) && !is_telling(seen.hits)) return seen;

  seen.weak.emplace();
  if (before.weak || kept.empty()) {
    news.look(LineMemory::Look::weak, seen);
  } else {
    kept = {};
    Looker(*patterns_, text, memory, rest_of(text, kept)).look(LineMemory::Look::weak, seen);
  }
  for (const KeptLines& lines : kept) seen.keep_weak(before, lines);
  sort_hits(*seen.weak);
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
    Looker(*patterns_, text, memory, matches.passages).look(LineMemory::Look::weak, in_passages);
  }
  if (const auto& weak = seen.weak ? seen.weak : in_passages.weak) {
    matches.hits.insert(matches.hits.end(), weak->begin(), weak->end());
  }
  sort_hits(matches.hits);
  return matches;
}

}  // namespace phiward
