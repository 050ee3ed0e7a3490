#include "auditor/git/pack/inflate.hpp"

#include <algorithm>
#include <libdeflate.h>
#include <new>
#include <zlib.h>

namespace phiward {

Inflater::Inflater() : handle_(libdeflate_alloc_decompressor()) {
  if (!handle_) throw std::bad_alloc();
}

Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

void Inflater::Free::operator()(libdeflate_decompressor* handle) const noexcept {
  libdeflate_free_decompressor(handle);
}

bool Inflater::inflate(std::string_view stream, std::span<char> out) {
  return inflate_front(stream, out) == stream.size();
}

std::optional<std::size_t> Inflater::inflate_front(std::string_view bytes, std::span<char> out) {
  std::size_t used = 0;
  std::size_t filled = 0;
  const libdeflate_result result = libdeflate_zlib_decompress_ex(
      handle_.get(), bytes.data(), bytes.size(), out.data(), out.size(), &used, &filled);
  if (result != LIBDEFLATE_SUCCESS || filled != out.size()) return std::nullopt;
  return used;
}

std::optional<std::size_t> inflate_beginning(std::string_view bytes, std::span<char> out) {
  constexpr std::size_t kMostRead = std::size_t{1} << 20;  // more than a few bytes need
  z_stream stream{};
  if (::inflateInit(&stream) != Z_OK) throw std::bad_alloc();
  // zlib takes bytes that it does not change as if it might.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(std::min(bytes.size(), kMostRead));
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = ::inflate(&stream, Z_SYNC_FLUSH);
  const std::size_t filled = out.size() - stream.avail_out;
  ::inflateEnd(&stream);
  return result == Z_OK || result == Z_STREAM_END ? std::optional(filled) : std::nullopt;
}

std::uint32_t crc32_of(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace phiward
