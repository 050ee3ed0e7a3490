#include "auditor/engine/built_in_sieve.hpp"

#include <string_view>

// The file that phiward-pack-sieve wrote, as it stands: a string literal may not be that long.
asm(".pushsection .rodata\n"
    ".balign 64\n"
    "phiward_sieve_begin:\n"
    ".incbin \"" PHIWARD_SIEVE
    "\"\n"
    "phiward_sieve_end:\n"
    ".popsection\n");

extern "C" {
extern const char phiward_sieve_begin[];
extern const char phiward_sieve_end[];
}

namespace phiward {

const Sieve& built_in_sieve() {
  static const Sieve kSieve(std::string_view(phiward_sieve_begin, phiward_sieve_end));
  return kSieve;
}

}  // namespace phiward
