#include "rules/line_matcher.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "rules/gates.hpp"
#include "rules/keyed_patterns.hpp"
#include "rules/line_memory.hpp"
#include "rules/noise.hpp"
#include "rules/passages.hpp"
#include "rules/shape_patterns.hpp"

namespace phiward {
namespace {

// Bytes, up to the next line end. The fewer, the less is searched again; the more, the less often
// that begins anew.
constexpr std::size_t kChunk = 512;

// Of one kind. Where all are known, none has to be looked for when they go; where there are more,
// one of a few is nearly always kept.
constexpr std::ptrdiff_t kWitnesses = 4;

constexpr std::size_t kHints = 0;  // a gate
// Kinds of witnesses.
constexpr std::uint32_t kOfPatients = 0;
constexpr std::uint32_t kOfMembers = 1;
constexpr std::uint32_t kFirstMarker = 2;

// Whole lines without noise. Where a gate fires, only its chunk is searched again.
struct Chunk {
  std::size_t begin;
  std::string_view text;
};

std::vector<Chunk> chunks_of(std::string_view text) {
  std::vector<Chunk> chunks;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t line_end = text.find('\n', std::min(begin + kChunk, text.size()));
    const std::size_t end = line_end == std::string_view::npos ? text.size() : line_end + 1;
    for (const Span left : without_noise(text.substr(begin, end - begin))) {
      chunks.push_back({begin + left.begin, text.substr(begin + left.begin, left.size())});
    }
    begin = end;
  }
  return chunks;
}

void append_moved(Hit hit, std::size_t offset, std::vector<Hit>& hits) {
  hit.value_begin += offset;
  hit.value_end += offset;
  if (hit.keyed) {
    hit.key_begin += offset;
    hit.key_end += offset;
  }
  hits.push_back(hit);
}

void append(const std::vector<Hit>& found, std::size_t offset, std::vector<Hit>& hits) {
  for (const Hit& hit : found) append_moved(hit, offset, hits);
}

void sort(std::vector<Hit>& hits) {
  std::ranges::sort(hits, {}, [](const Hit& hit) {
    return std::tuple(hit.value_begin, hit.rule, !hit.keyed, hit.value_end, hit.key_begin);
  });
}

// The hits in lines that are kept, as they stand now.
void keep(const std::vector<Hit>& before, const KeptLines& kept, std::vector<Hit>& hits) {
  const std::size_t end = kept.before + kept.lines.size();
  auto hit = std::ranges::lower_bound(before, kept.before, {}, &Hit::value_begin);
  for (; hit != before.end() && hit->value_begin < end; ++hit) {
    append_moved(*hit, kept.lines.begin - kept.before, hits);  // wraps, and back
  }
}

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

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

Span line_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t end = text.find('\n', at);
  return {before == std::string_view::npos ? 0 : before + 1,
          end == std::string_view::npos ? text.size() : end + 1};
}

bool is_telling(const std::vector<Hit>& hits) { return !std::ranges::all_of(hits, &Hit::common); }

}  // namespace

struct LineMatcher::Compiled {
  Compiled(const Sieve::Patterns& patterns, const Sieve* sieve)
      : gates(patterns, sieve),
        hint(patterns.words[0], Capture::whole_match),
        patient_word(patterns.words[1], Capture::whole_match),
        member_word(patterns.words[2], Capture::whole_match) {}

  ShapePatterns strong;
  ShapePatterns weak;
  KeyedPatterns keyed;
  std::vector<std::string> markers;
  Gates gates;
  LazyRegex hint;
  LazyRegex patient_word;
  LazyRegex member_word;
  mutable std::once_flag weak_once;
  mutable std::optional<RegexSet> weak_shapes;  // compiled when first needed

  // Adds what is seen in `lines` of the text, with offsets into the text.
  void see(std::string_view text, Span lines, LineMemory* memory, Sightings& seen) const {
    if (memory == nullptr) return look(text, lines, seen);
    remember(text, lines, *memory, LineMemory::Look::first, seen,
             [&](Span block, Sightings& found) { look(text, block, found); });
  }

