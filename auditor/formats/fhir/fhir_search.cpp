#include <algorithm>
#include <array>
#include <string>

#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/literal_part.hpp"
#include "auditor/formats/marker.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestQuery = 4096;  // bytes
constexpr std::size_t kDateSize = 10;        // bytes of YYYY-MM-DD

// R4: search parameters of persons.
struct Parameter {
  std::string_view name;
  Identifier identifier;
  std::string_view key;
};
constexpr auto kParameters = std::to_array<Parameter>({
    {"address", Identifier::address, "address"},
    {"address-city", Identifier::address, "city"},
    {"address-postalcode", Identifier::zip, "zip"},
    {"birthdate", Identifier::date, "birth date"},
    {"death-date", Identifier::date, "death date"},
    {"email", Identifier::email, "email"},
    {"family", Identifier::name, "last name"},
    {"given", Identifier::name, "first name"},
    {"identifier", Identifier::mrn, "mrn"},
    {"name", Identifier::name, "full name"},
    {"phone", Identifier::phone, "phone"},
    {"phonetic", Identifier::name, "full name"},
    {"telecom", Identifier::phone, "phone"},
});

// What comes before a query of persons.
constexpr std::array<std::string_view, 3> kResources{"Patient", "RelatedPerson", "Person"};
constexpr std::array<std::string_view, 5> kMarkers{"Patient?", "Person?", "/_search?", "patient.",
                                                   ":Patient."};
// What comes before a parameter of the person another resource is about.
constexpr std::array<std::string_view, 4> kChains{"patient.", "subject.", "subject:Patient.",
                                                  "beneficiary."};

bool ends_query(char c) {
  constexpr std::string_view kEnds = " \t\r\n\"'`<>)\\";
  return kEnds.find(c) != kEnds.npos;
}

bool is_of_persons(std::string_view before) {
  return std::ranges::any_of(kResources, [&](std::string_view resource) {
    return before.ends_with(resource) &&
           (before.size() == resource.size() || before[before.size() - resource.size() - 1] == '/');
  });
}

const Parameter* find_parameter(std::string_view name, bool of_persons) {
  for (const std::string_view chain : kChains) {
    if (!name.starts_with(chain)) continue;
    name.remove_prefix(chain.size());
    of_persons = true;
    break;
  }
  name = name.substr(0, name.find(':'));  // a modifier such as :exact
  const auto* found = std::ranges::find(kParameters, name, &Parameter::name);
  return !of_persons || found == kParameters.end() ? nullptr : found;
}

// Without what says which system, or that days before it are meant as well.
std::string_view bare_value(const Parameter& parameter, std::string_view value) {
  if (parameter.identifier == Identifier::date) {
    const std::size_t digit = std::min(value.find_first_of("0123456789"), value.size());
    return value.substr(digit, kDateSize);
  }
  static constexpr std::array<std::string_view, 3> kBars{"|", "%7C", "%7c"};
  for (const std::string_view bar : kBars) {
    const std::size_t at = value.rfind(bar);
    if (at != kNone) value.remove_prefix(at + bar.size());
  }
  return value.substr(0, value.find_first_of("%+"));  // the first word
}

void read_query(std::string_view query, bool of_persons, std::string_view text, Fields& fields) {
  std::uint32_t record = 0;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view pair = query.substr(at, end - at);
    at = end + 1;
    const std::size_t equals = pair.find('=');
    if (equals == kNone) continue;
    const Parameter* parameter = find_parameter(pair.substr(0, equals), of_persons);
    if (parameter == nullptr) continue;
    Field field;
    field.value = literal_part(bare_value(*parameter, pair.substr(equals + 1)));
    if (field.value.empty()) continue;
    if (record == 0) record = fields.new_record();
    field.name = "search for " + std::string(parameter->key);
    field.key = parameter->key;
    field.identifier = parameter->identifier;
    field.begin = static_cast<std::size_t>(field.value.data() - text.data());
    field.end = field.begin + field.value.size();
    field.record = record;
    fields.add(std::move(field));
  }
}

}  // namespace

bool fhir_search_wanted(const Document& document, std::span<const Hit> hits) {
  if (hits.empty() && !document.of_patients) return false;
  return std::ranges::any_of(kMarkers,
                             [&](std::string_view marker) { return stands(document, marker); });
}

void read_fhir_search(const Document& document, const KeyFilter&, Fields& fields) {
  const std::string_view text = document.text;
  for (std::size_t mark = text.find('?'); mark != kNone;) {
    const std::string_view window = text.substr(mark + 1, kLongestQuery);
    const auto* end = std::ranges::find_if(window, ends_query);
    const std::string_view query = window.substr(0, static_cast<std::size_t>(end - window.begin()));
    std::string_view before = text.substr(0, mark);
    if (before.ends_with("/_search")) before.remove_suffix(std::string_view("/_search").size());
    read_query(query, is_of_persons(before), text, fields);
    mark = text.find('?', mark + 1 + query.size());
  }
}

}  // namespace phiward
