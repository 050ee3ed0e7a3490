// Numbers as people read them. Pure functions, independent of the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace phiward {

[[nodiscard]] std::string grouped(std::uint64_t number);  // "70,405"

// "1 commit", "1,204 commits". `one` and `many` are the nouns.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one,
                                  std::string_view many);

[[nodiscard]] std::string fixed(double number, int decimals);  // "2.1"
[[nodiscard]] std::string data_size(std::uint64_t bytes);      // "5.8 GB", decimal units
[[nodiscard]] std::string duration(double seconds);            // "2.1 s", "3 min 20 s"

// "2,747 MB/s"; empty where the time is too short to mean anything.
[[nodiscard]] std::string data_rate(std::uint64_t bytes, double seconds);

}  // namespace phiward
