#include "auditor/formats/x12.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/x12_loci.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using x12::Locus;
using x12::Meaning;
using x12::Whose;

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kIsa = "ISA";
constexpr std::size_t kIsaElements = 16;
constexpr std::size_t kLongestIsa = 160;      // bytes; 106 by the standard
constexpr std::size_t kMostElements = 32;     // of one segment that are looked at
constexpr std::size_t kHead = 256;            // bytes in which a file's first ISA must stand
constexpr std::size_t kLongestValue = 256;    // bytes
constexpr std::size_t kDay = 8;               // yyyymmdd
constexpr std::size_t kRange = 2 * kDay + 1;  // yyyymmdd-yyyymmdd

constexpr std::array<std::string_view, 14> kSuffixes{".edi", ".x12",  ".270",  ".271", ".276",
                                                     ".277", ".278",  ".820",  ".834", ".835",
                                                     ".837", ".837p", ".837i", ".837d"};

struct Delimiters {
  char element = '*';
  char terminator = '~';
};

bool may_delimit(char c) { return !is_alphanumeric(c) && c != ' '; }

// Those of the interchange whose ISA begins at `at`; none if it is no ISA. By the standard its
// 16th element, the last, is byte 104 and the terminator byte 105, but writers differ in
// filling the others up.
std::optional<Delimiters> delimiters_at(std::string_view text, std::size_t at) {
  const std::string_view isa = text.substr(at, kLongestIsa);
  if (isa.size() < 7 || !isa.starts_with(kIsa)) return std::nullopt;
  const char element = isa[3];
  if (!may_delimit(element) || isa[6] != element) return std::nullopt;
  std::size_t last = 3;
  for (std::size_t i = 1; i < kIsaElements && last != kNone; ++i)
    last = isa.find(element, last + 1);
  if (last == kNone || last + 2 >= isa.size()) return std::nullopt;
  const char terminator = isa[last + 2];
  if (!may_delimit(isa[last + 1]) || !may_delimit(terminator) || terminator == element) {
    return std::nullopt;
  }
  return Delimiters{element, terminator};
}

bool is_tag_byte(char c) { return is_upper(c) || is_digit(c); }

bool is_line_end_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == 'n' || text[at + 1] == 'r');
}

// The name of the segment whose first separator stands at `separator`; empty if there is none.
std::string_view tag_before(std::string_view text, std::size_t separator) {
  constexpr std::size_t kLongestTag = 3;
  std::size_t begin = separator;
  while (begin > 0 && separator - begin < kLongestTag && is_tag_byte(text[begin - 1])) --begin;
  const bool free = begin == 0 || !is_alphanumeric(text[begin - 1]) ||
                    (begin >= 2 && is_line_end_escape(text, begin - 2));
  const bool element = begin > 0 && text[begin - 1] == text[separator];
  if (!free || element) return {};
  return text.substr(begin, separator - begin);
}

std::size_t segment_end(std::string_view text, std::size_t begin, char terminator) {
  const char before = begin > 0 ? text[begin - 1] : '\n';
  const char quote = before == '\'' || before == '`' ? before : '"';
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (c == terminator || c == '\n' || c == '\r' || c == '"' || c == quote) return at;
    if (is_line_end_escape(text, at)) return at;
  }
  return text.size();
}

std::string_view trimmed(std::string_view value) {
  const std::size_t begin = value.find_first_not_of(" \t");
  if (begin == kNone) return value.substr(0, 0);
  return value.substr(begin, value.find_last_not_of(" \t") - begin + 1);
}

// Reads one interchange segment by segment, and keeps in mind of whom they speak.
class InterchangeReader {
 public:
  InterchangeReader(std::string_view text, Delimiters delimiters, Fields& fields)
      : text_(text), delimiters_(delimiters), fields_(fields), record_(fields.new_record()) {}

  void read(std::size_t begin, std::size_t end) {
    const std::string_view text = text_.substr(0, end);
    for (std::size_t at = text.find(delimiters_.element, begin); at != kNone;
         at = text.find(delimiters_.element, at)) {
      const std::string_view tag = tag_before(text, at);
      if (x12::find_loop(tag) == nullptr && x12::loci_of(tag).empty() && tag != "N1") {
        ++at;
        continue;
      }
      const auto first = static_cast<std::size_t>(tag.data() - text.data());
      const std::size_t last = segment_end(text, first, delimiters_.terminator);
      split(text.substr(first, last - first));
      read_segment();
      at = std::max(last, at + 1);
    }
  }

