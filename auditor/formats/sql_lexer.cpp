#include "auditor/formats/sql_lexer.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

using Kind = SqlToken::Kind;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestString = 1024 * 1024;  // bytes
constexpr std::size_t kLongestBracketed = 128;       // bytes of a name
constexpr std::size_t kLongestJoint = 200;           // bytes between two literals
constexpr std::size_t kLongestComment = 2048;        // bytes
constexpr std::size_t kMostBackslashes = 3;          // before a quote

bool is_quote(char c) { return c == '\'' || c == '"' || c == '`'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word_byte(char c) {
  constexpr unsigned char kFirstNonAscii = 0x80;
  return is_alphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= kFirstNonAscii;
}

// The quote right before `at`, unless it is a triple one: its text is plain SQL.
char quote_before(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  if (at == 0 || !is_quote(text[at - 1])) return '\0';
  const char quote = text[at - 1];
  return at >= 2 && text[at - 2] == quote ? '\0' : quote;
}

std::size_t backslashes_before(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (count < at && text[at - count - 1] == '\\') ++count;
  return count;
}

// What stands behind the end of a value. Some dialects take a backslash for itself.
bool ends_value(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at >= text.size() || text[at] == ',' || text[at] == ')' || text[at] == ';';
}

template <class Accepts>
std::size_t run(std::string_view text, std::size_t at, Accepts accepts) {
  std::size_t end = at;
  while (end < text.size() && accepts(text[end])) ++end;
  return end - at;
}

}  // namespace

bool SqlToken::is_word(std::string_view lower_case) const {
  return kind == Kind::word && std::ranges::equal(text, lower_case, {}, to_lower);
}

SqlLexer::SqlLexer(std::string_view text, std::size_t at)
    : text_(text), at_(at), host_(quote_before(text, at)) {}

SqlToken SqlLexer::take(Kind kind, std::size_t size) {
  const SqlToken token{kind, text_.substr(at_, size)};
  at_ += size;
  return token;
}

SqlToken SqlLexer::next() {
  skip_blank();
  if (at_ >= text_.size() || at_host_end()) return {};
  const char c = text_[at_];
  if (is_digit(c)) {
    return take(Kind::number, run(text_, at_, [](char b) { return is_word_byte(b) || b == '.'; }));
  }
  if (is_word_byte(c)) return take(Kind::word, run(text_, at_, is_word_byte));
  if (is_quote(c) || c == '\\') return quoted_token();
  if (c == '$') return dollar_token();
  if (c == '[') {
    const std::string_view inside = text_.substr(at_ + 1, kLongestBracketed);
    static constexpr CharSet kEnds("]'\"\n");
    const std::size_t end = kEnds.first_in(inside);
    if (end > 0 && end < inside.size() && inside[end] == ']') {
      at_ += end + 2;
      return {Kind::quoted, inside.substr(0, end)};
    }
  }
  return take(Kind::sign, 1);
}

void SqlLexer::skip_blank() {
  static constexpr CharSet kSkipped(" \t\r\n\\-/'\"`");  // blanks, and what may begin the others
  while (at_ < text_.size() && kSkipped.has(text_[at_])) {
    const std::size_t before = at_;
    at_ += run(text_, at_, is_blank);
    const std::string_view rest = text_.substr(at_, 2);
    if (rest == "\\n" || rest == "\\r" || rest == "\\t" || rest == "\\\n") at_ += 2;
    if (!skip_comment() && !skip_joint() && at_ == before) return;
  }
}

bool SqlLexer::skip_comment() {
  const std::string_view rest = text_.substr(at_, 2);
  const bool line = rest == "--" && host_ == '\0';
  if (!line && rest != "/*") return false;
  const std::string_view comment = text_.substr(at_, kLongestComment);
  const std::size_t end = line ? comment.find('\n') : comment.find("*/", 2);
  if (end == kNone) return false;
  at_ += end + (line ? 1 : 2);
  return true;
}

