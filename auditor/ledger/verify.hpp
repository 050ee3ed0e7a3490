// Does the ledger hold? Recomputes every hash from the stored bodies and the projections
// from the entries, into a scratch database beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "auditor/ledger/database.hpp"

namespace phiward {

struct LedgerTail {
  std::uint64_t entries = 0;
  std::string chain;  // hex; zeros for an empty ledger
};

// The first thing that does not hold.
struct LedgerFault {
  std::uint64_t seq = 0;  // of the entry; 0 if it is none in particular
  std::string what;       // "its body was changed", "entry 7 is missing", …
};

struct LedgerVerdict {
  LedgerTail tail;  // of what holds
  std::optional<LedgerFault> fault;
  std::vector<std::string> remarks;  // no fault, but worth a look; each one line
};

// Linear in the size of the ledger, in bounded memory. Other processes may append
// meanwhile; they wait only while the projections are compared. Throws LedgerError if the
// file is damaged below what entries can say.
[[nodiscard]] LedgerVerdict verify_entries(Database& database);

// The quick look before writing: throws LedgerError if the last entry does not hold.
void require_sound_tail(Database& database);

}  // namespace phiward
