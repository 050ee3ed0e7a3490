#include "auditor/formats/hl7v2_segment.hpp"

#include <algorithm>
#include <array>

#include "rules/ascii.hpp"

namespace phiward::hl7v2 {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kMostFields = 128;      // of a segment
constexpr std::size_t kMostRepetitions = 64;  // of a field
constexpr std::size_t kDay = 8;               // yyyymmdd

// The part of `text` before the next `separator`, which is taken off `text` with it.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::string_view trimmed(std::string_view text, std::string_view what) {
  const std::size_t begin = text.find_first_not_of(what);
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(what) - begin + 1);
}

// ddd-dd-dddd, whatever type of number the sender calls it.
bool is_dashed_ssn(std::string_view value) {
  return value.size() == 11 && value[3] == '-' && value[6] == '-' && all_digits(value.substr(7));
}

bool begins_with_day(std::string_view value) {
  return value.size() >= kDay && all_digits(value.substr(0, kDay)) &&
         (value.starts_with("19") || value.starts_with("20"));
}

// Bytes of a day with the time of day and the zone that follow it: yyyymmddhhmm[ss[.ssss]][+zzzz].
std::size_t time_stamp_size(std::string_view value) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
  if (digits != kDay + 4 && digits != kDay + 6) return kDay;
  std::size_t size = digits;
  if (size < value.size() && value[size] == '.') {
    size = std::min(value.find_first_not_of("0123456789", size + 1), value.size());
  }
  const std::string_view zone = value.substr(size);
  const bool zoned =
      zone.size() >= 5 && (zone[0] == '+' || zone[0] == '-') && all_digits(zone.substr(1, 4));
  return zoned ? size + 5 : size;
}

// Without escape sequences (\T\, \.br\): a blank stands for each.
std::string unescaped(std::string_view value) {
  constexpr std::size_t kLongestSequence = 12;
  std::string result;
  while (!value.empty()) {
    const std::size_t begin = std::min(value.find('\\'), value.size());
    result += value.substr(0, begin);
    value.remove_prefix(begin);
    const std::size_t end = value.substr(0, kLongestSequence).find('\\', 1);
    if (!value.empty()) result += ' ';
    value.remove_prefix(std::min(end == kNone ? 1 : end + 1, value.size()));
  }
  return result;
}

}  // namespace

void SegmentReader::begin_message(const Delimiters& delimiters) {
  delimiters_ = delimiters;
  in_message_ = true;
  awaits_patient_ = true;
  begin_record();
}

void SegmentReader::begin_record() {
  record_ = fields_.new_record();
  names_.clear();
}

void SegmentReader::read(const SpokenSegment& segment, std::string_view name,
                         const Delimiters& delimiters) {
  segment_ = &segment;
  delimiters_ = delimiters;
  name_ = name;
  if (record_ == 0 || (name == "PID" && !awaits_patient_)) begin_record();
  if (name == "PID") awaits_patient_ = false;
  split(segment.said());
  telling_ = in_message_ || is_telling();
  bool prose = false;
  for (const Locus& locus : loci_of(name)) {
    number_ = locus.field;
    prose = prose || locus.type == Type::prose;
    read_locus(field(number_), locus);
  }
  if (name == "OBX") read_result();
  if (name.starts_with('Z')) read_local();
  if (segment.shortened() && !prose && name != "OBX") fields_.cut_off_here();
}

void SegmentReader::split(std::string_view said) {
  split_.clear();
  while (!said.empty() && split_.size() <= kMostFields) {
    split_.push_back(take(said, delimiters_.field));
  }
}

// A component, or a day, stands in it.
bool SegmentReader::is_telling() const {
  return std::ranges::any_of(split_, [this](std::string_view value) {
    return value.find(delimiters_.component) != kNone || begins_with_day(value);
  });
}

std::string_view SegmentReader::field(std::size_t number) const {
  return number < split_.size() ? split_[number] : std::string_view();
}