// "… " + "…": the literal ends, and goes on behind an operator.
bool SqlLexer::skip_joint() {
  if (at_ >= text_.size() || !at_host_end()) return false;
  static constexpr CharSet kBetween(" \t\r\n+.&\\_");
  const std::string_view rest = text_.substr(at_ + 1, kLongestJoint);
  const std::size_t gap = run(rest, 0, [&](char c) { return kBetween.has(c); });
  if (gap == 0 || gap >= rest.size() || rest[gap] != host_) return false;
  at_ += gap + 2;
  return true;
}

bool SqlLexer::at_host_end() const {
  if (host_ == '\0' || text_[at_] != host_) return false;
  return host_ != '\'' || text_.substr(at_, 2) != "''";
}

bool SqlLexer::leave_literal() {
  skip_blank();
  while (at_ < text_.size() && (text_[at_] == ';' || is_blank(text_[at_]))) ++at_;
  if (at_ >= text_.size()) return false;
  const char c = text_[at_];
  const bool triple = host_ == '\0' && is_quote(c) && text_.substr(at_, 3) == std::string(3, c);
  if (!triple && (host_ == '\0' || c != host_)) return false;
  at_ += triple ? 3 : 1;
  host_ = '\0';
  return true;
}

SqlToken SqlLexer::quoted_token() {
  const std::size_t slashes = run(text_, at_, [](char c) { return c == '\\'; });
  const std::size_t at_quote = at_ + slashes;
  const bool quoted = at_quote < text_.size() && is_quote(text_[at_quote]);
  if (!quoted || slashes > kMostBackslashes) {
    return take(Kind::sign, std::max<std::size_t>(slashes, 1));
  }
  const char c = text_[at_quote];
  const bool doubled = slashes == 0 && c == host_;
  const std::string_view quote = text_.substr(at_, slashes + (doubled ? 2 : 1));
  const std::size_t begin = at_ + quote.size();
  const std::size_t end = closing_quote(begin, quote);
  if (end == kNone) return take(Kind::sign, quote.size());
  const std::string_view inside = text_.substr(begin, end - begin);
  at_ = end + quote.size();
  // A value that the program puts in: ('" + name + "').
  if (host_ != '\0' && inside.find(host_) != kNone) return {Kind::sign, quote};
  return {c == '\'' ? Kind::string : Kind::quoted, inside};
}

// $$v$$ and $tag$v$tag$, on one line: what is longer is the body of a function.
SqlToken SqlLexer::dollar_token() {
  constexpr std::size_t kLongestTag = 16;     // bytes
  constexpr std::size_t kLongestValue = 256;  // bytes
  const std::size_t tag = run(text_.substr(0, std::min(text_.size(), at_ + kLongestTag)), at_ + 1,
                              [](char b) { return is_letter(b) || b == '_'; });
  const std::string_view quote = text_.substr(at_, tag + 2);
  if (!quote.ends_with('$') || quote.size() < 2) return take(Kind::sign, 1);
  const std::string_view rest = text_.substr(at_ + quote.size(), kLongestValue);
  const std::size_t end = rest.find(quote);
  if (end == kNone || rest.substr(0, end).find('\n') != kNone) return take(Kind::sign, 1);
  at_ += 2 * quote.size() + end;
  return {Kind::string, rest.substr(0, end)};
}

std::size_t SqlLexer::closing_quote(std::size_t from, std::string_view quote) const {
  const std::string_view window = text_.substr(0, std::min(text_.size(), from + kLongestString));
  std::size_t at = window.find(quote, from);
  if (quote.size() > 1) return at;
  while (at != kNone) {
    const std::size_t slashes = backslashes_before(window.substr(from, at - from), at - from);
    const bool escaped = slashes % 2 == 1 && !ends_value(window, at + 1);
    const bool doubled = !escaped && at + 1 < window.size() && window[at + 1] == quote.front();
    if (!escaped && !doubled) return at;
    at = window.find(quote, at + (doubled ? 2 : 1));
  }
  return kNone;
}

}  // namespace phiward
