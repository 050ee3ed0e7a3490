// A file as read-only memory, for files that are not written again once they have their
// name, as packs and their indexes. Const methods may be called from several threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace phiward {

class MappedFile {
 public:
  // Throws GitError if the file cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  [[nodiscard]] std::string_view bytes() const {
    return {static_cast<const char*>(address_), size_};
  }

  // Counts what was read no longer as memory of this process. What is read again comes from the
  // file.
  void release_pages() const;

 private:
  void* address_ = nullptr;  // null for an empty file
  std::size_t size_ = 0;
};

}  // namespace phiward
