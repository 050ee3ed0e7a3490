#include "rules/sieve/expression.hpp"

#include <string>
#include <utility>

#include "rules/ascii.hpp"

namespace phiward::sieve {
namespace {

constexpr unsigned kMostRepetitions = 1000;  // as RE2
constexpr int kDeepest = 100;                // groups inside each other

struct NotUnderstood {};

Bytes only(unsigned char byte) {
  Bytes bytes;
  bytes.set(byte);
  return bytes;
}

template <class Predicate>
Bytes all_that(const Predicate& is) {
  Bytes bytes;
  for (unsigned byte = 0; byte < bytes.size(); ++byte) bytes[byte] = is(static_cast<char>(byte));
  return bytes;
}

Bytes without_line_end(Bytes bytes) {
  bytes.reset('\n');
  return bytes;
}

// Of Latin-1, too; a few that are no letters more.
Bytes in_any_case(Bytes bytes) {
  constexpr unsigned kCase = 0x20;
  for (unsigned upper = 'A'; upper <= 0xde; ++upper) {
    if (upper > 'Z' && upper < 0xc0) continue;
    const bool either = bytes[upper] || bytes[upper + kCase];
    bytes[upper] = bytes[upper + kCase] = either;
  }
  return bytes;
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : left_(pattern) {}

  Expression whole() {
    Expression result = choice();
    if (!left_.empty()) throw NotUnderstood{};
    return result;
  }

 private:
  [[nodiscard]] bool next_is(char c) const { return !left_.empty() && left_.front() == c; }
  bool take(std::string_view text) {
    if (!left_.starts_with(text)) return false;
    left_.remove_prefix(text.size());
    return true;
  }
  char take_any() {
    if (left_.empty()) throw NotUnderstood{};
    const char c = left_.front();
    left_.remove_prefix(1);
    return c;
  }

  Expression choice() {
    Expression result{.kind = Expression::Kind::choice};
    do result.parts.push_back(sequence());
    while (take("|"));
    return result.parts.size() == 1 ? std::move(result.parts.front()) : std::move(result);
  }

  Expression sequence() {
    Expression result{.kind = Expression::Kind::sequence};
    while (!left_.empty() && !next_is('|') && !next_is(')')) {
      if (take("(?i)")) {
        any_case_ = true;
        continue;
      }
      result.parts.push_back(repeated(atom()));
    }
    return result;
  }

  Expression repeated(Expression atom) {
    Expression result{.kind = Expression::Kind::repetition, .most = Expression::kNoEnd};
    if (take("+")) {
      result.least = 1;
    } else if (take("?")) {
      result.most = 1;
    } else if (next_is('{')) {
      read_counts(result);
    } else if (!take("*")) {
      return atom;
    }
    take("?");  // lazy
    if (next_is('*') || next_is('+') || next_is('?')) throw NotUnderstood{};
    result.parts.push_back(std::move(atom));
    return result;
  }

  void read_counts(Expression& repetition) {
    take("{");
    repetition.least = repetition.most = number();
    if (take(",")) repetition.most = next_is('}') ? Expression::kNoEnd : number();
    if (!take("}") || repetition.least > repetition.most) throw NotUnderstood{};
  }

  unsigned number() {
    unsigned result = 0;
    if (left_.empty() || !is_digit(left_.front())) throw NotUnderstood{};
    while (!left_.empty() && is_digit(left_.front())) {
      result = result * 10 + static_cast<unsigned>(take_any() - '0');
      if (result > kMostRepetitions) throw NotUnderstood{};
    }
    return result;
  }

  Expression atom() {
    const char c = take_any();
    switch (c) {
      case '(':
        return group();
      case '[':
        return of(bracketed());
      case '.':
        return of(~Bytes{});
      case '^':
        return {.kind = Expression::Kind::line_begin};
      case '$':
        return {.kind = Expression::Kind::line_end};
      case '\\':
        if (take("b")) return {.kind = Expression::Kind::word_edge};
        return of(escape());
      case '*':
      case '+':
      case '?':
        throw NotUnderstood{};
      default:
        return of(only(static_cast<unsigned char>(c)));
    }
  }

  Expression group() {
    if (++depth_ > kDeepest) throw NotUnderstood{};
    const bool outside = any_case_;
    if (take("?i:")) {
      any_case_ = true;
    } else if (take("?P<")) {
      while (take_any() != '>') {
      }
    } else if (next_is('?') && !take("?:")) {
      throw NotUnderstood{};
    }
    Expression result = choice();
    if (!take(")")) throw NotUnderstood{};
    any_case_ = outside;
    --depth_;
    return result;
  }

  [[nodiscard]] Expression of(Bytes bytes) const {
    return {.kind = Expression::Kind::bytes,
            .bytes = without_line_end(any_case_ ? in_any_case(bytes) : bytes)};
  }

  Bytes bracketed() {
    const bool negated = take("^");
    Bytes bytes;
    bool first = true;
    while (first || !next_is(']')) {
      first = false;
      if (next_is('[') && left_.size() > 1 && left_[1] == ':') throw NotUnderstood{};
      const Bytes item = bracket_item();
      if (left_.size() > 1 && left_[0] == '-' && left_[1] != ']') {
        take("-");
        bytes |= range(item, bracket_item());
      } else {
        bytes |= item;
      }
    }
    take("]");
    if (any_case_) bytes = in_any_case(bytes);
    return negated ? ~bytes : bytes;
  }

  Bytes bracket_item() {
    const char c = take_any();
    return c == '\\' ? escape() : only(static_cast<unsigned char>(c));
  }

  static Bytes range(const Bytes& from, const Bytes& to) {
    if (from.count() != 1 || to.count() != 1) throw NotUnderstood{};
    std::size_t byte = from._Find_first();
    Bytes bytes;
    for (; byte <= to._Find_first(); ++byte) bytes.set(byte);
    return bytes;
  }

  Bytes escape() {
    const char c = take_any();
    switch (c) {
      case 'd':
        return all_that(is_digit);
      case 'D':
        return ~all_that(is_digit);
      case 's':
        return all_that([](char b) { return std::string_view(" \t\n\f\r").find(b) != npos; });
      case 'S':
        return ~all_that([](char b) { return std::string_view(" \t\n\f\r").find(b) != npos; });
      case 'w':
        return all_that([](char b) { return is_word_byte(static_cast<unsigned char>(b)); });
      case 'n':
        return only('\n');
      case 'r':
        return only('\r');
      case 't':
        return only('\t');
      case 'x':
        return only(static_cast<unsigned char>(hex_digit() * 16 + hex_digit()));
      default:
        if (is_alphanumeric(c)) throw NotUnderstood{};
        return only(static_cast<unsigned char>(c));
    }
  }

  unsigned hex_digit() {
    const char c = to_lower(take_any());
    if (is_digit(c)) return static_cast<unsigned>(c - '0');
    if (c < 'a' || c > 'f') throw NotUnderstood{};
    return static_cast<unsigned>(c - 'a' + 10);
  }

  static constexpr std::size_t npos = std::string_view::npos;

  std::string_view left_;
  bool any_case_ = false;
  int depth_ = 0;
};

}  // namespace

bool is_word_byte(unsigned char byte) {
  return is_alphanumeric(static_cast<char>(byte)) || byte == '_';
}

std::optional<Expression> parse_expression(std::string_view pattern) {
  try {
    return Parser(pattern).whole();
  } catch (const NotUnderstood&) {
    return std::nullopt;
  }
}

}  // namespace phiward::sieve
