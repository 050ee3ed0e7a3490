// A small seeded generator (splitmix64): the same numbers on every machine, which the
// distributions of <random> do not promise. Not for secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace phiward {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  // 0 <= result < bound. REQUIRES: bound > 0.
  std::uint64_t below(std::uint64_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return (mixed ^ (mixed >> 31U)) % bound;
  }

  int between(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least + 1)));
  }

  char of(std::string_view alphabet) { return alphabet[below(alphabet.size())]; }

  std::string_view of(std::span<const std::string_view> words) {
    return words[below(words.size())];
  }

  std::string repeat(std::size_t count, std::string_view alphabet) {
    std::string text(count, ' ');
    for (char& c : text) c = of(alphabet);
    return text;
  }

  std::string digits(std::size_t count) { return repeat(count, "0123456789"); }

  [[nodiscard]] std::uint64_t state() const { return state_; }  // a seed to go on from

 private:
  std::uint64_t state_;
};

}  // namespace phiward
