// All rules in force: the embedded catalog plus a site's own directory of TOML
// files in the same format. Immutable after loading; share it between threads.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"
#include "rules/strict_toml.hpp"

namespace phiward {

class Catalog {
 public:
  // The embedded rules plus every *.toml of `site_rules`, in name order.
  // Throws TomlError ("FILE:LINE: …") for anything wrong: an unknown key, a bad id,
  // an id used twice, an unknown validator, a pattern that does not compile or has
  // no group `value`, missing examples, a directory that cannot be read.
  // `disabled` are ids of rules to leave out; one that no rule has is an error too.
  static Catalog load(const std::optional<std::filesystem::path>& site_rules = std::nullopt,
                      const std::vector<std::string>& disabled = {});

  // One catalog text, for tests. Same errors.
  static Catalog from_text(std::string_view text, std::string source);

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<Rule>& disabled() const { return disabled_; }  // by id
  [[nodiscard]] const Rule* find(std::string_view id) const;  // null if none; owned by this

  // Every catalog text with its name, in load order, and the ids that are left out: what the
  // rules digest is a hash of.
  [[nodiscard]] const std::string& canonical_text() const { return canonical_text_; }

 private:
  void add(std::string_view text, const std::string& source);
  void add_text(std::string_view text, std::string_view source);
  void disable(const std::vector<std::string>& ids);

  std::vector<Rule> rules_;
  std::vector<Rule> disabled_;
  std::string canonical_text_;
};

}  // namespace phiward
