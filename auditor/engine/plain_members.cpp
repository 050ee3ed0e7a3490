#include "auditor/engine/plain_members.hpp"

#include <string>

#include "auditor/formats/path_context.hpp"

namespace phiward {

BlockHash PlainMembers::key_of(std::string_view bytes, Surface surface,
                               std::string_view path) const {
  const PathContext context = context_of_path(path);
  const BlockHash content = hash_(bytes);
  std::string all(context.role);
  for (const std::uint64_t told :
       {std::uint64_t{context.words}, std::uint64_t{context.suffix},
        static_cast<std::uint64_t>(surface), content.low, content.high}) {
    all.append(reinterpret_cast<const char*>(&told), sizeof told);
  }
  return hash_(all);
}

std::optional<Inspection> PlainMembers::find(const BlockHash& key) {
  const std::lock_guard lock(mutex_);
  const auto known = binary_.find(key);
  if (known == binary_.end()) return std::nullopt;
  Inspection inspection;
  inspection.binary = known->second;
  return inspection;
}

void PlainMembers::add(const BlockHash& key, bool binary) {
  const std::lock_guard lock(mutex_);
  if (binary_.size() < kMost) binary_.try_emplace(key, binary);
}

}  // namespace phiward
