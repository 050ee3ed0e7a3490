#include "auditor/formats/literal_join.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestJoin = 160;  // bytes
constexpr std::ptrdiff_t kMostLines = 3;   // line ends
constexpr std::string_view kBlanks = " \t\r\n";

// What stands between two literals that are one: it begins and ends so, or is empty.
struct Join {
  std::string_view begins;
  std::string_view ends;
};
constexpr auto kJoins = std::to_array<Join>({
    {"+", "+"},          // Java, C#, JavaScript, Go, …
    {".", "."},          // PHP, Perl; Lua's .. too
    {"&", "&"},          // Visual Basic
    {"&", "_"},          // and over two lines
    {"||", "||"},        // SQL
    {"<<", "<<"},        // C++, Ruby
    {"<>", "<>"},        // Elixir, Haskell
    {"\\", "\\"},        // C, Python, Ruby: the line goes on
    {")", ".append("},   // Java
    {")", ".Append("},   // C#
    {")", ".concat("},   //
    {");", ".append("},  //
    {");", ".Append("},  //
    {";", "+="},         //
    {";", ".="},         // PHP
    {"", "+="},          // languages without semicolons
});

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Without comments that reach to the end of their line.
std::string without_comments(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, size);
    kept += line.substr(0, std::min(line.find("//"), line.find('#')));
    kept += '\n';
    text.remove_prefix(size);
  }
  return kept;
}

bool joins(std::string_view between) {
  const std::string_view inner = trimmed(between);
  if (inner.empty()) return !between.empty();
  // A statement of its own may hold anything.
  const bool statement = inner.substr(0, inner.size() - 1).find_first_of(";{}") != kNone;
  return std::ranges::any_of(kJoins, [&](const Join& join) {
    if (statement && join.begins.find(';') == kNone) return false;
    return inner.starts_with(join.begins) && inner.ends_with(join.ends) &&
           (join.begins != "" || between.find('\n') != kNone);
  });
}

// f"…", R"…", @"…", $"…"
std::string_view without_prefix(std::string_view between) {
  std::size_t end = between.size();
  while (end > 0 && between.size() - end < 2 &&
         std::string_view("bBfFLrRuU@$").find(between[end - 1]) != kNone) {
    --end;
  }
  return end > 0 && is_alphanumeric(between[end - 1]) ? between : between.substr(0, end);
}

}  // namespace

std::optional<std::size_t> next_literal(std::string_view text, std::size_t closing) {
  const std::string_view rest = text.substr(closing + 1, kLongestJoin);
  const std::size_t mark = rest.find_first_of("\"'`");
  if (mark == kNone) return std::nullopt;
  const std::string_view between = without_prefix(rest.substr(0, mark));
  if (std::ranges::count(between, '\n') > kMostLines) return std::nullopt;
  const bool commented = between.find("//") != kNone || between.find('#') != kNone;
  if (!joins(commented ? without_comments(between) : std::string(between))) return std::nullopt;
  return closing + 1 + mark;
}

}  // namespace phiward
