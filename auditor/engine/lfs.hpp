// Git LFS: files whose content stands outside of git, and a pointer to it in its place
// (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace phiward {

struct LfsPointer {
  std::string oid;         // 64 lower-case hex digits
  std::uint64_t size = 0;  // bytes of the content
};

// Empty unless the whole text is a pointer.
[[nodiscard]] std::optional<LfsPointer> parse_lfs_pointer(std::string_view text);

// Where the content is once it was fetched: "lfs/objects/ab/cd/abcd…" below `common_directory`.
[[nodiscard]] std::filesystem::path lfs_object(const std::filesystem::path& common_directory,
                                               const LfsPointer& pointer);

}  // namespace phiward
