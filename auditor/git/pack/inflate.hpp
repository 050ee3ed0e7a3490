// zlib streams of known length, and checksums, by libdeflate. One inflater belongs to one
// thread; making one is not free.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct libdeflate_decompressor;

namespace phiward {

class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;

  // Whether `stream` is exactly one zlib stream, its checksum right, that fills exactly
  // `out`. If not, `out` may hold anything.
  [[nodiscard]] bool inflate(std::string_view stream, std::span<char> out);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* handle) const noexcept;
  };
  std::unique_ptr<libdeflate_decompressor, Free> handle_;
};

// CRC-32 as in gzip.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);

}  // namespace phiward
