// A site key that published test vectors can be made with.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "auditor/ledger/site_key.hpp"

namespace phiward::test {

// Puts the key of test case 1 of RFC 4231 into a state directory. HMAC pads keys with zeros, so
// that the 20 bytes of it are these 32.
inline SiteKey known_key(const std::filesystem::path& state) {
  namespace fs = std::filesystem;
  const fs::path file = state / "keys" / "fingerprint.key";
  fs::create_directories(file.parent_path());
  fs::permissions(file.parent_path(), fs::perms::owner_all);
  std::ofstream(file, std::ios::binary) << std::string(20, '\x0b') + std::string(12, '\0');
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  return SiteKey::open(state);
}

}  // namespace phiward::test
