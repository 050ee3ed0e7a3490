// How a line of a text looks from far away. All of it is asked of each line of each version.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "rules/ascii.hpp"
#include "rules/regex.hpp"

namespace phiward {

struct TextLine {
  Span span;               // without its line end
  std::size_t indent = 0;  // bytes
  std::string_view text;   // without blanks around it
  std::size_t next = 0;    // where the next line begins

  [[nodiscard]] bool blank() const { return text.empty(); }
  // Ends what earlier lines opened: }, ]);, </name>, end.
  [[nodiscard]] bool closes() const {
    if (text.empty()) return false;
    const char first = text.front();
    if (first == '}' || first == ']' || first == ')') return true;
    if (first == '<') return text.starts_with("</");
    return first == 'e' && text.starts_with("end") &&
           (text.size() == 3 || !is_alphanumeric(text[3]));
  }
  // Lines that are indented stand under it, and so do those below a [section].
  [[nodiscard]] std::size_t level() const { return is_heading() ? 0 : indent + 1; }
  // Opens what the line before it named: { alone.
  [[nodiscard]] bool merely_opens() const {
    return text.size() == 1 && (text[0] == '{' || text[0] == '[' || text[0] == '(');
  }
  // A comment, or a line of the preprocessor: stands anywhere, opens nothing.
  [[nodiscard]] bool is_aside() const { return text.starts_with('#'); }

 private:
  [[nodiscard]] bool is_heading() const {
    static constexpr CharSet kOfLists(",\"'({");
    return indent == 0 && text.size() > 2 && text.front() == '[' && text.back() == ']' &&
           kOfLists.first_in(text) == text.size();
  }
};

// The line that begins at `begin`.
[[nodiscard]] inline TextLine line_at(std::string_view text, std::size_t begin) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  std::size_t first = begin;
  while (first < end && is_blank(text[first])) ++first;
  std::size_t last = end;
  while (last > first && is_blank(text[last - 1])) --last;
  return {{begin, end},
          first - begin,
          text.substr(first, last - first),
          std::min(end + 1, text.size())};
}

}  // namespace phiward
