#include "auditor/policy/config.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr const char* kDefaultFile = "/etc/phiward/phiward.toml";

void read_policy(TomlTable table, Config& config) {
  auto& thresholds = config.thresholds;
  thresholds.block = table.number("block", 0, 1).value_or(thresholds.block);
  thresholds.warn = table.number("warn", 0, 1).value_or(thresholds.warn);
  thresholds.info = table.number("info", 0, 1).value_or(thresholds.info);
  if (thresholds.block < thresholds.warn || thresholds.warn < thresholds.info) {
    throw table.error("thresholds must fall: block >= warn >= info");
  }
  if (const auto word = table.string("fail_on")) {
    const auto outcome = parse_word<Outcome>(*word);
    if (!outcome) throw table.error("fail_on must be block, warn or info", "fail_on");
    config.fail_on = *outcome;
  }
  config.refuse_binary = table.boolean("refuse_binary").value_or(config.refuse_binary);
  table.refuse_unknown();
}

// A relative path would mean another place for every repository a hook runs in.
std::optional<std::filesystem::path> absolute_path(TomlTable& table, std::string_view key) {
  const auto text = table.string(key);
  if (!text) return std::nullopt;
  if (!text->starts_with('/')) throw table.error("must be an absolute path", key);
  return std::filesystem::path(*text);
}

void read_limits(TomlTable table, Config& config) {
  if (const auto mib = table.integer("max_blob_mib", 1, 1024)) {
    config.max_blob_bytes = static_cast<std::uint64_t>(*mib) << 20;
  }
  if (const auto threads = table.integer("threads", 0, 256)) {
    config.threads = static_cast<std::uint32_t>(*threads);
  }
  if (const auto seconds = table.integer("gate_seconds", 1, 3600)) {
    config.gate_time = std::chrono::seconds(*seconds);
  }
  table.refuse_unknown();
}

}  // namespace

Config parse_config(std::string_view text, const std::string& source) {
  Config config;
  TomlTable root = TomlTable::parse(text, source);
  if (auto policy = root.table("policy")) read_policy(*policy, config);
  if (auto limits = root.table("limits")) read_limits(*limits, config);
  if (auto rules = root.table("rules")) {
    config.site_rules = absolute_path(*rules, "directory");
    config.disabled_rules = rules->strings("disable");
    rules->refuse_unknown();
  }
  if (auto state = root.table("state")) {
    config.state_directory = absolute_path(*state, "directory").value_or("");
    state->refuse_unknown();
  }
  if (auto message = root.table("message")) {
    config.help_url = printable(message->string("help_url").value_or(""));
    message->refuse_unknown();
  }
  root.refuse_unknown();
  return config;
}

Config load_config(const std::optional<std::filesystem::path>& file) {
  const std::filesystem::path path = file.value_or(kDefaultFile);
  Config config;
  std::error_code error;
  // One that cannot be looked at may be there, and may be stricter than the defaults.
  if (file || std::filesystem::exists(path, error) || error) {
    std::ifstream in(path);
    std::ostringstream text;
    if (!std::filesystem::is_regular_file(path, error) || !(text << in.rdbuf())) {
      throw ConfigError("cannot read the configuration " + printable(path.string()));
    }
    config = parse_config(text.str(), path.string());
  }
  if (config.state_directory.empty()) config.state_directory = default_state_directory();
  return config;
}

std::filesystem::path default_state_directory() {
  if (::geteuid() == 0) return "/var/lib/phiward";
  const char* state_home = std::getenv("XDG_STATE_HOME");
  if (state_home != nullptr && *state_home == '/') {
    return std::filesystem::path(state_home) / "phiward";
  }
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') {
    return std::filesystem::path(home) / ".local/state/phiward";
  }
  throw ConfigError("no place for the ledger: set [state] directory in the configuration");
}

}  // namespace phiward