 private:
  // elements_[0] is the segment's name, so that elements count from 1 as in the standard.
  void split(std::string_view segment) {
    elements_.clear();
    for (std::size_t at = 0; elements_.size() < kMostElements && at <= segment.size();) {
      const std::size_t end = std::min(segment.find(delimiters_.element, at), segment.size());
      elements_.push_back(trimmed(segment.substr(at, end - at)));
      at = end + 1;
    }
  }

  [[nodiscard]] std::string_view element(std::size_t number) const {
    return number < elements_.size() ? elements_[number] : std::string_view();
  }

  void read_segment() {
    const std::string_view tag = element(0);
    if (const x12::Loop* loop = x12::find_loop(tag)) enter(*loop);
    if (tag == "NM1" || tag == "N1") name_entity(element(1));
    if (tag == "NM1" && element(2) != "2") add_name();
    for (const Locus& locus : x12::loci_of(tag)) read_locus(locus);
  }

  void enter(const x12::Loop& loop) {
    if (loop.new_record) record_ = fields_.new_record();
    side_ = loop.segment == "HL" ? x12::side_of_level(element(3)) : loop.side;
    entity_ = {};
  }

  // Codes that are no known ones are not repeated to people.
  void name_entity(std::string_view code) {
    side_ = x12::side_of(code);
    entity_ = side_ == Subject::unknown ? std::string_view() : code;
  }

  // Family, given and middle name are one value where rules know the separator.
  void add_name() {
    constexpr std::string_view kKnown = "*|^";
    constexpr Meaning kName{"", Identifier::name, "patient name"};
    if (kKnown.find(delimiters_.element) == kNone) {
      for (std::size_t number = 3; number <= 5; ++number) add(number, element(number), kName);
      return;
    }
    std::string_view name;
    for (std::size_t number = 3; number <= 5; ++number) {
      const std::string_view part = element(number);
      if (part.empty()) continue;
      const char* begin = name.empty() ? part.data() : name.data();
      name = {begin, static_cast<std::size_t>(part.data() + part.size() - begin)};
    }
    add(3, name, kName);
  }

  void read_locus(const Locus& locus) {
    const Meaning* meaning = x12::find_meaning(locus, element(locus.qualifier));
    if (meaning == nullptr) return;
    std::string_view value = element(locus.value);
    if (meaning->identifier == Identifier::date && value.size() != kRange) {
      value = value.substr(0, kDay);
    }
    add(locus.value, value, *meaning);
  }

  void add(std::size_t number, std::string_view value, const Meaning& meaning) {
    if (value.empty() || value.size() > kLongestValue) return;
    if (meaning.whose == Whose::patient_only && side_ != Subject::patient) return;
    Field field;
    field.name = name_of(number, meaning);
    field.key = meaning.key;
    field.value = value;
    field.begin = static_cast<std::size_t>(value.data() - text_.data());
    field.end = field.begin + value.size();
    field.record = record_;
    field.identifier = meaning.identifier;
    field.subject = meaning.whose == Whose::patient ? Subject::patient : side_;
    fields_.add(std::move(field));
  }

  // "NM109 (IL)", "REF02 (SY)"
  [[nodiscard]] std::string name_of(std::size_t number, const Meaning& meaning) const {
    std::string name(element(0));
    if (number < 10) name += '0';
    name += std::to_string(number);
    const bool by_entity = meaning.whose != Whose::patient && element(0) != "REF";
    const std::string_view code = by_entity ? entity_ : meaning.code;
    if (!code.empty()) name += " (" + std::string(code) + ")";
    return name;
  }

  std::string_view text_;
  Delimiters delimiters_;
  Fields& fields_;
  std::uint32_t record_;
  std::vector<std::string_view> elements_;
  Subject side_ = Subject::patient;
  std::string_view entity_;  // code of the NM1 or N1 in force
};

}  // namespace

bool x12_wanted(const Document& document, std::span<const Hit> hits) {
  if (has_suffix(document.path, kSuffixes)) return true;
  const std::string_view head = document.text.substr(0, kHead);
  const std::size_t isa = head.find(kIsa);
  if (isa != kNone && delimiters_at(document.text, isa)) return true;
  return !hits.empty() && document.text.find("NM1") != kNone;
}

void read_x12(const Document& document, const KeyFilter&, Fields& fields) {
  const std::string_view text = document.text;
  Delimiters delimiters;
  std::size_t begin = 0;
  for (std::size_t isa = text.find(kIsa); isa != kNone; isa = text.find(kIsa, isa + 1)) {
    const auto next = delimiters_at(text, isa);
    if (!next) continue;
    InterchangeReader(text, delimiters, fields).read(begin, isa);
    delimiters = *next;
    begin = isa;
  }
  InterchangeReader(text, delimiters, fields).read(begin, text.size());
}

}  // namespace phiward