std::string_view SegmentReader::components(std::string_view value, std::size_t first,
                                           std::size_t count) const {
  while (--first > 0) take(value, delimiters_.component);
  std::string_view rest = value;
  while (count-- > 0) take(rest, delimiters_.component);
  const std::string_view all = value.substr(0, value.size() - rest.size());
  return all.substr(0, all.find_last_not_of(delimiters_.component) + 1);
}

void SegmentReader::read_locus(std::string_view field, const Locus& locus) {
  for (std::size_t i = 0; i < kMostRepetitions && !field.empty(); ++i) {
    read_value(take(field, delimiters_.repetition), locus);
  }
  if (!field.empty()) fields_.cut_off_here();
}

void SegmentReader::read_value(std::string_view value, const Locus& locus) {
  switch (locus.type) {
    case Type::text:
      return read_text(component(value, 1), locus);
    case Type::id:
      return read_id(value, locus);
    case Type::person:
      return read_name(value, 1, locus);
    case Type::staff:
      return read_staff(value, locus);
    case Type::address:
      return read_address(value, locus);
    case Type::phone:
      return read_phone(value, locus);
    case Type::date:
      return read_days(value, locus);
    case Type::timing:
      return read_days(components(value, 4, 2), locus);
    case Type::prose:
      return read_prose(value, locus);
  }
}

// Counties and the like are often codes.
void SegmentReader::read_text(std::string_view value, const Locus& locus) {
  constexpr std::size_t kLongestCode = 3;
  if (locus.identifier == Identifier::address && value.size() <= kLongestCode) return;
  add(value, locus);
}

void SegmentReader::read_id(std::string_view value, const Locus& locus) {
  const std::string_view number = component(value, 1);
  const std::string_view code = component(value, 5);
  if (std::ranges::none_of(number, is_digit) || is_no_persons_id(code)) return;
  const IdType* type = find_id_type(code);
  std::string_view authority = component(value, 4);
  for (int parts = 0; parts < 2 && type == nullptr && !authority.empty(); ++parts) {
    type = find_id_authority(take(authority, delimiters_.subcomponent));
  }
  if (type == nullptr && is_dashed_ssn(number)) {
    return add(number, locus, Identifier::ssn, "ssn");
  }
  add(number, locus, type ? type->identifier : locus.identifier, type ? type->key : locus.key);
}

// Family, given and middle name from component `first` on are one value where the rules know the
// separator, unless the family name has parts of its own.
void SegmentReader::read_name(std::string_view value, std::size_t first, const Locus& locus) {
  std::string_view family = component(value, first);
  const bool divided = value.find(delimiters_.component) != kNone;
  if (!divided && !telling_) return;
  if (locus.subject == Subject::patient) {
    std::string_view rest = family;
    names_.add(take(rest, delimiters_.subcomponent));
  }
  const bool in_parts = family.find(delimiters_.subcomponent) != kNone;
  if (!in_parts && delimiters_.component == '^') {
    return add(trimmed(components(value, first, 3), "^"), locus);
  }
  for (std::size_t part = 0; part < 5 && !family.empty(); ++part) {  // FN: own, spouse's
    const std::string_view name = take(family, delimiters_.subcomponent);
    const bool prefix = part == 1 || part == 3;
    if (!prefix) add(name, locus, locus.identifier, "last name");
  }
  for (const std::size_t given : {first + 1, first + 2}) {
    add(component(value, given), locus, locus.identifier, "first name");
  }
}

void SegmentReader::read_staff(std::string_view value, const Locus& locus) {
  constexpr std::size_t kNpi = 10;  // digits
  const std::string_view id = component(value, 1);
  if (id.size() == kNpi && all_digits(id)) add(id, locus, std::nullopt, "npi");
  read_name(value, 2, locus);
}

void SegmentReader::read_address(std::string_view value, const Locus& locus) {
  if (!telling_) return;
  for (const std::size_t part : {1, 2, 3, 9}) {  // street, other designation, city, county
    add(component(value, part), locus, Identifier::address, part == 3 ? "city" : "street");
  }
  add(component(value, 5), locus, Identifier::zip, "zip");
}

