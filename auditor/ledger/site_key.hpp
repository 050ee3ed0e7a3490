// The site's secret for fingerprints: 32 random bytes in STATE/keys/fingerprint.key,
// mode 0600, made on first use. Without it fingerprints cannot be recomputed from guessed
// values; lose it and new findings no longer match old ones. So a ledger names the key it is
// written with by its check value, and takes no other.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace phiward {

// A key file that cannot be made, read, or that others may read. what() is one line.
class KeyError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class SiteKey {
 public:
  // Reads the key, or makes it (and its directory, 0700) if there is none. Two processes
  // that make it at once end up with the same key. Throws KeyError.
  static SiteKey open(const std::filesystem::path& state_directory);

  // A random key that is never stored, for runs without state.
  static SiteKey ephemeral();

  SiteKey(const SiteKey&) = default;
  SiteKey& operator=(const SiteKey&) = default;
  ~SiteKey();  // wipes the key

  // HMAC-SHA-256 over "<domain>\0<text>", in hex. Callable from several threads.
  [[nodiscard]] std::string hmac(std::string_view domain, std::string_view text) const;

  // The same for the same key, in hex; tells nothing else of it, and is no fingerprint.
  [[nodiscard]] std::string check_value() const;

 private:
  explicit SiteKey(std::array<std::uint8_t, 32>& key);  // wipes `key`
  std::array<std::uint8_t, 32> key_;
};

}  // namespace phiward
