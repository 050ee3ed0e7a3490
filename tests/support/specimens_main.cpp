// phiward-specimens --seed N < template > filled
// Fills {{placeholders}} with made-up values, for scripts that build test repositories.
#include <charconv>
#include <cstdint>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "rules/specimens.hpp"

namespace {

constexpr int kUsage = 2;

std::optional<std::uint64_t> parse_seed(std::string_view text) {
  std::uint64_t seed = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, seed);
  if (error != std::errc{} || parsed != end) return std::nullopt;
  return seed;
}

int fill_standard_input(std::uint64_t seed) {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  if (std::cin.bad()) throw std::runtime_error("standard input cannot be read");
  std::cout << phiward::Specimens(seed).fill(text) << std::flush;
  if (!std::cout) throw std::runtime_error("standard output cannot be written");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto seed =
        argc == 3 && std::string_view(argv[1]) == "--seed" ? parse_seed(argv[2]) : std::nullopt;
    if (!seed) {
      std::cerr << "usage: phiward-specimens --seed N < template > filled\n";
      return kUsage;
    }
    return fill_standard_input(*seed);
  } catch (const std::exception& error) {
    std::cerr << "phiward-specimens: " << error.what() << '\n';
    return kUsage;
  }
}
