// The one way phiward uses RE2: Latin-1 (bytes), never across a line end, `^` and `$`
// at line ends, bounded memory, nothing on stderr.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}  // namespace re2

namespace phiward {

// A pattern does not compile, is too large, or RE2 ran out of memory: not the same as
// "no match".
class MatchError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Largest RE2::ProgramSize of one pattern (instructions).
inline constexpr int kLargestProgram = 12'000;

// Half-open range of bytes in the text that was searched.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
};

// One pattern. Const methods may be called from several threads at once.
class Regex {
 public:
  // Throws MatchError if it does not compile or exceeds kLargestProgram.
  explicit Regex(const std::string& pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // Number of the named group, for `find`; empty if there is none.
  [[nodiscard]] std::optional<std::size_t> group(std::string_view name) const;

  // The leftmost match that begins at or after `from`. Fills groups[0] (the whole) and as
  // many groups as there is room for; a group that took no part is empty.
  [[nodiscard]] bool find(std::string_view text, std::size_t from, std::span<Span> groups) const;

  [[nodiscard]] bool matches_all_of(std::string_view text) const;

 private:
  std::unique_ptr<re2::RE2> re2_;
};

// Many patterns, one pass over the text. Const methods may be called from several
// threads at once.
class RegexSet {
 public:
  explicit RegexSet(const std::vector<std::string>& patterns);  // throws MatchError
  ~RegexSet();
  RegexSet(RegexSet&&) noexcept;
  RegexSet& operator=(RegexSet&&) noexcept;

  // Indices of the patterns that occur in `text`, ascending. Throws MatchError.
  [[nodiscard]] std::vector<std::size_t> present_in(std::string_view text) const;

 private:
  struct Set;
  std::unique_ptr<Set> set_;
};

}  // namespace phiward