void SegmentReader::read_phone(std::string_view value, const Locus& locus) {
  const bool fax = component(value, 2) == "FX" || component(value, 3) == "FX";
  const Identifier number = fax ? Identifier::fax : locus.identifier;
  const std::string_view key = fax ? "hl7 xtn fax" : locus.key;
  const std::string_view first = component(value, 1);
  const bool email = first.find('@') != kNone;
  add(first, locus, email ? Identifier::email : number, email ? "email" : key);
  add(component(value, 4), locus, Identifier::email, "email");
  const bool area = delimiters_.component == '^' && !component(value, 6).empty();
  if (area) {
    add(components(value, 6, 2), locus, number, fax ? "hl7 xtn fax parts" : "hl7 xtn parts");
  } else {
    add(component(value, 7), locus, number, key);
  }
  add(component(value, 12), locus, number, key);
}

void SegmentReader::read_days(std::string_view value, const Locus& locus) {
  while (!value.empty()) read_day(take(value, delimiters_.component), locus);
}

void SegmentReader::read_day(std::string_view value, const Locus& locus) {
  value = trimmed(value, " ");
  add(begins_with_day(value) ? value.substr(0, time_stamp_size(value)) : value, locus);
}

void SegmentReader::read_prose(std::string_view value, const Locus& locus) {
  for (const KnownNames::Place& place : names_.places_in(value)) {
    add(value.substr(place.begin, place.end - place.begin), locus, Identifier::name, "last name");
  }
}

void SegmentReader::read_result() {
  const Locus* locus = locus_of_result(field(2));
  number_ = 5;
  if (locus != nullptr) read_locus(field(5), *locus);
  const std::string question = lower_case(field(3));
  if (field(2) == "NM" && KnownNames::holds_word(question, "age")) {
    add(field(5), {"OBX", 5, Type::text, Identifier::age, "patient age"});
  }
}

// Nobody but the sender knows what a Z-segment holds: names and days are told by their form.
void SegmentReader::read_local() {
  static constexpr Locus kDayOfEvent{"Z", 0, Type::date, Identifier::date, "hl7 event date"};
  static constexpr Locus kPerson{"Z", 0, Type::person, Identifier::name, ""};
  for (number_ = 1; number_ < split_.size(); ++number_) {
    const std::string_view value = field(number_);
    if (begins_with_day(value) && time_stamp_size(value) == value.size()) {
      add(value, kDayOfEvent);
    } else if (value.find(delimiters_.component) != kNone && is_letter(value.front())) {
      Locus person = kPerson;
      if (has_degree(value)) person.subject = Subject::provider;
      add(components(value, 1, 3), person, std::nullopt, "hl7 local name");
    }
  }
}

bool SegmentReader::has_degree(std::string_view value) const {
  static constexpr auto kDegrees =
      std::to_array<std::string_view>({"DDS", "DO", "DPM", "DR", "Dr", "Dr.", "LPN", "MD", "M.D.",
                                       "NP", "PA", "PA-C", "RN", "RPH"});
  while (!value.empty()) {
    const std::string_view part = take(value, delimiters_.component);
    if (std::ranges::find(kDegrees, part) != kDegrees.end()) return true;
  }
  return false;
}

void SegmentReader::add(std::string_view value, const Locus& locus,
                        std::optional<Identifier> identifier, std::string_view key) {
  constexpr std::string_view kBlanks = " \t";
  const std::string_view whole = trimmed(value, kBlanks);
  if (trimmed(whole, "\"^").empty()) return;  // "" deletes a value
  const Span place = segment_->place_of(whole);
  if (place.empty()) return;
  const bool in_pieces = place.size() < whole.size();
  Field field;
  field.name = name_ + "-" + std::to_string(number_);
  field.key = key;
  field.value =
      in_pieces ? fields_.keep(unescaped(whole)) : text_.substr(place.begin, place.size());
  field.begin = place.begin;
  field.end = place.end;
  field.record = record_;
  field.identifier = identifier;
  field.subject = locus.subject;
  fields_.add(std::move(field));
}

}  // namespace phiward::hl7v2
