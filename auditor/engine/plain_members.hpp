// Members of containers that were looked at and have nothing to tell: the same libraries are packed
// into one archive after another. May be used from several threads.
#pragma once

#include <mutex>
#include <optional>
#include <string_view>
#include <tsl/robin_map.h>

#include "auditor/engine/inspection.hpp"
#include "rules/block_hash.hpp"
#include "rules/vocabulary.hpp"

namespace phiward {

class PlainMembers {
 public:
  // Up to 32 MiB; what comes later is not remembered.
  static constexpr std::size_t kMost = std::size_t{1} << 18;

  // What `look` gives, or gave before of these bytes under a path that tells the same.
  template <class Look>
  Inspection inspect(std::string_view bytes, Surface surface, std::string_view path,
                     const Look& look) {
    const BlockHash key = key_of(bytes, surface, path);
    if (auto known = find(key)) return *std::move(known);
    Inspection inspection = look();
    if (inspection.findings.empty() && inspection.gaps.empty()) add(key, inspection.binary);
    return inspection;
  }

 private:
  struct Hash {
    std::size_t operator()(const BlockHash& key) const { return key.low; }
  };

  [[nodiscard]] BlockHash key_of(std::string_view bytes, Surface surface,
                                 std::string_view path) const;
  [[nodiscard]] std::optional<Inspection> find(const BlockHash& key);
  void add(const BlockHash& key, bool binary);

  BlockHasher hash_;
  std::mutex mutex_;
  tsl::robin_map<BlockHash, bool, Hash> binary_;  // whether a member is
};

}  // namespace phiward
