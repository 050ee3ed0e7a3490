#include "auditor/ledger/site_key.hpp"

#include <filesystem>
#include <fstream>
#include <optional>

#include "auditor/ledger/digest.hpp"
#include "auditor/ledger/private_file.hpp"
#include "auditor/ledger/sodium.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using Key = std::array<std::uint8_t, crypto_auth_hmacsha256_KEYBYTES>;

KeyError key_error(const std::string& problem, const fs::path& where) {
  return KeyError("the site key cannot be used: " + printable(where.string()) + ": " + problem);
}

void require_private(const fs::path& path) {
  if (const std::optional<std::string> exposure = exposure_of(path)) {
    throw key_error(*exposure, path);
  }
}

void write_new_key(const fs::path& file) {
  Key key{};
  randombytes_buf(key.data(), key.size());
  std::ofstream out;
  out.rdbuf()->pubsetbuf(nullptr, 0);  // no copy of the key stays in a stream buffer
  out.open(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(key.data()), key.size());
  out.close();
  sodium_memzero(key.data(), key.size());
  if (!out) throw key_error("it cannot be written; is the disk full?", file);
}

void read_key(const fs::path& file, Key& key) {
  if (!fs::is_regular_file(file)) throw key_error("it is not a regular file", file);
  require_private(file);
  if (fs::file_size(file) != key.size()) {
    throw key_error("it is not 32 bytes long; restore it from a backup", file);
  }
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);
  in.open(file, std::ios::binary);
  constexpr std::streamsize kKeyBytes = crypto_auth_hmacsha256_KEYBYTES;
  in.read(reinterpret_cast<char*>(key.data()), kKeyBytes);
  if (in.gcount() != kKeyBytes) {
    throw key_error("it cannot be read", file);
  }
}

}  // namespace

SiteKey SiteKey::open(const fs::path& state_directory) {
  require_sodium();
  const fs::path directory = state_directory / "keys";
  const fs::path file = directory / "fingerprint.key";
  try {
    make_private_directory(state_directory);
    make_private_directory(directory);
    require_private(directory);
    // Asked first: another process may be making both, the key before the ledger.
    const bool has_ledger = fs::exists(state_directory / "ledger.db");
    if (!fs::exists(fs::symlink_status(file))) {
      // With another key, a value on record would look like a new one.
      if (has_ledger) {
        throw key_error("it is gone, and the ledger needs it; restore it from a backup", file);
      }
      publish_private_file(file, write_new_key);
    }
    Key key{};
    read_key(file, key);
    return SiteKey(key);
  } catch (const fs::filesystem_error& error) {
    throw key_error(error.code().message(), error.path1());
  }
}

SiteKey SiteKey::ephemeral() {
  require_sodium();
  Key key{};
  randombytes_buf(key.data(), key.size());
  return SiteKey(key);
}

SiteKey::SiteKey(Key& key) : key_(key) { sodium_memzero(key.data(), key.size()); }

SiteKey::~SiteKey() { sodium_memzero(key_.data(), key_.size()); }

std::string SiteKey::hmac(std::string_view domain, std::string_view text) const {
  static_assert(crypto_auth_hmacsha256_BYTES == Sha256{}.size());
  const auto add = [](crypto_auth_hmacsha256_state& state, std::string_view bytes) {
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
  };
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key_.data(), key_.size());
  add(state, domain);
  add(state, std::string_view("\0", 1));
  add(state, text);
  Sha256 digest{};
  crypto_auth_hmacsha256_final(&state, digest.data());
  sodium_memzero(&state, sizeof state);
  return hex(digest);
}

// No identifier is called so. Ledgers hold what comes out: never change it.
std::string SiteKey::check_value() const { return hmac("key check", ""); }

}  // namespace phiward
