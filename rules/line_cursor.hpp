// Line and column of ascending offsets, in one pass over the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace phiward {

class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : text_(text), end_(text.find('\n')) {}  // borrows

  // REQUIRES: `offset` is not below that of an earlier call, and <= text.size().
  void advance_to(std::size_t offset) {
    while (end_ < offset) {  // npos is above any offset
      begin_ = end_ + 1;
      end_ = text_.find('\n', begin_);
      ++line_;
    }
    column_ = static_cast<std::uint32_t>(offset - begin_ + 1);
  }

  [[nodiscard]] std::uint32_t line() const { return line_; }      // 1-based
  [[nodiscard]] std::uint32_t column() const { return column_; }  // 1-based, in bytes

 private:
  std::string_view text_;
  std::size_t begin_ = 0;  // of the line
  std::size_t end_;        // its '\n', or npos
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace phiward
