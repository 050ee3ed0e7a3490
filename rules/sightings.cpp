#include "rules/sightings.hpp"

#include <algorithm>
#include <tuple>

namespace phiward {
namespace {

void append_moved(Hit hit, std::size_t offset, std::vector<Hit>& hits) {
  hit.value_begin += offset;
  hit.value_end += offset;
  if (hit.keyed) {
    hit.key_begin += offset;
    hit.key_end += offset;
  }
  hits.push_back(hit);
}

void keep_hits(const std::vector<Hit>& before, const KeptLines& kept, std::vector<Hit>& hits) {
  const std::size_t end = kept.before + kept.lines.size();
  auto hit = std::ranges::lower_bound(before, kept.before, {}, &Hit::value_begin);
  for (; hit != before.end() && hit->value_begin < end; ++hit) {
    append_moved(*hit, kept.lines.begin - kept.before, hits);  // wraps, and back
  }
}

}  // namespace

void append_hits(const std::vector<Hit>& found, std::size_t offset, std::vector<Hit>& hits) {
  for (const Hit& hit : found) append_moved(hit, offset, hits);
}

void sort_hits(std::vector<Hit>& hits) {
  std::ranges::sort(hits, {}, [](const Hit& hit) {
    return std::tuple(hit.value_begin, hit.rule, !hit.keyed, hit.value_end, hit.key_begin);
  });
}

void Sightings::add_witness(std::uint32_t kind, Span lines) {
  const auto end = std::ranges::upper_bound(witnesses, kind, {}, &Witness::kind);
  const auto first = std::ranges::lower_bound(witnesses, kind, {}, &Witness::kind);
  if (end - first == kWitnesses) return add_elsewhere(kind);
  witnesses.insert(end, {kind, lines});
}

void Sightings::add_elsewhere(std::uint32_t kind) {
  const auto at = std::ranges::lower_bound(elsewhere, kind);
  if (at == elsewhere.end() || *at != kind) elsewhere.insert(at, kind);
}

bool Sightings::has(std::uint32_t kind) const {
  return std::ranges::binary_search(witnesses, kind, {}, &Witness::kind);
}

void Sightings::add(const Sightings& found, std::size_t offset) {
  append_hits(found.hits, offset, hits);
  for (const std::size_t hint : found.hints) hints.push_back(hint + offset);
  for (const auto& [kind, lines] : found.witnesses) {
    add_witness(kind, {lines.begin + offset, lines.end + offset});
  }
  for (const std::uint32_t kind : found.elsewhere) add_elsewhere(kind);
  if (!found.weak) return;
  if (!weak) weak.emplace();
  append_hits(*found.weak, offset, *weak);
}

Sightings Sightings::moved(std::size_t begin) const {
  Sightings result;
  result.add(*this, std::size_t{0} - begin);  // wraps, and back
  return result;
}

void Sightings::keep(const Sightings& before, const KeptLines& kept) {
  keep_hits(before.hits, kept, hits);
  auto hint = std::ranges::lower_bound(before.hints, kept.before);
  for (; hint != before.hints.end() && *hint < kept.before + kept.lines.size(); ++hint) {
    hints.push_back(*hint - kept.before + kept.lines.begin);
  }
}

void Sightings::keep_weak(const Sightings& before, const KeptLines& kept) {
  keep_hits(*before.weak, kept, *weak);
}

}  // namespace phiward
