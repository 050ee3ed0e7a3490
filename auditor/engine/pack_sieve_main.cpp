// usage: phiward-pack-sieve > PACKED
// Run by the build: makes the automata of the built-in rules and the formats' markers.
#include <exception>
#include <iostream>

#include "auditor/formats/reader.hpp"
#include "rules/catalog.hpp"
#include "rules/gates.hpp"

int main() {
  try {
    std::cout << phiward::Sieve::pack(
        phiward::gate_patterns(phiward::Catalog::load(), phiward::format_markers()));
    return std::cout.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "phiward-pack-sieve: " << error.what() << '\n';
    return 1;
  }
}
