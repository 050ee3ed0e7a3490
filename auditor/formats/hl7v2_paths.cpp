#include "auditor/formats/hl7v2_paths.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "auditor/formats/hl7v2_loci.hpp"
#include "auditor/formats/marker.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using hl7v2::Locus;
using hl7v2::Type;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kNameSize = 3;       // bytes of a segment's name
constexpr std::size_t kLongestGap = 24;    // bytes between the path and the value's mark
constexpr std::size_t kLongestValue = 80;  // bytes

struct Path {
  std::string_view segment;
  std::size_t field = 0;
  std::size_t component = 0;  // 0: of the whole field
  std::size_t end = 0;        // offset behind it
};

// The number at `at`, which goes behind it: 5, (5), 5(0).
std::size_t take_number(std::string_view text, std::size_t& at) {
  constexpr std::size_t kMostDigits = 2;
  std::size_t number = 0;
  std::size_t digits = 0;
  for (; at < text.size() && is_digit(text[at]) && digits < kMostDigits; ++at, ++digits) {
    number = number * 10 + static_cast<std::size_t>(text[at] - '0');
  }
  if (text.substr(at).starts_with("(0)") || text.substr(at).starts_with("[0]") ||
      text.substr(at).starts_with("[1]")) {
    at += 3;
  }
  return number;
}

// The path whose segment begins at `begin`; its separator stands behind the segment.
std::optional<Path> path_at(std::string_view text, std::size_t begin) {
  Path path{text.substr(begin, kNameSize), 0, 0, begin + kNameSize + 1};
  const char separator = text[begin + kNameSize];
  path.field = take_number(text, path.end);
  if (path.field == 0) return std::nullopt;
  if (path.end + 1 < text.size() && text[path.end] == separator && is_digit(text[path.end + 1])) {
    path.component = take_number(text, ++path.end);
  }
  const bool ends = path.end == text.size() || !is_alphanumeric(text[path.end]);
  return ends ? std::optional(path) : std::nullopt;
}

// The value in quotation marks behind a quoted path, or the text of the element with its name.
std::string_view value_behind(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kBetween = " \t=:,)(]>\"'";
  if (end >= text.size()) return {};
  const char closing = text[end];
  std::string_view rest = text.substr(end + 1, kLongestGap + kLongestValue);
  if (closing == '>' && begin > 0 && text[begin - 1] == '<') {
    return rest.substr(0, rest.find('<') == kNone ? 0 : rest.find('<'));
  }
  if (closing != '"' && closing != '\'') return {};
  const std::size_t mark = rest.find_first_of("\"'");
  if (mark == kNone || mark > kLongestGap) return {};
  if (rest.substr(0, mark).find_first_not_of(kBetween) != kNone) return {};
  // ["PID.5"], "PID.6": another element of a list, not a value.
  const char opens = rest[mark];
  rest.remove_prefix(mark + 1);
  const std::size_t close = rest.find(opens);
  return close == kNone ? std::string_view() : rest.substr(0, close);
}

// What component of a field holds, by its type; none if no identifier.
std::optional<Field> field_of(const Locus& locus, std::size_t component) {
  Field field;
  field.identifier = locus.identifier;
  field.key = locus.key;
  field.subject = locus.subject;
  const std::size_t part = std::max<std::size_t>(component, 1);
  switch (locus.type) {
    case Type::person:
    case Type::staff:
      if (part > (locus.type == Type::person ? 3U : 4U)) return std::nullopt;
      field.identifier = std::nullopt;
      field.key = "hl7 path name";
      return field;
    case Type::address:
      if (part == 5) {
        field.identifier = Identifier::zip;
        field.key = "zip";
      }
      return part == 1 || part == 3 || part == 5 ? std::optional(field) : std::nullopt;
    case Type::text:
    case Type::id:
    case Type::phone:
    case Type::date:
      return part == 1 ? std::optional(field) : std::nullopt;
    case Type::timing:
    case Type::prose:
      return std::nullopt;
  }
  return std::nullopt;
}

void read_path(std::string_view text, const Path& path, std::uint32_t record, Fields& fields) {
  const std::string_view value =
      value_behind(text, static_cast<std::size_t>(path.segment.data() - text.data()), path.end);
  if (value.empty()) return;
  for (const Locus& locus : hl7v2::loci_of(path.segment)) {
    if (locus.field != path.field) continue;
    auto field = field_of(locus, path.component);
    // A word beside a path is its name more often than an address.
    const bool numbered = std::ranges::any_of(value, is_digit);
    if (!field || (field->key != "hl7 path name" && !numbered)) continue;
    field->name = std::string(path.segment) + "-" + std::to_string(path.field);
    field->value = value;
    field->begin = static_cast<std::size_t>(value.data() - text.data());
    field->end = field->begin + value.size();
    field->record = record;
    fields.add(*std::move(field));
  }
}

}  // namespace

bool hl7v2_paths_wanted(const Document& document, std::span<const Hit>) {
  const std::string_view text = document.text;
  for (std::size_t at = text.find("PID"); at != kNone; at = text.find("PID", at + kNameSize)) {
    const std::string_view behind = text.substr(at + kNameSize, 2);
    if (behind.size() == 2 && (behind[0] == '.' || behind[0] == '-') && is_digit(behind[1])) {
      return true;
    }
  }
  return false;
}

void read_hl7v2_paths(const Document& document, const KeyFilter&, Fields& fields) {
  const std::string_view text = document.text;
  const std::uint32_t record = fields.new_record();
  for (std::size_t at = find_either(text, '.', '-', 0); at != kNone;
       at = find_either(text, '.', '-', at + 1)) {
    if (at < kNameSize || !is_upper(text[at - kNameSize])) continue;
    if (hl7v2::loci_of(text.substr(at - kNameSize, kNameSize)).empty()) continue;
    if (at > kNameSize && is_alphanumeric(text[at - kNameSize - 1])) continue;
    if (const auto path = path_at(text, at - kNameSize)) read_path(text, *path, record, fields);
  }
}

}  // namespace phiward
