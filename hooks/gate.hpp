// The push gate: a pre-receive hook from its standard input to its exit status. Fails
// closed: whatever goes wrong refuses the push and says so, and a push is accepted only
// after the decision is in the ledger.
#pragma once

#include <istream>
#include <ostream>

#include "auditor/policy/exit_status.hpp"
#include "auditor/policy/site.hpp"
#include "hooks/server.hpp"

namespace phiward {

// Judges the push described by `in` for the repository of GIT_DIR (or the current
// directory), writes for the pusher to `out`. Never throws. A push that is not judged when its time
// is over is refused, and the process ended, whatever the scan is doing.
[[nodiscard]] ExitStatus run_gate(std::istream& in, std::ostream& out,
                                  const Environment& environment,
                                  const SiteOptions& options) noexcept;

}  // namespace phiward
