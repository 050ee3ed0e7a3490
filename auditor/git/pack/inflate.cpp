#include "auditor/git/pack/inflate.hpp"

#include <libdeflate.h>
#include <new>

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
  std::size_t used = 0;
  std::size_t filled = 0;
  const libdeflate_result result = libdeflate_zlib_decompress_ex(
      handle_.get(), stream.data(), stream.size(), out.data(), out.size(), &used, &filled);
  return result == LIBDEFLATE_SUCCESS && used == stream.size() && filled == out.size();
}

std::uint32_t crc32_of(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace phiward
