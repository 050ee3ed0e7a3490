// Zip files as everybody writes them: every byte belongs to one member, which is stored or
// deflated, or to the directory (APPNOTE.TXT 6.3.10, 4.3). libdeflate reads these more than twice
// as fast as zlib; anything unusual is left to libarchive, which then reads the whole file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/content/unpack_limits.hpp"

struct libdeflate_decompressor;

namespace phiward {

// Borrows the bytes. One thread.
class PlainZip {
 public:
  struct Member {
    std::string_view name;    // ends in "/" if it is a directory, which holds nothing
    std::string_view packed;  // bytes
    std::uint32_t size = 0;   // of what it holds, in bytes
    std::uint32_t crc = 0;
    bool deflated = false;
  };

  // Empty if the file is unusual in any way, or larger than the limits.
  [[nodiscard]] static std::optional<PlainZip> open(std::string_view bytes,
                                                    const UnpackLimits& limits);

  // In the order in which they stand in the file.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  // Whether `content` then is all that the member holds; if it is damaged, it may be anything.
  [[nodiscard]] bool read(const Member& member, std::string& content) const;

 private:
  struct Free {
    void operator()(libdeflate_decompressor* handle) const noexcept;
  };

  explicit PlainZip(std::vector<Member> members);

  std::vector<Member> members_;
  std::unique_ptr<libdeflate_decompressor, Free> inflater_;
};

}  // namespace phiward
