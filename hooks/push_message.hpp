// What a developer reads after a push: calm, exact, short, and without a value. Lines fit
// 80 columns behind git's "remote: "; a path that does not fit has a line of its own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

inline constexpr std::size_t kMessageColumns = 72;  // 80 less "remote: "

struct MessageOptions {
  Outcome fail_on = Outcome::block;
  std::string help_url;  // may be empty
};

// Why the push is refused: its findings, or what could not be looked at. At most ten
// findings, then a count.
[[nodiscard]] std::vector<std::string> refusal(const AuditReport& report,
                                               const MessageOptions& options);

// For an accepted push with findings below the failing outcome; empty if there is nothing
// worth a line.
[[nodiscard]] std::vector<std::string> advice(const AuditReport& report);

}  // namespace phiward
