// Check digit schemes of the numbers phiward knows. Each takes plain characters
// without separators and says whether the check character fits; anything of the wrong
// form does not fit. Pure functions.
#pragma once

#include <string_view>

namespace phiward {

// ISO/IEC 7812-1 annex B: payment cards; misses some swaps (09 and 90).
[[nodiscard]] bool luhn_fits(std::string_view digits);

// Luhn over 80840 + NPI (69 FR 3434): 10 digits, the first 1 or 2.
[[nodiscard]] bool npi_fits(std::string_view digits);

// DEA registration: two letters (the second may be 9) and 7 digits. Misses a change by 5 in the
// 2nd, 4th and 6th digit.
[[nodiscard]] bool dea_fits(std::string_view number);

// 49 CFR 565.15: position 9 of 17. Upper case.
[[nodiscard]] bool vin_fits(std::string_view vin);

// GS1 mod 10, any length from GTIN-8 to SSCC-18.
[[nodiscard]] bool gs1_fits(std::string_view digits);

// ANSI/HIBC 2: modulo 43 over the whole string with its leading '+'.
[[nodiscard]] bool hibcc_fits(std::string_view text);

}  // namespace phiward
