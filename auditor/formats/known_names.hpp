// The family names of a record's people, looked for in the free text of its message.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

class KnownNames {
 public:
  void clear() { names_.clear(); }
  void add(std::string_view name);  // the first few; short ones are words too often

  // Half-open ranges in `text` in which one of them stands as a word, in any case.
  struct Place {
    std::size_t begin;
    std::size_t end;
  };
  [[nodiscard]] std::vector<Place> places_in(std::string_view text) const;

  [[nodiscard]] static bool holds_word(std::string_view text, std::string_view word);

 private:
  std::vector<std::string> names_;  // lower case
};

}  // namespace phiward
