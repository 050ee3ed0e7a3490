#include "auditor/engine/verdicts.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include "auditor/engine/compact_report.hpp"

namespace phiward {
namespace {

constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();

std::string place_of(const Memory& memory, Surface surface, std::string_view path) {
  return memory.concealed(std::string(1, static_cast<char>(surface)).append(path));
}

std::string_view bytes_of(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), id.size};
}

ObjectId read_id(CompactReader& in) {
  ObjectId id;
  const std::string_view bytes = in.bytes();
  if (bytes.size() != ObjectId::kBytes && bytes.size() != ObjectId::kSha256Bytes) {
    throw CompactError();
  }
  id.size = static_cast<std::uint8_t>(bytes.size());
  std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
  return id;
}

bool is_whole(const LookedAt& blob) {
  return blob.inspection == nullptr || !blob.inspection->has_gaps();
}

// Numbers for places, in the order in which they come. Paths are borrowed.
class Places {
 public:
  std::uint32_t number(Surface surface, std::string_view path) {
    const auto next = static_cast<std::uint32_t>(in_order_.size());
    const auto [found, added] = numbers_[surface].try_emplace(path, next);
    if (added) in_order_.emplace_back(surface, path);
    return found->second;
  }
  [[nodiscard]] const std::vector<std::pair<Surface, std::string_view>>& in_order() const {
    return in_order_;
  }

 private:
  std::map<Surface, std::unordered_map<std::string_view, std::uint32_t>> numbers_;
  std::vector<std::pair<Surface, std::string_view>> in_order_;
};

}  // namespace

Verdicts::Verdicts(Memory& memory, std::string name) : memory_(memory), name_(std::move(name)) {
  const auto bytes = memory_.recall(name_, {});
  if (!bytes) return;
  try {
    read(*bytes);
  } catch (const CompactError&) {
    known_.clear();
  }
}

void Verdicts::read(std::string_view bytes) {
  constexpr std::size_t kLeast = ObjectId::kBytes + 4;
  CompactReader in(bytes);
  places_.resize(in.count());
  for (std::string& place : places_) place = in.bytes();
  known_.resize(in.count(kLeast));
  for (Known& known : known_) {
    known.id = read_id(in);
    known.place = static_cast<std::uint32_t>(in.number_up_to(kMost));
    known.size = static_cast<std::uint32_t>(in.number_up_to(kMost));
    if (known.place >= places_.size()) throw CompactError();
    if (in.number_up_to(1) == 0) continue;
    inspections_.push_back(PackedInspection::checked(in.bytes()));
    known.remarkable = static_cast<std::uint32_t>(inspections_.size());
  }
  in.expect_end();
  std::ranges::sort(known_, {}, &Known::id);
}

std::optional<Verdicts::Verdict> Verdicts::take(const ObjectId& id, Surface surface,
                                                std::string_view path) {
  // Not equal_range: clang 14, which fuzzing needs, does not compile what that gives.
  const auto begin = std::ranges::lower_bound(known_, id, {}, &Known::id);
  const auto end = std::ranges::upper_bound(known_, id, {}, &Known::id);
  if (begin == end) return std::nullopt;
  const std::string place = place_of(memory_, surface, path);
  const auto found =
      std::find_if(begin, end, [&](const Known& known) { return places_[known.place] == place; });
  if (found == end) return std::nullopt;
  Verdict verdict{found->size, {}};
  if (found->remarkable != 0) verdict.inspection = std::move(inspections_[found->remarkable - 1]);
  return verdict;
}

void Verdicts::keep(const std::vector<LookedAt>& blobs) {
  Places places;
  std::vector<std::uint32_t> numbers;
  numbers.reserve(blobs.size());
  for (const LookedAt& blob : blobs) {
    numbers.push_back(places.number(blob.surface, blob.path));
  }
  CompactWriter out;
  out.number(places.in_order().size());
  for (const auto& [surface, path] : places.in_order()) {
    out.bytes(place_of(memory_, surface, path));
  }
  out.number(static_cast<std::uint64_t>(std::ranges::count_if(blobs, is_whole)));
  for (std::size_t i = 0; i < blobs.size(); ++i) {
    const LookedAt& blob = blobs[i];
    if (!is_whole(blob)) continue;
    out.bytes(bytes_of(blob.id));
    out.number(numbers[i]);
    out.number(blob.size);
    const bool remarkable = blob.inspection != nullptr && !blob.inspection->empty();
    out.number(remarkable ? 1 : 0);
    if (remarkable) out.bytes(blob.inspection->bytes());
  }
  memory_.keep(name_, {}, out.take());
}

}  // namespace phiward
