// A run on record, and the chain hash of the entry that closes it: in a ledger that has another
// entry of this number, it is not on record.
#pragma once

#include <cstdint>
#include <string>

namespace phiward {

struct RecordedRun {
  std::uint64_t seq = 0;
  std::string chain;
};

}  // namespace phiward
