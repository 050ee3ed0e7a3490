#include "auditor/formats/x12_interchange.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward::x12 {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kMostElements = 32;     // of one segment that are looked at
constexpr std::size_t kLongestValue = 256;    // bytes
constexpr std::size_t kDay = 8;               // yyyymmdd
constexpr std::size_t kRange = 2 * kDay + 1;  // yyyymmdd-yyyymmdd

std::string_view trimmed(std::string_view value) {
  const std::size_t begin = value.find_first_not_of(" \t");
  if (begin == kNone) return value.substr(0, 0);
  return value.substr(begin, value.find_last_not_of(" \t") - begin + 1);
}

bool begins_with_digit(std::string_view value) { return !value.empty() && is_digit(value[0]); }

bool is_code(std::string_view value, std::size_t shortest, std::size_t longest) {
  return value.size() >= shortest && value.size() <= longest &&
         std::ranges::all_of(value, is_alphanumeric);
}

}  // namespace

void InterchangeReader::read(const SpokenSegment& segment) {
  segment_ = &segment;
  split(segment.said());
  if (!believed_ && !is_unmistakable()) return;
  const std::string_view tag = element(0);
  const bool names = tag == "NM1" || tag == "N1";
  if (names || tag == "ST" || tag == "HL" || tag == "CLM" || tag == "CLP" || tag == "INS") {
    believed_ = true;
  }
  if (const Loop* loop = find_loop(tag)) enter(*loop);
  if (names) name_entity(element(1));
  if (tag == "NM1" && element(2) != "2") add_name();
  for (const Locus& locus : loci_of(tag)) read_locus(locus);
  if (const std::size_t number = prose_of(tag)) read_prose(number);
  if (segment.shortened()) fields_.cut_off_here();
}

void InterchangeReader::split(std::string_view said) {
  elements_.clear();
  for (std::size_t at = 0; elements_.size() < kMostElements && at <= said.size();) {
    const std::size_t end = std::min(said.find(delimiters_.element, at), said.size());
    elements_.push_back(trimmed(said.substr(at, end - at)));
    at = end + 1;
  }
}

// N1*N2 may be a multiplication, NM1*IL*1*… is not.
bool InterchangeReader::is_unmistakable() const {
  const std::string_view tag = element(0);
  if (tag == "NM1") return is_code(element(1), 2, 3) && (element(2) == "1" || element(2) == "2");
  if (tag == "ST") return element(1).size() == 3 && begins_with_digit(element(1));
  if (tag == "HL") return all_digits(element(1)) && is_code(element(3), 2, 2);
  if (tag == "CLM") return !element(1).empty() && begins_with_digit(element(2));
  if (tag == "CLP") return !element(1).empty() && all_digits(element(2)) && !element(3).empty();
  if (tag == "INS") return element(1) == "Y" || element(1) == "N";
  if (tag == "DMG") return element(1) == "D8";
  if (tag == "DTP") return element(2) == "D8" || element(2) == "RD8" || element(2) == "DT";
  if (tag == "DTM") return element(2).size() == kDay && begins_with_digit(element(2));
  return tag == "REF";
}

void InterchangeReader::enter(const Loop& loop) {
  if (loop.new_record) {
    new_record();
    names_.clear();
  }
  if (loop.segment == "CLM") in_claim_ = true;
  if (loop.new_record) in_claim_ = false;
  // SBR within a claim speaks of another insured, LX of the patient again.
  record_ = loop.segment == "SBR" && in_claim_ ? fields_.new_record() : patient_record_;
  side_ = loop.segment == "HL" ? side_of_level(element(3)) : loop.side;
  entity_.clear();
}

// Codes that are no known ones are not repeated to people.
void InterchangeReader::name_entity(std::string_view code) {
  side_ = side_of(code);
  entity_ = side_ == Subject::unknown ? std::string_view() : code;
}

// Family, given and middle name are one value where rules know the separator.
void InterchangeReader::add_name() {
  constexpr std::string_view kKnown = "*|^";
  static constexpr Meaning kName{"", Identifier::name, "patient name"};
  if (side_ == Subject::patient) names_.add(element(3));
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

void InterchangeReader::read_locus(const Locus& locus) {
  const Meaning* meaning = find_meaning(locus, element(locus.qualifier));
  if (meaning == nullptr) return;
  if (meaning->identifier == Identifier::date) {
    read_dates(locus, *meaning);
  } else {
    add(locus.value, element(locus.value), *meaning);
  }
}

// A day, a range of days, or either with times of day.
void InterchangeReader::read_dates(const Locus& locus, const Meaning& meaning) {
  const std::string_view value = element(locus.value);
  const std::size_t dash = value.find('-');
  if (value.size() == kRange) {
    add(locus.value, value, meaning);
  } else {
    add(locus.value, value.substr(0, kDay), meaning);
    if (dash != kNone) add(locus.value, value.substr(dash + 1, kDay), meaning);
  }
}

void InterchangeReader::read_prose(std::size_t number) {
  static constexpr Meaning kName{"", Identifier::name, "last name", Whose::patient};
  const std::string_view prose = element(number);
  for (const KnownNames::Place& place : names_.places_in(prose)) {
    add(number, prose.substr(place.begin, place.end - place.begin), kName);
  }
}

void InterchangeReader::add(std::size_t number, std::string_view value, const Meaning& meaning) {
  if (value.empty() || value.size() > kLongestValue) return;
  if (meaning.whose == Whose::patient_only && side_ != Subject::patient) return;
  const Span place = segment_->place_of(value);
  if (place.empty()) return;
  const bool in_pieces = place.size() < value.size();
  Field field;
  field.name = name_of(number, meaning);
  field.key = meaning.key;
  field.value =
      in_pieces ? fields_.keep(std::string(value)) : text_.substr(place.begin, place.size());
  field.begin = place.begin;
  field.end = place.end;
  field.record = meaning.whose == Whose::patient ? patient_record_ : record_;
  field.identifier = meaning.identifier;
  field.subject = meaning.whose == Whose::patient ? Subject::patient : side_;
  fields_.add(std::move(field));
}

// "NM109 (IL)", "REF02 (SY)"
std::string InterchangeReader::name_of(std::size_t number, const Meaning& meaning) const {
  std::string name(element(0));
  if (number < 10) name += '0';
  name += std::to_string(number);
  const bool by_entity = meaning.whose != Whose::patient && element(0) != "REF";
  const std::string_view code = by_entity ? std::string_view(entity_) : meaning.code;
  if (!code.empty()) name += " (" + std::string(code) + ")";
  return name;
}

}  // namespace phiward::x12