  void see_weak(std::string_view text, Span lines, LineMemory* memory, Sightings& seen) const {
    const auto look_for_weak = [&](Span block, Sightings& found) {
      if (!found.weak) found.weak.emplace();
      find_weak(text, block, *found.weak);
    };
    if (memory == nullptr) return look_for_weak(lines, seen);
    remember(text, lines, *memory, LineMemory::Look::weak, seen, look_for_weak);
  }

  struct Block {
    LineMemory::Key key;
    Span lines;
  };

  // The blocks of `lines`, whose places in the memory are brought near.
  static std::vector<Block> keyed_blocks(std::string_view text, Span lines,
                                         const LineMemory& memory, LineMemory::Look kind) {
    std::vector<Block> blocks;
    for (const Span block : blocks_of(part(text, lines))) {
      const Span here{block.begin + lines.begin, block.end + lines.begin};
      blocks.push_back({memory.key_of(part(text, here), kind), here});
      memory.expect(blocks.back().key);
    }
    return blocks;
  }

  // Together. Each is known afterwards, by what was seen in its own lines.
  template <class Look>
  void look_at(std::string_view text, std::vector<Block>& unknown, LineMemory& memory,
               Sightings& seen, const Look& look) const {
    if (unknown.empty()) return;
    Sightings all;
    look({unknown.front().lines.begin, unknown.back().lines.end}, all);
    add(all, 0, seen);
    const bool alone = unknown.size() == 1;
    for (const Block& block : unknown) {
      const Sightings own = alone ? std::move(all) : part_of(all, text, block.lines);
      memory.remember(block.key, moved(own, block.lines.begin));
    }
    unknown.clear();
  }

  // What was seen in some of the lines.
  [[nodiscard]] Sightings part_of(const Sightings& all, std::string_view text, Span lines) const {
    Sightings part;
    const auto inside = [lines](std::size_t at) { return at >= lines.begin && at < lines.end; };
    const auto hit_inside = [&](const Hit& hit) { return inside(hit.value_begin); };
    std::ranges::copy_if(all.hits, std::back_inserter(part.hits), hit_inside);
    std::ranges::copy_if(all.hints, std::back_inserter(part.hints), inside);
    for (const auto& [kind, where] : all.witnesses) {
      if (!has(kind, part) && find(kind, text, lines)) witness(kind, lines, part);
    }
    if (all.weak) {
      std::ranges::copy_if(*all.weak, std::back_inserter(part.weak.emplace()), hit_inside);
    }
    return part;
  }

  // Looks only at the blocks of `lines` that are not remembered, as many together as a chunk
  // holds.
  template <class Look>
  void remember(std::string_view text, Span lines, LineMemory& memory, LineMemory::Look kind,
                Sightings& seen, const Look& look) const {
    std::vector<Block> unknown;
    for (const Block& block : keyed_blocks(text, lines, memory, kind)) {
      if (const Sightings* known = memory.find(block.key)) {
        add(*known, block.lines.begin, seen);  // before the memory changes
        look_at(text, unknown, memory, seen, look);
        continue;
      }
      unknown.push_back(block);
      if (block.lines.end - unknown.front().lines.begin >= kChunk) {
        look_at(text, unknown, memory, seen, look);
      }
    }
    look_at(text, unknown, memory, seen, look);
  }

  static void add(const Sightings& found, std::size_t offset, Sightings& seen) {
    append(found.hits, offset, seen.hits);
    for (const std::size_t hint : found.hints) seen.hints.push_back(hint + offset);
    for (const auto& [kind, lines] : found.witnesses) {
      witness(kind, {lines.begin + offset, lines.end + offset}, seen);
    }
    for (const std::uint32_t kind : found.elsewhere) stands_elsewhere(kind, seen);
    if (!found.weak) return;
    if (!seen.weak) seen.weak.emplace();
    append(*found.weak, offset, *seen.weak);
  }

