// An object in a file of its own: one zlib stream of "<type> SP <size> NUL <content>", type and
// size as text (git: object-file.c, parse_loose_header). Foreign bytes, all checked.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/git/object.hpp"
#include "auditor/git/object_id.hpp"
#include "auditor/git/pack/inflate.hpp"
#include "auditor/git/pack/mapped_file.hpp"

namespace phiward {

class LooseObject {
 public:
  // REQUIRES: the file's bytes outlive this. Throws GitError if they do not begin so.
  explicit LooseObject(std::string_view file);

  [[nodiscard]] const ObjectHeader& header() const { return header_; }
  // Throws GitError if the rest is damaged.
  [[nodiscard]] Object read(Inflater& inflater) const;

 private:
  std::string_view file_;
  ObjectHeader header_;
  std::size_t content_ = 0;  // where it begins in what the stream holds
};

// objects/12/3456…
[[nodiscard]] std::filesystem::path loose_object_path(const std::filesystem::path& objects,
                                                      const ObjectId& id);

// Empty if there is no such file. Throws GitError if it cannot be read.
[[nodiscard]] std::optional<MappedFile> open_loose_object(const std::filesystem::path& objects,
                                                          const ObjectId& id);

// Of the directory's loose objects, in no order. Throws GitError if they cannot be listed.
[[nodiscard]] std::vector<ObjectId> loose_object_ids(const std::filesystem::path& objects);

}  // namespace phiward
