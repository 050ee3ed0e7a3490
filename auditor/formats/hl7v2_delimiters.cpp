#include "auditor/formats/hl7v2_delimiters.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "auditor/formats/word_finder.hpp"
#include "rules/ascii.hpp"

namespace phiward::hl7v2 {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr auto kNames = std::to_array<std::string_view>({"MSH", "msh", "Msh"});
constexpr std::size_t kName = 3;             // bytes of MSH
constexpr std::size_t kLongestWritten = 24;  // bytes of MSH-2, however often it is escaped

bool may_delimit(char c) {
  return c > ' ' && c < '\x7f' && !is_alphanumeric(c) && c != '"' && c != '\'';
}

// MSH-2 as the message says it: ^~\& may be written ^~\\& or ^~\&amp;.
std::string encoding_characters(std::string_view written) {
  constexpr std::string_view kReference = "&amp;";
  constexpr std::string_view kCodePoint = "\\u0026";
  std::string said;
  while (!written.empty()) {
    const bool reference = written.starts_with(kReference);
    const bool code_point = written.starts_with(kCodePoint);
    const bool doubled = written[0] == '\\' && said.ends_with('\\') && !code_point;
    if (!doubled) said += code_point ? '&' : written[0];
    written.remove_prefix(reference ? kReference.size() : code_point ? kCodePoint.size() : 1);
  }
  return said;
}

std::optional<Delimiters> delimiters_at(std::string_view text, std::size_t begin) {
  constexpr std::size_t kFewest = 2;
  constexpr std::size_t kMost = 5;  // with the truncation character
  const std::string_view rest = text.substr(begin + kName, 1 + kLongestWritten);
  if (rest.size() <= kFewest || !may_delimit(rest[0])) return std::nullopt;
  const std::size_t end = rest.find_first_of(std::string("\r\n") + rest[0], 1);
  if (end == kNone) return std::nullopt;
  const std::string_view written = rest.substr(1, end - 1);
  const std::string said = encoding_characters(written);
  if (said.size() < kFewest || said.size() > kMost || !std::ranges::all_of(said, may_delimit)) {
    return std::nullopt;
  }
  const Delimiters usual;
  return Delimiters{rest[0], said[0], said[1], said.size() > 2 ? said[2] : usual.escape,
                    said.size() > 3 ? said[3] : usual.subcomponent};
}

}  // namespace

std::vector<Header> headers_in(std::string_view text) {
  static const WordFinder names(kNames);
  std::vector<Header> headers;
  for (std::size_t at = names.find(text); at != kNone; at = names.find(text, at + kName)) {
    if (const auto delimiters = delimiters_at(text, at)) headers.push_back({at, *delimiters});
  }
  return headers;
}

}  // namespace phiward::hl7v2