  // With offsets from `begin` on.
  static Sightings moved(const Sightings& found, std::size_t begin) {
    Sightings result;
    add(found, std::size_t{0} - begin, result);  // wraps, and back
    return result;
  }

  void look(std::string_view text, Span lines, Sightings& seen) const {
    for (const Chunk& chunk : chunks_of(part(text, lines))) {
      const std::size_t begin = lines.begin + chunk.begin;
      std::vector<Hit> found;
      for (const std::size_t gate : gates.present_in(chunk.text)) {
        if (gate == kHints) {
          find_hints(chunk.text, begin, seen.hints);
        } else if (gate < first_shape()) {
          witness(static_cast<std::uint32_t>(gate - 1), {begin, begin + chunk.text.size()}, seen);
        } else if (gate < first_shape() + strong.size()) {
          strong.find_all(gate - first_shape(), chunk.text, found);
        } else {
          keyed.find_all(chunk.text, found);
        }
      }
      append(found, begin, seen.hits);
    }
  }

  // Behind hints and all kinds of witnesses.
  [[nodiscard]] std::size_t first_shape() const { return 1 + kFirstMarker + markers.size(); }

  // One hint a line is enough.
  void find_hints(std::string_view lines, std::size_t offset,
                  std::vector<std::size_t>& hints) const {
    Groups groups;
    std::size_t from = 0;
    while (from < lines.size() && hint.get().find(lines, from, groups)) {
      hints.push_back(offset + groups[0].begin);
      const std::size_t end = lines.find('\n', groups[0].end);
      from = end == std::string_view::npos ? lines.size() : end + 1;
    }
  }

  static void witness(std::uint32_t kind, Span lines, Sightings& seen) {
    const auto end = std::ranges::upper_bound(seen.witnesses, kind, {}, &Sightings::Witness::kind);
    const auto first =
        std::ranges::lower_bound(seen.witnesses, kind, {}, &Sightings::Witness::kind);
    if (end - first == kWitnesses) return stands_elsewhere(kind, seen);
    seen.witnesses.insert(end, {kind, lines});
  }

  static void stands_elsewhere(std::uint32_t kind, Sightings& seen) {
    const auto at = std::ranges::lower_bound(seen.elsewhere, kind);
    if (at == seen.elsewhere.end() || *at != kind) seen.elsewhere.insert(at, kind);
  }

  [[nodiscard]] static bool has(std::uint32_t kind, const Sightings& seen) {
    return std::ranges::binary_search(seen.witnesses, kind, {}, &Sightings::Witness::kind);
  }

  // The kinds of before that stand in what was kept.
  void keep_witnesses(std::string_view text, const Sightings& before,
                      std::span<const KeptLines> kept, Sightings& seen) const {
    for (const auto& [kind, lines] : before.witnesses) {
      for (const Span left : kept_of(lines, kept)) {
        if (left.size() == lines.size() || find(kind, text, left)) witness(kind, left, seen);
      }
    }
    for (const std::uint32_t kind : before.elsewhere) {
      for (std::size_t i = 0; i < kept.size() && !has(kind, seen); ++i) {
        if (const auto line = find(kind, text, kept[i].lines)) witness(kind, *line, seen);
      }
      if (has(kind, seen)) stands_elsewhere(kind, seen);
    }
  }

  // Where those of the earlier version's lines stand now that were kept.
  static std::vector<Span> kept_of(Span lines, std::span<const KeptLines> kept) {
    std::vector<Span> left;
    for (const KeptLines& k : kept) {
      const std::size_t begin = std::max(lines.begin, k.before);
      const std::size_t end = std::min(lines.end, k.before + k.lines.size());
      if (begin >= end) continue;
      left.push_back({k.lines.begin + (begin - k.before), k.lines.begin + (end - k.before)});
    }
    return left;
  }

