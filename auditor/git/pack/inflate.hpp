// zlib streams, and checksums. One inflater belongs to one thread; making one is not free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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
  // The same of a stream that begins `bytes`: how long it is. Empty if it is not so.
  [[nodiscard]] std::optional<std::size_t> inflate_front(std::string_view bytes,
                                                         std::span<char> out);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* handle) const noexcept;
  };
  std::unique_ptr<libdeflate_decompressor, Free> handle_;
};

// The most that a zlib stream of so many bytes can hold (deflate's matches: 258 bytes for two
// bits).
[[nodiscard]] constexpr std::uint64_t most_inflated(std::uint64_t bytes) {
  return bytes < UINT64_MAX / 1032 ? bytes * 1032 : UINT64_MAX;
}

// The first bytes that the zlib stream at the front of `bytes` holds, as many as fit into `out`;
// how many these are. Empty if the stream is damaged so far. By zlib, as libdeflate wants it all.
[[nodiscard]] std::optional<std::size_t> inflate_beginning(std::string_view bytes,
                                                           std::span<char> out);

// CRC-32 as in gzip.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);

}  // namespace phiward
