#include "auditor/ledger/digest.hpp"

#include <initializer_list>

#include "auditor/ledger/sodium.hpp"

namespace phiward {
namespace {

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

using Piece = std::span<const std::uint8_t>;

Sha256 sha256_of(std::initializer_list<Piece> pieces) {
  require_sodium();
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const Piece piece : pieces) crypto_hash_sha256_update(&state, piece.data(), piece.size());
  Sha256 digest{};
  crypto_hash_sha256_final(&state, digest.data());
  return digest;
}

}  // namespace

Sha256 sha256(std::string_view bytes) { return sha256_of({Piece(bytes_of(bytes), bytes.size())}); }

Sha256 leaf_hash(std::string_view body) {
  static constexpr std::uint8_t kLeafPrefix[] = {0x00};  // RFC 6962 2.1
  return sha256_of({kLeafPrefix, Piece(bytes_of(body), body.size())});
}

Sha256 chain_hash(const Sha256& previous, const Sha256& leaf) {
  return sha256_of({previous, leaf});
}

std::string hex(std::span<const std::uint8_t, 32> bytes) {
  std::array<char, 2 * 32 + 1> text{};  // sodium adds a NUL
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

std::optional<Sha256> from_hex(std::string_view text) {
  Sha256 digest{};
  if (text.size() != 2 * digest.size()) return std::nullopt;
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed = sodium_hex2bin(digest.data(), digest.size(), text.data(), text.size(), nullptr,
                                    &length, &end);
  if (failed != 0 || length != digest.size() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return digest;
}

}  // namespace phiward
