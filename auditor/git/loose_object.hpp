// An object in a file of its own: one zlib stream of "<type> SP <size> NUL <content>", type and
// size as text (git: object-file.c, parse_loose_header). Foreign bytes, all checked.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "auditor/git/object.hpp"
#include "auditor/git/object_id.hpp"
#include "auditor/git/pack/inflate.hpp"
#include "auditor/git/pack/mapped_file.hpp"

namespace phiward {

class LooseObject {
 public:
  // Empty if there is no such file. Throws GitError if it cannot be read, or does not begin so.
  static std::optional<LooseObject> open(const std::filesystem::path& objects, const ObjectId& id);

  [[nodiscard]] const ObjectHeader& header() const { return header_; }
  // Throws GitError if the rest is damaged.
  [[nodiscard]] Object read(Inflater& inflater) const;

 private:
  explicit LooseObject(MappedFile file);

  MappedFile file_;
  ObjectHeader header_;
  std::size_t content_ = 0;  // where it begins in what the stream holds
};

// objects/12/3456…
[[nodiscard]] std::filesystem::path loose_object_path(const std::filesystem::path& objects,
                                                      const ObjectId& id);

// Of the directory's loose objects, in no order. Throws GitError if they cannot be listed.
[[nodiscard]] std::vector<ObjectId> loose_object_ids(const std::filesystem::path& objects);

}  // namespace phiward
