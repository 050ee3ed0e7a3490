#include "rules/noise.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "rules/byte_marks.hpp"

namespace phiward {
namespace {

constexpr unsigned char kFirstOfText = '\t';  // NUL to BS stand in no text
constexpr std::size_t kReadable = 10;         // bytes

// Without a way out, so that it is done many bytes at a time.
bool has_bytes_of_no_text(std::string_view bytes) {
  unsigned char least = kFirstOfText;
  for (const char c : bytes) least = std::min(least, static_cast<unsigned char>(c));
  return least < kFirstOfText;
}

// Bits that begin a run of kReadable.
std::uint64_t runs_in(std::uint64_t marks) {
  static_assert(kReadable == 10);
  marks &= marks >> 1U;
  marks &= marks >> 2U;
  marks &= marks >> 4U;  // of eight
  return marks & marks >> 2U;
}

bool has_run(const char* bytes) {
  return runs_in(byte_marks([bytes](std::size_t i) {
           const auto byte = static_cast<std::uint8_t>(bytes[i]);
           return is_between(byte, ' ', '~') | static_cast<unsigned>(byte == '\t');
         })) != 0;
}

// Each look has all of the runs in it that the one before has not wholly.
bool has_readable(std::string_view bytes) {
  constexpr std::size_t kStep = kMarkedBytes - kReadable + 1;
  std::size_t at = 0;
  for (; at + kMarkedBytes <= bytes.size(); at += kStep) {
    if (has_run(bytes.data() + at)) return true;
  }
  std::array<char, kMarkedBytes> rest{};  // what is behind the line is not readable
  std::memcpy(rest.data(), bytes.data() + at, bytes.size() - at);
  return has_run(rest.data());
}

bool is_noise(std::string_view line) { return has_bytes_of_no_text(line) && !has_readable(line); }

}  // namespace

std::vector<Span> without_noise(std::string_view lines) {
  if (!has_bytes_of_no_text(lines)) return {{0, lines.size()}};
  std::vector<Span> left;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t newline = lines.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? lines.size() : newline + 1;
    if (!is_noise(lines.substr(begin, end - begin))) {
      const bool goes_on = !left.empty() && left.back().end == begin;
      if (goes_on) {
        left.back().end = end;
      } else {
        left.push_back({begin, end});
      }
    }
    begin = end;
  }
  return left;
}

}  // namespace phiward
