#include "rules/beginnings.hpp"

namespace phiward {

void Beginnings::add(std::string_view word) {
  const std::string_view letters = word.substr(0, word.find(' '));
  const auto fits = [&](std::size_t at, std::size_t folded) {
    return letters.size() <= at || fold(letters[at]) == folded;
  };
  for (std::size_t second = 0; second < kFolded; ++second) {
    for (std::size_t third = 0; fits(1, second) && third < kFolded; ++third) {
      if (!fits(2, third)) continue;
      triples_.set(index(fold(letters[0]), second, third));
      pairs_[fold(letters[0]) * kFolded + second] = true;
      pairs_[second * kFolded + third] = true;
    }
  }
}

}  // namespace phiward
