// The patterns of many rules that find a value by its own shape. Const methods may be called from
// several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "rules/hit.hpp"
#include "rules/regex.hpp"

namespace phiward {

class ShapePatterns {
 public:
  void add(std::uint32_t rule, const std::vector<std::string>& patterns);

  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  [[nodiscard]] std::size_t size() const { return patterns_.size(); }

  // Every match of one pattern in whole lines, left to right, none inside another's value.
  void find_all(std::size_t pattern, std::string_view lines, std::vector<Hit>& hits) const;

 private:
  struct Pattern {
    Pattern(std::uint32_t rule_index, const std::string& text) : regex(text), rule(rule_index) {}
    LazyRegex regex;
    std::uint32_t rule;
  };
  std::deque<Pattern> patterns_;
  std::vector<std::string> texts_;
};

// A match of a rule's pattern. Line ends and blanks around the value are no part of it,
// whichever pattern took them in; an empty value is no hit.
void append_hit(std::uint32_t rule, std::string_view text, Span whole, Span value,
                std::vector<Hit>& hits);

}  // namespace phiward
