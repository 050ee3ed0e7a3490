// Fills {{placeholders}} with made-up values that have the right form, from a seed:
// the same seed gives the same text. Lives for rule examples, tests and demonstrations,
// so that nothing that looks like PHI is ever committed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

class Specimens {
 public:
  explicit Specimens(std::uint64_t seed);

  // "{{ssn}} {{mbi}}" with every placeholder replaced; each occurrence draws anew.
  // Throws std::invalid_argument, naming it, for an unknown placeholder.
  [[nodiscard]] std::string fill(std::string_view text);

  // One value of the named kind ("ssn"). Throws as fill.
  [[nodiscard]] std::string draw(std::string_view kind);

  // Every kind there is, for `rules check` messages and docs.
  [[nodiscard]] static std::vector<std::string_view> kinds();

 private:
  std::uint64_t state_;
};

}  // namespace phiward
