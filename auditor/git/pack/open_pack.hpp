// A pack laid out for reading in any order: opened once, used by all threads of a scan.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "auditor/git/pack/delta_forest.hpp"
#include "auditor/git/pack/pack_file.hpp"

namespace phiward {

class OpenPack {
 public:
  // Throws GitError if pack or index cannot be read.
  explicit OpenPack(const std::filesystem::path& index_path);

  [[nodiscard]] const PackIndex& index() const { return file_.index(); }
  [[nodiscard]] const Pack& pack() const { return file_.pack(); }
  [[nodiscard]] const DeltaForest& forest() const { return forest_; }
  // Of the forest. Empty if the pack does not have the object.
  [[nodiscard]] std::optional<std::uint32_t> find_node(const ObjectId& id) const;
  // From any thread, best between two readings of the pack: see MappedFile.
  void release_pages() const { file_.release_pages(); }

 private:
  PackFile file_;
  DeltaForest forest_;
  std::vector<std::uint32_t> node_of_row_;
};

using OpenPacks = std::vector<OpenPack>;

// Those of the packs that can be opened: what is in the others is left to the object store,
// which says what is wrong with them.
[[nodiscard]] OpenPacks open_packs(const std::vector<std::filesystem::path>& index_paths);

}  // namespace phiward
