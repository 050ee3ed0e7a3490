// Where a literal of source code goes on in another one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace phiward {

// A literal is closed by the quotation mark at `closing`. The offset of the mark that opens the
// next one, if the language (or the reader's eye) puts both together: "a" + "b", 'a' . name . 'b',
// "a" & _ "b", "a" || "b", "a" "b", .append("a").append("b"), s += "a"; s += "b". Looks ahead a
// bounded number of bytes and lines.
[[nodiscard]] std::optional<std::size_t> next_literal(std::string_view text, std::size_t closing);

}  // namespace phiward
