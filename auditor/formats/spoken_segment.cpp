#include "auditor/formats/spoken_segment.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "auditor/formats/literal_join.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLookBack = 240;  // bytes of the same line
constexpr std::string_view kMarks = "\"'`";
constexpr char kNoAscii = '\x80';  // stands for any character beyond ASCII

// Escapes of one character, without their backslashes or ampersand.
struct Escape {
  std::string_view written;
  char character;
};
constexpr auto kEscapes = std::to_array<Escape>({
    {"r", '\r'},     {"n", '\n'},     {"t", '\t'},    {"x0d", '\r'},   {"x0D", '\r'},
    {"x0a", '\n'},   {"x0A", '\n'},   {"x{d}", '\r'}, {"x{D}", '\r'},  {"u{d}", '\r'},
    {"u{D}", '\r'},  {"015", '\r'},   {"012", '\n'},  {"u000d", '\r'}, {"u000D", '\r'},
    {"u000a", '\n'}, {"u000A", '\n'}, {"u0026", '&'}, {"u007c", '|'},  {"u007C", '|'},
    {"u005e", '^'},  {"u005E", '^'},  {"u007e", '~'}, {"u007E", '~'},  {"u005c", '\\'},
    {"u005C", '\\'}, {"u0027", '\''}, {"u003c", '<'}, {"u003e", '>'},
});
constexpr auto kReferences = std::to_array<Escape>({
    {"amp;", '&'},  {"lt;", '<'},    {"gt;", '>'},    {"quot;", '"'},  {"apos;", '\''},
    {"#13;", '\r'}, {"#10;", '\n'},  {"#xD;", '\r'},  {"#xd;", '\r'},  {"#xA;", '\n'},
    {"#xa;", '\n'}, {"#x0D;", '\r'}, {"#x0d;", '\r'}, {"#x0A;", '\n'}, {"#x0a;", '\n'},
    {"#124;", '|'}, {"#38;", '&'},   {"#94;", '^'},   {"#126;", '~'},  {"#39;", '\''},
    {"#34;", '"'},  {"#92;", '\\'},
});
// A line end, or the end of the message, as mark-up and logs write it.
constexpr auto kLineEndMarkup = std::to_array<std::string_view>(
    {"</", "<CR", "<cr", "<LF", "<lf", "<br", "<BR", "<EB>", "<FS>", "<0x0"});

// Line ends as system logs, PowerShell and people write them: only before a segment.
constexpr auto kWrittenLineEnds =
    std::to_array<std::string_view>({"#015", "#012", "#013", "[CR]", "{CR}", "`r", "`n",
                                     "\xe2\x90\x8d", "\xe2\x90\xa4", "\xe2\x8f\x8e", "\xc2\xb6"});
constexpr std::string_view kFirstOfWritten = "#[{`\xe2\xc2";

// Bytes of written line ends, one or two, at the beginning of `text`; 0 if there are none.
std::size_t written_line_ends(std::string_view text) {
  std::size_t size = 0;
  for (int i = 0; i < 2; ++i) {
    const auto found = std::ranges::find_if(
        kWrittenLineEnds, [rest = text.substr(size)](auto end) { return rest.starts_with(end); });
    if (found == kWrittenLineEnds.end()) break;
    size += found->size();
  }
  return size;
}

const Escape* find_escape(std::span<const Escape> escapes, std::string_view text) {
  const auto found = std::ranges::find_if(
      escapes, [text](const Escape& escape) { return text.starts_with(escape.written); });
  return found == escapes.end() ? nullptr : &*found;
}

bool ends_line(char c) { return c == '\n' || c == '\r' || c == '\x0b' || c == '\x1c'; }

// \u00e9
bool is_code_point(std::string_view text) {
  return text.size() >= 5 && text[0] == 'u' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) >= 5;
}

// \X0D\ is how HL7 itself writes a line end inside a value.
bool is_hl7_line_end(std::string_view text) {
  return text.starts_with("X0D") || text.starts_with("X0A");
}

}  // namespace

Quote quote_around(std::string_view text, std::size_t begin) {
  const std::size_t first = begin - std::min(begin, kLookBack);
  for (std::size_t at = begin; at > first; --at) {
    const char c = text[at - 1];
    if (c == '\n' || c == '\r') break;
    if (kMarks.find(c) == kNone) continue;
    const bool next = at == begin;
    const char before = at >= 2 ? text[at - 2] : '\n';
    if (!next && (before == '\\' || is_alphanumeric(before))) continue;
    const bool triple = before == c && at >= 3 && text[at - 3] == c;
    return {c, triple, before == '\\'};
  }
  return {};
}

SpokenSegment::SpokenSegment(std::string_view text, std::size_t begin, SegmentForm form,
                             Quote quote)
    : text_(text), at_(begin), form_(form), quote_(quote) {
  while (at_ < text_.size() && step()) continue;
}

Span SpokenSegment::place_of(std::string_view part) const {
  constexpr std::string_view kEdges = " \t'\".,-^&*";
  const auto begin = static_cast<std::size_t>(part.data() - said_.data());
  Span longest;
  std::size_t first = 0;
  const auto close = [&](std::size_t last) {
    if (last - first > longest.size()) longest = {first, last};
  };
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::size_t place = places_[begin + i];
    if (i > first && place != places_[begin + i - 1] + 1) {
      close(i);
      first = i;
    }
    if (part[i] != '\\' && text_[place] == part[i]) continue;
    close(i);
    first = i + 1;
  }
  if (first < part.size()) close(part.size());
  if (longest.size() < part.size()) {
    while (!longest.empty() && kEdges.find(part[longest.end - 1]) != kNone) --longest.end;
    while (!longest.empty() && kEdges.find(part[longest.begin]) != kNone) ++longest.begin;
  }
  if (longest.empty()) return {};
  return {places_[begin + longest.begin], places_[begin + longest.end - 1] + 1};
}

