// What may be remembered from one run to the next, and forgotten at any time: to lose it costs
// time, never a finding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace phiward {

class Memory {
 public:
  Memory() = default;
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  virtual ~Memory() = default;

  // What was last kept under `name`, if it was kept under the same `stamp`: the stamp says all
  // that it depends on. Neither throws.
  [[nodiscard]] virtual std::optional<std::string> recall(std::string_view name,
                                                          std::string_view stamp) noexcept = 0;
  virtual void keep(std::string_view name, std::string_view stamp,
                    std::string_view bytes) noexcept = 0;

  // A keyed hash, for foreign names that must be known again: a path may hold a value.
  [[nodiscard]] virtual std::string concealed(std::string_view text) const = 0;
};

}  // namespace phiward
