// Line and column of ascending offsets, in one pass over the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace phiward {

class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : text_(text) {}  // borrows

  // REQUIRES: `offset` is not below that of an earlier call, and <= text.size().
  void advance_to(std::size_t offset) {
    const std::string_view passed = text_.substr(at_, offset - at_);
    if (const std::size_t feed = passed.rfind('\n'); feed != std::string_view::npos) {
      begin_ = at_ + feed + 1;
      line_ += line_feeds(passed);
    }
    at_ = offset;
    column_ = static_cast<std::uint32_t>(offset - begin_ + 1);
  }

  [[nodiscard]] std::uint32_t line() const { return line_; }      // 1-based
  [[nodiscard]] std::uint32_t column() const { return column_; }  // 1-based, in bytes

 private:
  // In pieces that a byte can count, which are counted many bytes at once.
  static std::uint32_t line_feeds(std::string_view text) {
    std::uint32_t feeds = 0;
    while (!text.empty()) {
      const auto piece = text.substr(0, std::numeric_limits<std::uint8_t>::max());
      std::uint8_t count = 0;
      for (const char c : piece) count = static_cast<std::uint8_t>(count + (c == '\n' ? 1 : 0));
      feeds += count;
      text.remove_prefix(piece.size());
    }
    return feeds;
  }

  std::string_view text_;
  std::size_t at_ = 0;     // where it stands
  std::size_t begin_ = 0;  // of the line
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace phiward