bool SpokenSegment::step() {
  const char c = text_[at_];
  if (c == form_.separator || (c != form_.terminator && is_alphanumeric(c))) {
    say(c, 1);
    return true;
  }
  if (form_.terminator != '\0' && c == form_.terminator) return false;
  if (ends_line(c)) return step_wrap();
  if (kFirstOfWritten.find(c) != kNone) {
    const std::size_t size = written_line_ends(text_.substr(at_));
    const bool closes = c == '`' && text_.substr(at_ + size).starts_with(quote_.mark);
    if (size > 0 && (closes || segment_begins(at_ + size))) return false;
  }
  switch (c) {
    case '"':
    case '\'':
    case '`':
      return step_quote(c);
    case '\\':
      return step_backslash();
    case '&':
      return step_reference();
    case '<':
    case ']':
      return step_markup();
    default:
      say(c, 1);
      return true;
  }
}

// Some writers fill lines of a fixed length, wherever segments begin in them.
bool SpokenSegment::step_wrap() {
  constexpr std::size_t kShortestLine = 70;  // bytes
  constexpr std::size_t kLongestLine = 256;
  if (!form_.wraps || quote_.mark != '\0') return false;
  const std::size_t first = at_ - std::min(at_, kLongestLine);
  const std::size_t line = text_.substr(first, at_ - first).find_last_of("\r\n");
  const std::size_t size = line == kNone ? at_ - first : at_ - first - line - 1;
  if (size < kShortestLine || size >= kLongestLine) return false;
  at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  return at_ < text_.size() && !ends_line(text_[at_]) && !segment_begins(at_);
}

bool SpokenSegment::step_quote(char mark) {
  const std::string_view rest = text_.substr(at_);
  const bool three = rest.size() >= 3 && rest[1] == mark && rest[2] == mark;
  if (quote_.mark == '\0' && (mark == '`' || three)) return false;
  if (mark != quote_.mark || (quote_.triple && !three)) {
    say(mark, 1);
    return true;
  }
  if (!quote_.triple && rest.size() >= 2 && rest[1] == mark) {  // SQL, Visual Basic
    say(mark, 2);
    return true;
  }
  return go_on_in_next_literal();
}

bool SpokenSegment::go_on_in_next_literal() {
  if (quote_.triple || quote_.escaped) return false;
  const auto next = next_literal(text_, at_);
  if (!next || segment_begins(*next + 1)) return false;
  quote_ = {text_[*next], false, false};
  at_ = *next + 1;
  return true;
}

bool SpokenSegment::step_backslash() {
  const std::size_t letter = std::min(text_.find_first_not_of('\\', at_), text_.size());
  const std::string_view rest = text_.substr(letter);
  const std::size_t size = letter - at_;  // of the backslashes
  if (rest.empty()) return false;
  if (rest[0] == '\n' || rest.starts_with("\r\n")) {  // the literal goes on in the next line
    if (quote_.mark == '\0') return false;
    at_ = std::min(text_.find_first_not_of(" \t\r\n", letter), text_.size());
    return !segment_begins(at_);
  }
  if (is_hl7_line_end(rest)) {
    const std::size_t behind = std::min(rest.find_first_not_of('\\', 3), rest.size());
    if (segment_begins(letter + behind)) return false;
    say(' ', size + behind);
    return true;
  }
  if (const Escape* escape = find_escape(kEscapes, rest)) {
    if (ends_line(escape->character)) {
      const std::size_t behind = letter + escape->written.size();
      const bool told = quote_.mark != '\0' || behind == text_.size() || ends_line(text_[behind]) ||
                        !is_alphanumeric(text_[behind]) || segment_begins(behind);
      if (told) return false;
    } else {
      say(escape->character, size + escape->written.size());
      return true;
    }
  }
  if (is_code_point(rest)) {
    say(kNoAscii, size + 5);
    return true;
  }
  if (kMarks.find(rest[0]) != kNone) {
    if (quote_.escaped && rest[0] == quote_.mark) return false;
    at_ = letter;
    say(rest[0], 1);
    return true;
  }
  at_ = letter - 1;
  say('\\', 1);
  return true;
}

bool SpokenSegment::step_reference() {
  const Escape* reference = find_escape(kReferences, text_.substr(at_ + 1));
  if (reference == nullptr) {
    say('&', 1);
    return true;
  }
  if (ends_line(reference->character)) return false;
  say(reference->character, 1 + reference->written.size());
  return true;
}

bool SpokenSegment::step_markup() {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("]]>")) return false;
  if (std::ranges::any_of(kLineEndMarkup, [&](auto end) { return rest.starts_with(end); })) {
    return false;
  }
  say(rest.front(), 1);
  return true;
}

void SpokenSegment::say(char c, std::size_t size) {
  field_size_ = c == form_.separator ? 0 : field_size_ + 1;
  if (field_size_ <= kLongestField) {
    said_ += c;
    places_.push_back(at_);
  } else {
    shortened_ = true;
  }
  at_ += size;
}

bool SpokenSegment::segment_begins(std::size_t at) const {
  constexpr std::size_t kLongestName = 3;
  const std::string_view rest = text_.substr(std::min(at, text_.size()), kLongestName + 1);
  const std::size_t name = rest.find(form_.separator);
  return name != kNone && name >= form_.shortest_name && is_upper(rest[0]) &&
         std::ranges::all_of(rest.substr(0, name),
                             [](char c) { return is_upper(c) || is_digit(c); });
}

}  // namespace phiward
