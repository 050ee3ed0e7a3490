#include "rules/line_patterns.hpp"

#include <algorithm>
#include <cstring>

#include "rules/noise.hpp"

namespace phiward {
namespace {

// Bytes, up to the next line end. The fewer, the less is searched again; the more, the less often
// that begins anew.
constexpr std::size_t kChunk = 512;

constexpr std::size_t kHints = 0;  // a gate

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

Span line_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t end = text.find('\n', at);
  return {before == std::string_view::npos ? 0 : before + 1,
          end == std::string_view::npos ? text.size() : end + 1};
}

}  // namespace

LinePatterns::LinePatterns(const Catalog& catalog, std::span<const std::string_view> markers,
                           const Sieve* sieve)
    : LinePatterns(gate_patterns(catalog, markers), markers, sieve) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    if (!rule.beside) (rule.weak ? weak_ : strong_).add(index, rule.patterns);
    keyed_.add(index, rule);
    ++index;
  }
  keyed_.compile();
}

LinePatterns::LinePatterns(const Sieve::Patterns& patterns,
                           std::span<const std::string_view> markers, const Sieve* sieve)
    : gates_(patterns, sieve),
      markers_(markers.begin(), markers.end()),
      hint_(patterns.words[0], Capture::whole_match),
      patient_word_(patterns.words[1], Capture::whole_match),
      member_word_(patterns.words[2], Capture::whole_match) {}

// Behind hints and all kinds of witnesses.
std::size_t LinePatterns::first_shape() const { return 1 + kFirstMarker + markers_.size(); }

std::vector<Sightings> LinePatterns::look(std::string_view text,
                                          std::span<const Span> parts) const {
  std::vector<Sightings> seen(parts.size());
  std::vector<std::string_view> texts;
  std::vector<std::pair<std::size_t, std::size_t>>
      places;  // of each: its part, and where it begins
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const Chunk& chunk : chunks_of(parts[i].in(text))) {
      texts.push_back(chunk.text);
      places.emplace_back(i, parts[i].begin + chunk.begin);
    }
  }
  const auto present = gates_.present_in(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto [part, begin] = places[i];
    for (const std::size_t gate : present[i]) locate(gate, texts[i], begin, seen[part]);
  }
  return seen;
}

// What made a gate fire in lines that begin at `begin`.
void LinePatterns::locate(std::size_t gate, std::string_view lines, std::size_t begin,
                          Sightings& seen) const {
  if (gate == kHints) return find_hints(lines, begin, seen.hints);
  if (gate < first_shape()) {
    return seen.add_witness(static_cast<std::uint32_t>(gate - 1), {begin, begin + lines.size()});
  }
  std::vector<Hit> found;
  if (gate < first_shape() + strong_.size()) {
    strong_.find_all(gate - first_shape(), lines, found);
  } else {
    keyed_.find_all(lines, found);
  }
  append_hits(found, begin, seen.hits);
}

std::vector<Sightings> LinePatterns::look_for_weak(std::string_view text,
                                                   std::span<const Span> parts) const {
  std::call_once(weak_once_, [this] { weak_shapes_.emplace(weak_.texts()); });
  std::vector<Sightings> seen(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    seen[i].weak.emplace();
    for (const Chunk& chunk : chunks_of(parts[i].in(text))) {
      std::vector<Hit> found;
      for (const std::size_t shape : weak_shapes_->present_in(chunk.text)) {
        weak_.find_all(shape, chunk.text, found);
      }
      append_hits(found, parts[i].begin + chunk.begin, *seen[i].weak);
    }
  }
  return seen;
}

// One hint a line is enough.
void LinePatterns::find_hints(std::string_view lines, std::size_t offset,
                              std::vector<std::size_t>& hints) const {
  Groups groups;
  std::size_t from = 0;
  while (from < lines.size() && hint_.get().find(lines, from, groups)) {
    hints.push_back(offset + groups[0].begin);
    const std::size_t end = lines.find('\n', groups[0].end);
    from = end == std::string_view::npos ? lines.size() : end + 1;
  }
}

std::optional<Span> LinePatterns::find(std::uint32_t kind, std::string_view text,
                                       Span lines) const {
  for (const Chunk& chunk : chunks_of(lines.in(text))) {
    if (const auto at = find(kind, chunk.text)) {
      return line_at(text, lines.begin + chunk.begin + *at);
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> LinePatterns::find(std::uint32_t kind, std::string_view lines) const {
  if (kind < kFirstMarker) {
    const Regex& word = (kind == kOfPatients ? patient_word_ : member_word_).get();
    Groups groups;
    return word.find(lines, 0, groups) ? std::optional(groups[0].begin) : std::nullopt;
  }
  const std::string& marker = markers_.at(kind - kFirstMarker);
  const void* at = ::memmem(lines.data(), lines.size(), marker.data(), marker.size());
  if (at == nullptr) return std::nullopt;
  return static_cast<std::size_t>(static_cast<const char*>(at) - lines.data());
}

}  // namespace phiward
