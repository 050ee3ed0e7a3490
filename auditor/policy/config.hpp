// What a site has decided: one TOML file, by default /etc/phiward/phiward.toml (git servers
// filter the environment, so nothing is read from there). Unknown keys are errors.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules/judge.hpp"
#include "rules/strict_toml.hpp"

namespace phiward {

// A configuration that cannot be used. what() is one line.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Config {
  // [policy]
  Thresholds thresholds;             // block, warn, info
  Outcome fail_on = Outcome::block;  // refuse a push, exit with 1, from this outcome on
  bool refuse_binary = false;        // a push with binary content counts as incomplete
  // [rules]
  std::optional<std::filesystem::path> site_rules;  // directory of *.toml
  std::vector<std::string> disabled_rules;          // ids
  // [state]
  std::filesystem::path state_directory;
  // [limits]
  std::uint64_t max_blob_bytes = std::uint64_t{64} << 20;  // larger objects are unscanned
  std::uint32_t threads = 0;                               // 0: one a core
  std::chrono::seconds gate_time{50};                      // then the push is refused
  // [message]
  std::string help_url;  // printed at the end of a refusal; may be empty
};

// The file named, or /etc/phiward/phiward.toml, or where that does not exist the defaults.
// A file that was named must exist. Throws ConfigError or TomlError ("FILE:LINE: …").
[[nodiscard]] Config load_config(const std::optional<std::filesystem::path>& file);

[[nodiscard]] Config parse_config(std::string_view text, const std::string& source);

// /var/lib/phiward for root, else $XDG_STATE_HOME/phiward or ~/.local/state/phiward.
// Throws ConfigError if there is neither.
[[nodiscard]] std::filesystem::path default_state_directory();

}  // namespace phiward
