#include "auditor/formats/key_value/assertions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "auditor/formats/key_value/literals.hpp"
#include "auditor/formats/word_finder.hpp"
#include "rules/ascii.hpp"

namespace phiward::key_value {
namespace {

constexpr std::size_t kLongestLine = 400;  // bytes
constexpr auto kMarkers = std::to_array<std::string_view>(
    {"ssert", "xpect", "EXPECT_", "should", "require.", ".type(", "fill(", "fill_in", "sendKeys",
     "send_keys", "fireEvent", ".setValue("});

// The first mark of one at or behind `from`.
std::size_t find_assertion(std::string_view text, std::size_t from = 0) {
  static const WordFinder finder(kMarkers);
  return finder.find(text, from);
}

bool is_name(char c) { return is_alphanumeric(c) || c == '_' || c == '.'; }

std::string_view without_dots(std::string_view word) {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word;
}

// The one value and the last name that tells, of a line that has no other value.
void read_assertion(std::string_view line, Records& records) {
  Literals literals(line);
  std::string_view name;
  std::string_view value;
  std::size_t values = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (const auto literal = literals.at(at)) {
      const std::string_view content = line.substr(literal->begin, literal->end - literal->begin);
      at = literal->next;
      if (records.tells(content)) {
        name = content;
      } else {
        value = content;
        ++values;
      }
      continue;
    }
    const std::size_t begin = at;
    while (at < line.size() && is_name(line[at])) ++at;
    if (const std::string_view word = without_dots(line.substr(begin, at - begin));
        records.tells(word)) {
      name = word;
    }
    if (at == begin) ++at;
  }
  if (values == 1 && !name.empty()) records.pair(name, {value, true});
}

}  // namespace

void read_assertions(std::string_view text, Records& records) {
  std::size_t next = find_assertion(text);
  if (next == text.npos) return;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (next < at) next = find_assertion(text, at);
    if (line.size() <= kLongestLine && next < end) read_assertion(line, records);
    records.end_line(true);
    at = end + 1;
  }
}

}  // namespace phiward::key_value
