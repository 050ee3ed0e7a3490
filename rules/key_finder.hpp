// Finds names with a key in them: the matches of name_pattern (rules/keyed_pattern.hpp), exactly;
// a test holds the one against the other. RE2 takes longer to compile that pattern, several
// hundred keys large, than a small push may take altogether.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/beginnings.hpp"
#include "rules/key_tree.hpp"
#include "rules/regex.hpp"

namespace phiward {

// Const methods may be called from several threads at once.
class KeyFinder {
 public:
  // `keys` are lower-case words separated by single spaces.
  explicit KeyFinder(const std::vector<std::string>& keys);

  // The leftmost match that begins at or after `from`.
  [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from) const;

 private:
  // Where a match ends whose name begins at `name`; 0 if there is none.
  [[nodiscard]] std::size_t end_of_spelled(std::string_view text, std::size_t name) const;
  [[nodiscard]] std::size_t end_of_hump(std::string_view text, std::size_t name) const;
  [[nodiscard]] std::optional<Span> behind(std::string_view text, std::size_t seam) const;

  KeyTree prefixes_;
  KeyTree spelled_;
  KeyTree humps_;  // of the words of keys as they stand in camelCase
  Beginnings beginnings_, hump_beginnings_, any_beginnings_;
};

}  // namespace phiward
