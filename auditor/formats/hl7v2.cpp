#include "auditor/formats/hl7v2.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "auditor/formats/hl7v2_loci.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using hl7v2::Locus;
using hl7v2::Type;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kNameSize = 3;  // bytes of a segment's name
constexpr std::size_t kMostFieldsOfSegment = 128;

// The part of `text` before the next `separator`, which is taken off `text` with it.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

// `count` components from the 1-based `first` on, with the separators between them.
std::string_view components(std::string_view field, std::size_t first, std::size_t count) {
  while (--first > 0) take(field, '^');
  std::string_view rest = field;
  while (count-- > 0) take(rest, '^');
  const std::string_view all = field.substr(0, field.size() - rest.size());
  return all.substr(0, all.find_last_not_of('^') + 1);
}

std::string_view component(std::string_view field, std::size_t number) {
  return components(field, number, 1);
}

// "\r" and its like, as source code writes a line end inside a literal.
bool ends_with_escape(std::string_view text) {
  constexpr std::array<std::string_view, 6> kEscapes{"\\r",   "\\n",     "\\x0d",
                                                     "\\x0D", "\\u000d", "\\u000D"};
  return std::ranges::any_of(kEscapes, [text](auto escape) { return text.ends_with(escape); });
}

// True if a segment may begin at `at`.
bool stands_free(std::string_view text, std::size_t at) {
  return at == 0 || !is_alphanumeric(text[at - 1]) || ends_with_escape(text.substr(0, at));
}

// HL7's own escapes (\T\, \X0D\) have capital letters.
bool is_line_end_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() &&
         std::string_view("rnxu").find(text[at + 1]) != kNone;
}

std::size_t segment_end(std::string_view text, std::size_t begin) {
  const char before = begin > 0 ? text[begin - 1] : '\n';
  const char quote = before == '\'' || before == '`' ? before : '"';
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' || c == '\r' || c == '"' || c == '<' || c == quote) return at;
    if (c == '\\' && is_line_end_escape(text, at)) return at;
  }
  return text.size();
}

// Adds the values of one segment to `fields`.
class SegmentReader {
 public:
  SegmentReader(std::string_view text, Fields& fields) : text_(text), fields_(fields) {}

  void read(std::string_view segment, std::span<const Locus> loci, std::uint32_t record) {
    record_ = record;
    take(segment, '|');
    for (std::size_t number = 1; number <= kMostFieldsOfSegment && !segment.empty(); ++number) {
      std::string_view field = take(segment, '|');
      for (const Locus& locus : loci) {
        if (locus.field == number) read_repetitions(field, locus);
      }
    }
  }

 private:
  void read_repetitions(std::string_view field, const Locus& locus) {
    while (!field.empty()) read_field(take(field, '~'), locus);
  }

  void read_field(std::string_view field, const Locus& locus) {
    switch (locus.type) {
      case Type::text:
        add(component(field, 1), locus, locus.identifier, locus.key);
        break;
      case Type::id:
        add_id(field, locus);
        break;
      case Type::person:
        add_name(field, 1, locus);
        break;
      case Type::staff:
        add_name(field, 2, locus);
        break;
      case Type::address:
        add(component(field, 1), locus, Identifier::address, "street");
        add(component(field, 3), locus, Identifier::address, "city");
        add(component(field, 5), locus, Identifier::zip, "zip");
        break;
      case Type::phone:
        add(component(field, 1), locus, locus.identifier, locus.key);
        add(component(field, 4), locus, Identifier::email, "email");
        break;
      case Type::date:
        add(field.substr(0, 8), locus, locus.identifier, locus.key);
        break;
    }
  }

  void add_id(std::string_view field, const Locus& locus) {
    const hl7v2::IdType* type = hl7v2::find_id_type(component(field, 5));
    const std::string_view value = component(field, 1);
    if (std::ranges::none_of(value, is_digit)) return;
    add(value, locus, type ? type->identifier : locus.identifier, type ? type->key : locus.key);
  }

  // Family, given and middle name from component `first` on are one value, unless the
  // family name has parts of its own.
  void add_name(std::string_view field, std::size_t first, const Locus& locus) {
    const std::string_view name = components(field, first, 3);
    if (name.find('&') == kNone) {
      add(name, locus, locus.identifier, locus.key);
      return;
    }
    std::string_view family = component(field, first);
    add(take(family, '&'), locus, locus.identifier, "last name");
    add(component(field, first + 1), locus, locus.identifier, "first name");
  }

  void add(std::string_view value, const Locus& locus, Identifier identifier,
           std::string_view key) {
    if (value.empty() || value == "\"\"") return;
    Field field;
    field.name = std::string(locus.segment) + "-" + std::to_string(locus.field);
    field.key = key;
    field.value = value;
    field.begin = static_cast<std::size_t>(value.data() - text_.data());
    field.end = field.begin + value.size();
    field.record = record_;
    field.identifier = identifier;
    if (locus.type == Type::staff) field.subject = Subject::provider;
    fields_.add(std::move(field));
  }

  std::string_view text_;
  Fields& fields_;
  std::uint32_t record_ = 0;
};

}  // namespace

bool hl7v2_wanted(const Document& document, std::span<const Hit> hits) {
  const std::string_view head = document.text.substr(0, 4);
  if (head == "MSH|" || head == "FHS|" || head == "BHS|" || head == "PID|") return true;
  if (document.path.ends_with(".hl7")) return true;
  return !hits.empty() && document.text.find("PID|") != kNone;
}

void read_hl7v2(const Document& document, const KeyFilter&, Fields& fields) {
  const std::string_view text = document.text;
  SegmentReader reader(text, fields);
  std::uint32_t record = fields.new_record();
  for (std::size_t bar = text.find('|'); bar != kNone; bar = text.find('|', bar)) {
    const std::size_t begin = bar - std::min(bar, kNameSize);
    const std::string_view name = text.substr(begin, bar - begin);
    const std::span<const Locus> loci = hl7v2::loci_of(name);
    if (name == "MSH" || name == "PID") record = fields.new_record();
    if (loci.empty() || !stands_free(text, begin)) {
      ++bar;
      continue;
    }
    const std::size_t end = segment_end(text, begin);
    reader.read(text.substr(begin, end - begin), loci, record);
    bar = std::max(end, bar + 1);
  }
}

}  // namespace phiward