  // The line in which it stands.
  [[nodiscard]] std::optional<Span> find(std::uint32_t kind, std::string_view text,
                                         Span lines) const {
    for (const Chunk& chunk : chunks_of(part(text, lines))) {
      if (const auto at = find(kind, chunk.text)) {
        return line_at(text, lines.begin + chunk.begin + *at);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> find(std::uint32_t kind, std::string_view lines) const {
    if (kind < kFirstMarker) {
      const Regex& word = (kind == kOfPatients ? patient_word : member_word).get();
      Groups groups;
      return word.find(lines, 0, groups) ? std::optional(groups[0].begin) : std::nullopt;
    }
    const std::string& marker = markers.at(kind - kFirstMarker);
    const void* at = ::memmem(lines.data(), lines.size(), marker.data(), marker.size());
    if (at == nullptr) return std::nullopt;
    return static_cast<std::size_t>(static_cast<const char*>(at) - lines.data());
  }

  void find_weak(std::string_view text, Span lines, std::vector<Hit>& hits) const {
    if (weak.size() == 0) return;
    std::call_once(weak_once, [this] { weak_shapes.emplace(weak.texts()); });
    for (const Chunk& chunk : chunks_of(part(text, lines))) {
      std::vector<Hit> found;
      for (const std::size_t shape : weak_shapes->present_in(chunk.text)) {
        weak.find_all(shape, chunk.text, found);
      }
      append(found, lines.begin + chunk.begin, hits);
    }
  }
};

LineMatcher::LineMatcher(const Catalog& catalog, std::span<const std::string_view> markers,
                         const Sieve* sieve)
    : compiled_(std::make_unique<Compiled>(gate_patterns(catalog, markers), sieve)) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    if (!rule.beside) (rule.weak ? compiled_->weak : compiled_->strong).add(index, rule.patterns);
    compiled_->keyed.add(index, rule);
    ++index;
  }
  compiled_->keyed.compile();
  compiled_->markers.assign(markers.begin(), markers.end());
}

LineMatcher::~LineMatcher() = default;

Sightings LineMatcher::see(std::string_view text) const { return see_again(text, Sightings{}, {}); }

Sightings LineMatcher::see_again(std::string_view text, const Sightings& before,
                                 std::span<const KeptLines> kept, LineMemory* memory) const {
  Sightings seen;
  const std::vector<Span> rest = rest_of(text, kept);
  for (const Span lines : rest) compiled_->see(text, lines, memory, seen);
  for (const KeptLines& lines : kept) {
    keep(before.hits, lines, seen.hits);
    auto hint = std::ranges::lower_bound(before.hints, lines.before);
    for (; hint != before.hints.end() && *hint < lines.before + lines.lines.size(); ++hint) {
      seen.hints.push_back(*hint - lines.before + lines.lines.begin);
    }
  }
  sort(seen.hits);
  std::ranges::sort(seen.hints);
  compiled_->keep_witnesses(text, before, kept, seen);
  if (!Compiled::has(kOfPatients, seen) && !is_telling(seen.hits)) return seen;

  seen.weak.emplace();
  if (!before.weak) kept = {};
  for (const Span lines : rest_of(text, kept)) compiled_->see_weak(text, lines, memory, seen);
  for (const KeptLines& lines : kept) keep(*before.weak, lines, *seen.weak);
  sort(*seen.weak);
  return seen;
}

Matches LineMatcher::matches(std::string_view text, const Sightings& seen,
                             LineMemory* memory) const {
  Matches matches;
  matches.hits = seen.hits;
  matches.of_patients = Compiled::has(kOfPatients, seen);
  matches.of_members = Compiled::has(kOfMembers, seen);
  matches.markers.resize(compiled_->markers.size());
  for (const auto& [kind, lines] : seen.witnesses) {
    if (kind >= kFirstMarker) matches.markers[kind - kFirstMarker] = true;
  }
  matches.passages = passages_around(seen.hints, text);
  Sightings in_passages;
  if (!seen.weak) {
    for (const Span lines : matches.passages) {
      compiled_->see_weak(text, lines, memory, in_passages);
    }
  }
  if (const auto& weak = seen.weak ? seen.weak : in_passages.weak) {
    matches.hits.insert(matches.hits.end(), weak->begin(), weak->end());
  }
  sort(matches.hits);
  return matches;
}

}  // namespace phiward
