// The one way phiward uses RE2: Latin-1 (bytes), never across a line end, `^` and `$`
// at line ends, bounded memory, nothing on stderr.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
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

// Half-open range of bytes in the text that was searched.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::size_t size() const { return end - begin; }
  // REQUIRES: it is a range of this text.
  [[nodiscard]] std::string_view in(std::string_view text) const {
    return text.substr(begin, size());
  }
};

// Groups a pattern may have, the whole match (group 0) included.
inline constexpr std::size_t kMostGroups = 8;

using Groups = std::array<Span, kMostGroups>;

inline constexpr std::int64_t kSetMemory = std::int64_t{128} << 20U;  // bytes

// Largest RE2::ProgramSize of one pattern (instructions).
inline constexpr int kLargestProgram = 12'000;

// Groups cost: a match with them takes RE2's slow machine, in proportion to the pattern.
enum class Capture : std::uint8_t { groups, whole_match };

// One pattern. Const methods may be called from several threads at once.
class Regex {
 public:
  // Throws MatchError if it does not compile or exceeds kLargestProgram or kMostGroups.
  explicit Regex(const std::string& pattern, Capture capture = Capture::groups);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // Number of the named group, for `find`; empty if there is none.
  [[nodiscard]] std::optional<std::size_t> group(std::string_view name) const;

  // The leftmost match that begins at or after `from`; a group that took no part is empty.
  [[nodiscard]] bool find(std::string_view text, std::size_t from, Groups& groups) const;

  // True if all of `text` matches.
  [[nodiscard]] bool fits(std::string_view text) const;

  // The match that begins at `at`.
  [[nodiscard]] bool find_at(std::string_view text, std::size_t at, Groups& groups) const;

 private:
  bool match(std::string_view text, std::size_t from, int anchor, Groups& groups) const;

  std::unique_ptr<re2::RE2> re2_;
};

// A pattern compiled when it is first needed: most of a catalog's never are in a push.
// May be shared between threads.
class LazyRegex {
 public:
  explicit LazyRegex(std::string pattern, Capture capture = Capture::groups)
      : pattern_(std::move(pattern)), capture_(capture) {}

  // Throws MatchError as Regex does.
  [[nodiscard]] const Regex& get() const {
    std::call_once(once_, [this] { regex_.emplace(pattern_, capture_); });
    return *regex_;
  }

 private:
  std::string pattern_;
  Capture capture_;
  mutable std::once_flag once_;
  mutable std::optional<Regex> regex_;
};

// Many patterns, one pass over the text. Const methods may be called from several
// threads at once.
class RegexSet {
 public:
  // `memory` bounds what matching may use, in bytes. Throws MatchError.
  explicit RegexSet(const std::vector<std::string>& patterns, std::int64_t memory = kSetMemory);
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
