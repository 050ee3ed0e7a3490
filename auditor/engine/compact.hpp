// A compact form of bytes for what phiward itself reads again: numbers of variable length, and
// texts of which each different one stands once. Readers believe nothing of what they are given.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace phiward {

class CompactWriter {
 public:
  void number(std::uint64_t value);    // 1 to 10 bytes, the smaller the fewer
  void real(double value);             // 8 bytes, exact
  void bytes(std::string_view value);  // its length, then as they are
  // The text, or where it stands already. Hexadecimal digits take half their number.
  // REQUIRES: `value` outlives the writer.
  void text(std::string_view value);

  [[nodiscard]] std::string take() { return std::move(out_); }  // once

 private:
  std::string out_;
  std::unordered_map<std::string_view, std::uint64_t> known_;
};

// what() says nothing of the bytes.
class CompactError : public std::runtime_error {
 public:
  CompactError() : std::runtime_error("what was remembered cannot be read") {}
};

// Reads in the order of writing. All throw CompactError.
class CompactReader {
 public:
  // REQUIRES: `bytes` outlive the reader.
  explicit CompactReader(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::uint64_t number_up_to(std::uint64_t most);
  // A count of things that take at least so many bytes each: never more than can be left.
  [[nodiscard]] std::size_t count(std::size_t least = 1) {
    return number_up_to(left_.size() / least);
  }
  [[nodiscard]] double real();
  [[nodiscard]] std::string_view bytes();
  [[nodiscard]] const std::string& text();
  void expect_end() const;

 private:
  [[nodiscard]] std::string_view take(std::size_t size);

  std::string_view left_;
  std::vector<std::string> known_;
};

}  // namespace phiward
