#include "auditor/formats/dicom/value.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward::dicom {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kFarthest = 1024;    // bytes of values and of what stands before them
constexpr std::size_t kLongestLine = 400;  // bytes of a dump or a statement behind its tag
constexpr std::size_t kMostValues = 16;
constexpr std::string_view kBlanks = " \t\r\n";

using Values = std::vector<std::string_view>;

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

// Takes a quote, also an escaped one, off `rest`; 0 if there is none.
char take_quote(std::string_view& rest) {
  const std::size_t at = rest.find_first_not_of('\\');
  if (at == kNone || (rest[at] != '"' && rest[at] != '\'')) return 0;
  const char quote = rest[at];
  rest.remove_prefix(at + 1);
  return quote;
}

// What stands before the next `quote`, which is taken too.
std::string_view take_quoted(std::string_view& rest, char quote) {
  const std::size_t end = std::min(rest.find(quote), rest.size());
  std::string_view value = rest.substr(0, end);
  if (value.ends_with('\\')) value.remove_suffix(1);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return value;
}

bool take_colon(std::string_view& rest) {
  const std::string_view left = without_blanks(rest);
  if (!left.starts_with(':')) return false;
  rest = without_blanks(left.substr(1));
  return true;
}

// The strings of a JSON value that are no keys, up to the end of its list.
Values json_strings(std::string_view rest) {
  Values values;
  if (const char quote = take_quote(rest)) return {take_quoted(rest, quote)};
  if (!rest.starts_with('[')) return values;
  while (!rest.empty() && rest.front() != ']' && values.size() < kMostValues) {
    const char quote = take_quote(rest);
    if (quote == 0) {
      rest.remove_prefix(1);
      continue;
    }
    const std::string_view text = take_quoted(rest, quote);
    if (!take_colon(rest)) values.push_back(text);
  }
  return values;
}

// `rest` begins behind the colon: a string, or an object with a member Value.
Values json_values(std::string_view rest) {
  if (!rest.starts_with('{')) return json_strings(rest);
  constexpr std::string_view kMember = "Value";
  const std::size_t member = rest.find(kMember);
  if (member == kNone || rest.find('}') < member) return {};
  rest.remove_prefix(member + kMember.size());
  if (take_quote(rest) == 0 || !take_colon(rest)) return {};
  return json_strings(rest);
}

// Texts between the markup of one element.
Values xml_texts(std::string_view rest) {
  Values values;
  const std::size_t open = rest.find('>');
  if (open == kNone || (open > 0 && rest[open - 1] == '/')) return values;
  rest.remove_prefix(open + 1);
  while (values.size() < kMostValues) {
    const std::size_t tag = std::min(rest.find('<'), rest.size());
    const std::string_view text = without_blanks(rest.substr(0, tag));
    if (!text.empty()) values.push_back(text);
    rest.remove_prefix(tag);
    if (rest.empty() || rest.starts_with("</element") || rest.starts_with("</DicomAttribute") ||
        rest.starts_with("</attr")) {
      break;
    }
    const std::size_t end = rest.find('>');
    if (end == kNone) break;
    rest.remove_prefix(end + 1);
  }
  return values;
}

bool is_representation(std::string_view text) {
  return text.size() == 2 && is_upper(text[0]) && is_upper(text[1]);
}

// pydicom writes the attribute's name, which may hold an apostrophe, then "PN: " and the value.
std::string_view behind_representation(std::string_view line) {
  for (std::size_t at = line.find(": "); at != kNone; at = line.find(": ", at + 1)) {
    if (at >= 3 && line[at - 3] == ' ' && is_representation(line.substr(at - 2, 2))) {
      return line.substr(at + 2);
    }
  }
  return line;
}

// What may stand between an attribute and the value given to it in a program; a message that
// merely speaks of the attribute stands behind other words.
bool is_glue(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_alphanumeric(text[at])) {
      if (std::string_view(" \t,=().[]:>_").find(text[at]) == kNone) return false;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_alphanumeric(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    if (word != "value" && word != "Value" && word != "VR" && word != "DicomVR" &&
        !is_representation(word)) {
      return false;
    }
    at = end;
  }
  return true;
}

// The first, or all of a list.
Values quoted_values(std::string_view line, bool list) {
  Values values;
  while (values.size() < kMostValues) {
    const std::size_t quoted = std::min(line.find_first_of("\"'"), line.size());
    if (!is_glue(line.substr(0, quoted))) break;
    line.remove_prefix(quoted);
    const char quote = take_quote(line);
    if (quote == 0) break;
    if (line.find(quote) == kNone) break;
    const std::string_view text = take_quoted(line, quote);
    if (!is_representation(text)) values.push_back(text);
    if (!values.empty() && (!list || !without_blanks(line).starts_with(','))) break;
  }
  return values;
}

// [value] of dcmdump and gdcmdump; a value of several lines goes on behind this one.
Values bracketed_value(std::string_view line) {
  line.remove_prefix(1);
  std::size_t end = line.find("] ");
  if (end == kNone) end = line.rfind(']');
  return {line.substr(0, end)};
}

// dicom3tools: VR=<PN>  VL=<0x000a>  <value>
Values angled_value(std::string_view line) {
  const std::size_t length = line.find("VL=<");
  if (length == kNone) return {};
  const std::size_t open = line.find('<', length + 4);
  if (open == kNone) return {};
  return {line.substr(open + 1, line.find('>', open) - open - 1)};
}

// The value on the rest of a line, of a dump or a program.
Values line_values(std::string_view line) {
  if (line.starts_with('"') || line.starts_with('\'')) line.remove_prefix(1);
  while (!line.empty() && (line.front() == ')' || line.front() == ']')) line.remove_prefix(1);
  if (line.starts_with('=')) {
    std::string_view value = line.substr(1);
    if (const char quote = take_quote(value)) return {take_quoted(value, quote)};
    return {value.substr(0, value.find_first_of("\"' \t\r"))};
  }
  if (Values angled = angled_value(line); !angled.empty()) return angled;
  const std::string_view value = behind_representation(line);
  const bool shown = value.size() != line.size();
  const std::size_t bracket = line.find('[');
  if (!shown && bracket < line.find_first_of("\"'=")) return bracketed_value(line.substr(bracket));
  return quoted_values(value, shown);
}

}  // namespace

std::vector<std::string_view> values_behind(std::string_view text, const Mention& mention) {
  std::string_view rest = text.substr(mention.end, kFarthest);
  const std::string_view before = text.substr(0, mention.begin);
  if (before.ends_with("tag=\"") || before.ends_with("tag='") || before.ends_with("tag=\\\"")) {
    return xml_texts(rest);
  }
  std::string_view json = rest;
  if (take_quote(json) != 0 && take_colon(json)) return json_values(json);
  return line_values(rest.substr(0, std::min(rest.find('\n'), kLongestLine)));
}

}  // namespace phiward::dicom
