#include "auditor/git/pack/pack_reader.hpp"

#include <vector>

namespace phiward {
namespace {

constexpr std::size_t kLongestChain = 4096;  // git writes at most 4095 deltas in a row

}  // namespace

std::optional<Object> PackReader::read(const ObjectId& id) {
  const auto node = pack_.find_node(id);
  if (!node) return std::nullopt;
  const MadeObject made = make(*node);
  if (!made.bytes) return std::nullopt;
  return Object(made.type, made.bytes->view(), made.bytes);
}

MadeObject PackReader::make(std::uint32_t node) {
  std::vector<std::uint32_t> missing;  // from `node` towards the root, up to one that is kept
  MadeObject made;
  for (std::uint32_t at = node; at != DeltaForest::kNone; at = pack_.forest().nodes()[at].parent) {
    if (const MadeObject* kept = kept_.find(at)) {
      made = *kept;
      break;
    }
    if (missing.size() > kLongestChain) return {};
    missing.push_back(at);
  }
  for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
    made = make_from(made, *at);
    if (!made.bytes) return {};
    kept_.keep(*at, made);
  }
  return made;
}

MadeObject PackReader::make_from(const MadeObject& base, std::uint32_t node) {
  EntryReader::Entry entry;
  Buffer bytes;
  if (!entries_.open(node, entry).empty()) return {};
  const bool whole = entry.header.kind == EntryKind::whole;
  if (whole == (base.bytes != nullptr)) return {};  // a delta whose base is elsewhere
  const std::string_view failure =
      whole ? entries_.inflate(entry, bytes) : entries_.apply(entry, base.bytes->view(), bytes);
  if (!failure.empty()) return {};
  return {whole ? entry.header.type : base.type, std::make_shared<const Buffer>(std::move(bytes))};
}

}  // namespace phiward
