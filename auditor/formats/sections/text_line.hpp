// How a line of a text looks from far away.
#pragma once

#include <cstddef>
#include <string_view>

#include "rules/regex.hpp"

namespace phiward {

struct TextLine {
  Span span;               // without its line end
  std::size_t indent = 0;  // bytes
  std::string_view text;   // without blanks around it
  std::size_t next = 0;    // where the next line begins

  [[nodiscard]] bool blank() const { return text.empty(); }
  // Ends what earlier lines opened: }, ]);, </name>, end.
  [[nodiscard]] bool closes() const;
  // Lines that are indented stand under it, and so do those below a [section].
  [[nodiscard]] std::size_t level() const { return is_heading() ? 0 : indent + 1; }
  // Opens what the line before it named: { alone.
  [[nodiscard]] bool merely_opens() const;
  // A comment, or a line of the preprocessor: stands anywhere, opens nothing.
  [[nodiscard]] bool is_aside() const { return text.starts_with('#'); }

 private:
  [[nodiscard]] bool is_heading() const;
};

// The line that begins at `begin`.
[[nodiscard]] TextLine line_at(std::string_view text, std::size_t begin);

}  // namespace phiward
