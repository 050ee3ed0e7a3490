// A pack and its index on disk, and all of an object directory. Const methods may be called
// from several threads at once.
#pragma once

#include <filesystem>
#include <vector>

#include "auditor/git/pack/mapped_file.hpp"
#include "auditor/git/pack/pack.hpp"
#include "auditor/git/pack/pack_index.hpp"

namespace phiward {

class PackFile {
 public:
  // The pack of this index file ("….idx"). Throws GitError if one of the two cannot be read.
  explicit PackFile(const std::filesystem::path& index_path)
      : index_file_(index_path),
        pack_file_(std::filesystem::path(index_path).replace_extension(".pack")),
        index_(index_file_.bytes()),
        pack_(pack_file_.bytes()) {}

  [[nodiscard]] const PackIndex& index() const { return index_; }
  [[nodiscard]] const Pack& pack() const { return pack_; }
  void release_pages() const { pack_file_.release_pages(); }

 private:
  MappedFile index_file_, pack_file_;
  PackIndex index_;  // borrow from the files, whose addresses stay when this moves
  Pack pack_;
};

// The indexes of the packs of an object directory, by name. Empty if it has none.
// Throws GitError if the directory is there and cannot be listed.
[[nodiscard]] std::vector<std::filesystem::path> pack_indexes(
    const std::filesystem::path& object_directory);

}  // namespace phiward
