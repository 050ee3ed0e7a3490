#include "auditor/git/pack/packed_objects.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "auditor/git/pack/delta.hpp"
#include "auditor/git/pack/delta_forest.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLongestChain = 4096;  // git writes at most 4095 deltas
constexpr std::uint64_t kMostKeptBytes = std::uint64_t{16} << 20;

}  // namespace

PackedObjects::PackedObjects(const Pack& pack, const PackIndex& index,
                             std::uint64_t max_object_bytes)
    : pack_(pack), index_(index), max_object_bytes_(max_object_bytes), kept_(kMostKeptBytes) {
  check_belong(pack, index);
}

std::string_view PackedObjects::from(std::uint64_t offset) const {
  return pack_.bytes(offset, pack_.end());
}

std::optional<std::uint64_t> PackedObjects::offset_of(const ObjectId& id) const {
  const auto row = index_.find(id);
  return row ? index_.offset(*row) : std::nullopt;
}

std::optional<std::uint64_t> PackedObjects::base_of(const PackEntry& delta) const {
  return delta.kind == EntryKind::id_delta ? offset_of(delta.base_id)
                                           : std::optional(delta.base_offset);
}

std::optional<PackedObjects::Chain> PackedObjects::chain(const ObjectId& id) const {
  Chain chain;
  for (auto at = offset_of(id); at && chain.size() < kLongestChain;) {
    const auto entry = pack_.entry(*at);
    if (!entry || entry->data > pack_.end()) return std::nullopt;
    chain.emplace_back(*at, *entry);
    if (entry->kind == EntryKind::whole) return chain;
    at = base_of(*entry);
  }
  return std::nullopt;
}

std::optional<ObjectHeader> PackedObjects::header(const ObjectId& id) const {
  const auto chain = this->chain(id);
  if (!chain) return std::nullopt;
  const ObjectType type = chain->back().second.type;
  const PackEntry& entry = chain->front().second;
  if (entry.kind == EntryKind::whole) return ObjectHeader{type, entry.size};
  std::array<char, 20> sizes{};  // two numbers of at most ten bytes
  const auto filled = inflate_beginning(from(entry.data), sizes);
  const auto delta = filled ? Delta::parse(std::string_view(sizes.data(), *filled)) : std::nullopt;
  return delta ? std::optional(ObjectHeader{type, delta->result_size()}) : std::nullopt;
}

std::optional<Object> PackedObjects::read(const ObjectId& id, Inflater& inflater) {
  auto chain = this->chain(id);
  if (!chain) return std::nullopt;
  const auto last = std::ranges::find_if(
      *chain, [this](const auto& step) { return kept_.find(step.first) != nullptr; });
  MadeObject made;
  if (last != chain->end()) made = *kept_.find(last->first);
  for (auto step = std::make_reverse_iterator(last); step != chain->rend(); ++step) {
    made = make(made, step->second, inflater);
    if (!made.bytes) return std::nullopt;
    kept_.keep(step->first, made);
  }
  return Object(made.type, made.bytes->view(), made.bytes);
}

MadeObject PackedObjects::make(const MadeObject& base, const PackEntry& entry,
                               Inflater& inflater) const {
  if (entry.size > max_object_bytes_ || entry.size > most_inflated(from(entry.data).size()))
    return {};
  Buffer inflated(entry.size);
  if (!inflater.inflate_front(from(entry.data), inflated.span())) return {};
  if (entry.kind == EntryKind::whole) {
    return {entry.type, std::make_shared<const Buffer>(std::move(inflated))};
  }
  const auto delta = Delta::parse(inflated.view());
  if (!delta || delta->result_size() > max_object_bytes_) return {};
  Buffer bytes(delta->result_size());
  if (!apply_delta(*delta, base.bytes->view(), bytes.span())) return {};
  return {base.type, std::make_shared<const Buffer>(std::move(bytes))};
}

std::vector<ObjectId> PackedObjects::ids() const {
  std::vector<ObjectId> ids;
  ids.reserve(index_.count());
  for (const auto& entry : entries_by_offset(pack_, index_)) {
    ids.push_back(index_.id(entry.row));
  }
  return ids;
}

}  // namespace phiward
