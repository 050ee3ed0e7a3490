#include "auditor/engine/built_in_sieve.hpp"

#include <string_view>

// The file that phiward-pack-sieve wrote, as it stands: a string literal may not be that long.
asm(".pushsection .rodata\n"
    ".balign 64\n"
    "kPhiwardSieveBegin:\n"
    ".incbin \"" PHIWARD_SIEVE
    "\"\n"
    "kPhiwardSieveEnd:\n"
    ".popsection\n");

extern "C" {
extern const char kPhiwardSieveBegin[];
extern const char kPhiwardSieveEnd[];
}

namespace phiward {

const Sieve& built_in_sieve() {
  static const Sieve sieve(std::string_view(kPhiwardSieveBegin, kPhiwardSieveEnd));
  return sieve;
}

}  // namespace phiward
