#include "auditor/formats/dicom/dicom.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "auditor/formats/dicom/tags.hpp"
#include "auditor/formats/dicom/value.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using dicom::Locus;
using dicom::Mention;
using dicom::Type;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestValue = 256;  // bytes
constexpr std::size_t kDay = 8;             // yyyymmdd

// "(0010,0010) PatientName"
std::string name_of(const Locus& locus) {
  std::array<char, 16> tag{};
  std::snprintf(tag.data(), tag.size(), "(%04x,%04x) ", locus.tag >> 16, locus.tag & 0xFFFFU);
  return tag.data() + std::string(locus.keyword);
}

// Letters as dictionaries differ in writing them: PatientName, Patient's Name, Patient Names.
std::string plain(std::string_view name) {
  std::string letters = lower_case(only(name, is_letter));
  std::erase(letters, 's');
  return letters;
}

// Gathers the fields of one data set, since what stands last may say that all is made up.
class DataSets {
 public:
  DataSets(std::string_view text, Fields& fields) : text_(text), fields_(fields) {}

  // An attribute that comes again, not inside a sequence, begins another data set.
  void enter(const Locus& locus, std::size_t indent) {
    if (seen_.empty()) indent_ = indent;
    if (indent > indent_) return;
    if (!seen_.insert(locus.tag).second) {
      finish();
      indent_ = indent;
      seen_.insert(locus.tag);
    }
  }

  void add(const Mention& mention, std::string_view value) {
    const Locus& locus = *mention.locus;
    if (locus.type == Type::marker) {
      removed_ = removed_ || value.starts_with("YES");
      return;
    }
    // Several values are separated by a backslash, the ways to write a name by =.
    const std::string_view separators = locus.type == Type::name ? "\\=" : "\\";
    for (std::size_t at = 0; at <= value.size();) {
      const std::size_t end = std::min(value.find_first_of(separators, at), value.size());
      add_one(mention, value.substr(at, end - at));
      at = end + 1;
    }
  }

  void finish() {
    const std::uint32_t record = waiting_.empty() ? 0 : fields_.new_record();
    for (Field& field : waiting_) {
      field.record = record;
      if (removed_) field.subject = Subject::synthetic;
      fields_.add(std::move(field));
    }
    waiting_.clear();
    seen_.clear();
    removed_ = false;
  }

 private:
  void add_one(const Mention& mention, std::string_view value) {
    const Locus& locus = *mention.locus;
    const std::string_view around = locus.type == Type::name ? " ^\t\r\n" : " \t\r\n";
    value.remove_prefix(std::min(value.find_first_not_of(around), value.size()));
    value = value.substr(0, value.find_last_not_of(around) + 1);
    if (locus.type == Type::date) value = value.substr(0, kDay);
    if (value.empty() || value.size() > kLongestValue) return;
    if (mention.in_program && plain(value) == plain(locus.keyword)) return;  // a dictionary
    if (waiting_.size() == Fields::kMost) return fields_.cut_off_here();
    Field field;
    field.name = name_of(locus);
    field.key = locus.key;
    field.value = value;
    field.begin = static_cast<std::size_t>(value.data() - text_.data());
    field.end = field.begin + value.size();
    // What a program passes may be a message; only a name with its parts marked is surely one.
    const bool loose = mention.in_program && locus.type == Type::name && value.find('^') == kNone;
    if (!loose) {
      field.identifier = locus.identifier;
      if (locus.type == Type::name) field.key.clear();  // any rule of names, listed or not
    }
    field.subject = locus.subject;
    waiting_.push_back(std::move(field));
  }

  std::string_view text_;
  Fields& fields_;
  std::vector<Field> waiting_;
  std::set<std::uint32_t> seen_;  // tags of this data set
  std::size_t indent_ = 0;        // of its lines
  bool removed_ = false;
};

// Counts the blanks before the first other character of the line on which `at` stands.
class Indents {
 public:
  explicit Indents(std::string_view text) : text_(text) {}

  // REQUIRES: `at` does not go back.
  std::size_t of(std::size_t at) {
    const std::size_t end = text_.substr(seen_, at - seen_).rfind('\n');
    if (end != kNone) {
      const std::size_t line = seen_ + end + 1;
      indent_ = std::min(text_.find_first_not_of(" \t>", line), at) - line;
    }
    seen_ = at;
    return indent_;
  }

 private:
  std::string_view text_;
  std::size_t seen_ = 0;
  std::size_t indent_ = 0;  // of the line on which seen_ stands
};

}  // namespace

bool dicom_wanted(const Document& document, std::span<const Hit> hits) {
  if (has_suffix(document.path, suffixes::kDicomHeaders)) return true;
  static constexpr std::array<std::string_view, 10> kMarkers{
      "(0010,",    "(0010, ",    "0x0010",      "00100010",    "00100020",
      "\"0010,00", "0010,0010=", "DCM_Patient", "Tag.Patient", "Tags.Patient"};
  return std::ranges::any_of(
      kMarkers, [&](std::string_view marker) { return has_marker(document, hits, marker); });
}

void read_dicom(const Document& document, const KeyFilter&, Fields& fields) {
  const std::string_view text = document.text;
  DataSets data_sets(text, fields);
  Indents indents(text);
  for (auto mention = dicom::next_mention(text, 0); mention;
       mention = dicom::next_mention(text, mention->end)) {
    data_sets.enter(*mention->locus, indents.of(mention->begin));
    for (const std::string_view value : dicom::values_behind(text, *mention)) {
      data_sets.add(*mention, value);
    }
  }
  data_sets.finish();
}

}  // namespace phiward
