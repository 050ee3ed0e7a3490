// The sieve of the built-in catalog and the markers of all formats, made when the program is built.
#pragma once

#include "rules/sieve/sieve.hpp"

namespace phiward {

[[nodiscard]] const Sieve& built_in_sieve();  // static storage

}  // namespace phiward
