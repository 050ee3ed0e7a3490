#include "rules/weighing.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "rules/boilerplate.hpp"
#include "rules/key_use.hpp"
#include "rules/naming.hpp"
#include "rules/shape.hpp"
#include "rules/surroundings.hpp"
#include "rules/synthetic.hpp"
#include "rules/token_bounds.hpp"
#include "rules/validators.hpp"

namespace phiward {
namespace {

// Log-odds. Each says how much more often a real identifier stands so than a look-alike.
constexpr double kKeyed = 0.9;          // for a rule whose confidence is that of a bare shape
constexpr double kKeyAlone = 0.0;       // for a rule that has no other confidence
constexpr double kStatedField = 2.6;    // the format itself says what the value is
constexpr double kNamedField = 0.4;     // a column or key of its own
constexpr double kContextLine = 0.7;    // a word of the rule on the same line
constexpr double kContextNearby = 0.3;  // within three lines
constexpr double kPatientLine = 1.8;    // a patient word in the name or on the same line
constexpr double kPatientNearby = 0.9;
constexpr double kLooselyBound = -1.0;  // for common keys only
constexpr double kSomethingElse = -1.0;
constexpr double kBoilerplate = -1.5;
constexpr double kTranslation = -3.0;  // for names and cities
constexpr double kCredit = -2.5;

constexpr std::size_t kLongestLineLook = 400;  // bytes on either side
constexpr std::size_t kLongestFieldName = 80;  // bytes

// What providers have and publish too. Nobody publishes a provider's date of birth.
constexpr std::array kSharedWithProviders = {
    Identifier::ssn, Identifier::name,  Identifier::address, Identifier::zip, Identifier::phone,
    Identifier::fax, Identifier::email, Identifier::license, Identifier::url, Identifier::other};

bool shared_with_providers(Identifier identifier) {
  return std::ranges::find(kSharedWithProviders, identifier) != kSharedWithProviders.end();
}

bool is_worded(Identifier identifier) {
  return identifier == Identifier::name || identifier == Identifier::address;
}

std::string_view place_of(Nearness nearness) {
  switch (nearness) {
    case Nearness::in_name:
      return " in its name";
    case Nearness::same_line:
      return " on the same line";
    case Nearness::nearby:
      return " within three lines";
  }
  throw std::logic_error("place_of: no such nearness");
}

std::string found_near(std::string_view what, const NearWord& near) {
  return std::string(what) + " '" + near.word + "'" + std::string(place_of(near.nearness));
}

void cap(Candidate& candidate, Outcome most) { candidate.most = std::max(candidate.most, most); }

std::string shape_reason(const Rule& rule) {
  if (rule.validator.empty()) return "the shape fits";
  return "the shape fits and check '" + rule.validator + "' passes";
}

bool stands_alone(std::string_view text, const Hit& hit) {
  const Span value{hit.value_begin, hit.value_end};
  return (hit.bounded_before || !joined_before(text, value)) &&
         (hit.bounded_behind || !joined_behind(text, value)) && !in_uuid(text, value);
}

bool is_value(const Rule& rule, std::string_view value) {
  const Validator* validator = find_validator(rule.validator);
  if (validator != nullptr && !validator->accepts(value)) return false;
  return !is_placeholder(value);
}

std::string key_name(std::string_view key) {
  std::string name = "key";
  for (const std::string& word : name_words(key)) name += " " + word;
  return name;
}

bool provider_is_nearer(const std::optional<NearWord>& provider,
                        const std::optional<NearWord>& patient) {
  if (!provider || provider->nearness == Nearness::nearby) return false;
  if (!patient || provider->nearness < patient->nearness) return true;
  return provider->nearness == patient->nearness && provider->distance < patient->distance;
}

void weigh_whose(const Surroundings& around, Candidate& candidate) {
  // A name beside "hospital" is a patient's or a surgeon's; a number is the hospital's.
  const Identifier identifier = candidate.rule->identifier;
  const auto patient =
      around.patient_word(!is_contact(identifier) || identifier == Identifier::name);
  const auto provider = around.provider_word();
  if (candidate.subject != Subject::provider && shared_with_providers(candidate.rule->identifier) &&
      provider_is_nearer(provider, patient)) {
    candidate.subject = Subject::provider;
    candidate.evidence.note(found_near("provider word", *provider));
  } else if (patient) {
    candidate.patient = true;
    const bool nearby = patient->nearness == Nearness::nearby;
    candidate.evidence.add(nearby ? kPatientNearby : kPatientLine,
                           found_near("patient word", *patient));
  }
}

// A key that is common in any software must be used unmistakably.
void weigh_key(std::string_view text, Candidate& candidate) {
  if (!candidate.rule->has_common_keys()) return;
  if (loosely_bound(text, candidate.key, candidate.value)) {
    candidate.evidence.add(kLooselyBound, "only a blank binds it to its name");
  }
  if (names_something_else(text, candidate.key)) {
    candidate.evidence.add(kSomethingElse, "its name goes on before the key");
  }
}

void weigh_context(const Surroundings& around, std::span<const std::vector<std::string>> phrases,
                   Candidate& candidate) {
  const auto word = around.phrase(phrases);
  if (!word) return;
  const bool nearby = word->nearness == Nearness::nearby;
  candidate.evidence.add(nearby ? kContextNearby : kContextLine, found_near("word", *word));
}

void weigh_made_up(std::string_view value, Candidate& candidate) {
  const auto reason = synthetic_reason(candidate.rule->identifier, value);
  if (!reason) return;
  candidate.subject = Subject::synthetic;
  candidate.evidence.note("made up: " + *reason);
  cap(candidate, Outcome::info);
}

void weigh_credits(const Document& document, Candidate& candidate) {
  const Identifier identifier = candidate.rule->identifier;
  if (is_boilerplate_path(document.path)) {
    candidate.evidence.add(kBoilerplate, "vendored, generated or legal file");
  }
  if (is_translation_path(document.path) && is_worded(identifier) && !candidate.stated) {
    candidate.evidence.add(kTranslation, "file of labels in several languages");
  }
  if (!is_contact(identifier)) return;
  const Span line = line_around(document.text, candidate.value.begin, kLongestLineLook);
  const bool credit = document.surface == Surface::identity ||
                      is_credit_line(document.text.substr(line.begin, line.end - line.begin));
  if (!credit) return;
  candidate.evidence.add(kCredit, "credit of an author");
  cap(candidate, Outcome::info);
}

// What is true of any value, wherever it was found.
void weigh_origin(const Document& document, std::string_view value, Candidate& candidate) {
  weigh_made_up(value, candidate);
  weigh_credits(document, candidate);
  if (candidate.subject == Subject::provider && candidate.rule->identifier != Identifier::ssn) {
    cap(candidate, Outcome::info);
  }
}

Candidate candidate_for(const Rule& rule, std::uint32_t index, Span value) {
  Candidate candidate;
  candidate.rule_index = index;
  candidate.rule = &rule;
  candidate.value = value;
  candidate.subject = rule.subject;
  candidate.most = rule.most;
  candidate.evidence = Evidence(rule.confidence);
  candidate.evidence.note(shape_reason(rule));
  return candidate;
}

double weight_of(const Field& field, const Rule& rule) {
  if (field.identifier) return kStatedField;
  if (!field.in_text) return kNamedField;
  return rule.patterns.empty() ? kKeyAlone : kKeyed;
}

}  // namespace

Weighing::Weighing(const Catalog& catalog) : catalog_(catalog), shapes_(catalog) {
  for (const Rule& rule : catalog.rules()) {
    auto& phrases = context_.emplace_back();
    for (const std::string& phrase : rule.context) {
      std::vector<std::string> words = name_words(phrase);
      if (!words.empty()) phrases.push_back(std::move(words));
    }
  }
}

std::optional<Candidate> Weighing::weigh(const Document& document, const Hit& hit) const {
  const Rule& rule = catalog_.rules().at(hit.rule);
  const Span span{hit.value_begin, hit.value_end};
  const std::string_view value = document.text.substr(span.begin, span.end - span.begin);
  if (!stands_alone(document.text, hit) || !is_value(rule, value)) return std::nullopt;

  Candidate candidate = candidate_for(rule, hit.rule, span);
  candidate.weak = rule.weak && !hit.keyed;
  if (hit.keyed) {
    if (is_code(document.text, span)) return std::nullopt;
    candidate.key = {hit.key_begin, hit.key_end};
    candidate.field = key_name(document.text.substr(hit.key_begin, hit.key_end - hit.key_begin));
    candidate.evidence.add(rule.patterns.empty() ? kKeyAlone : kKeyed, candidate.field);
    weigh_key(document.text, candidate);
  }
  const Surroundings around(document.text, candidate.value, candidate.key);
  weigh_context(around, context_[hit.rule], candidate);
  weigh_whose(around, candidate);
  weigh_origin(document, value, candidate);
  return candidate;
}

std::optional<Candidate> Weighing::weigh(const Document& document, const Field& field) const {
  if (field.begin > field.end || field.end > document.text.size()) {
    throw std::invalid_argument("field " + printable(field.name) + " lies outside its document");
  }
  if (field.begin == field.end) return std::nullopt;
  const auto index = shapes_.rule_of(field, field.value);
  if (!index || is_placeholder(field.value)) return std::nullopt;

  const Span span{field.begin, field.end};
  if (field.in_text && (is_code(document.text, span) || in_uuid(document.text, span))) {
    return std::nullopt;
  }

  Candidate candidate = candidate_for(catalog_.rules()[*index], *index, span);
  candidate.settled = field.subject != Subject::patient;
  if (candidate.settled) candidate.subject = field.subject;
  candidate.field = printable(field.name.substr(0, kLongestFieldName));
  candidate.record = field.record;
  candidate.in_text = field.in_text;
  candidate.stated = field.identifier.has_value();
  candidate.evidence.add(weight_of(field, *candidate.rule), candidate.field);
  if (field.subject == Subject::synthetic) {
    candidate.evidence.note("its record is declared to be test data");
    cap(candidate, Outcome::info);
  }
  if (field.identifier) {
    candidate.patient = candidate.subject == Subject::patient;
  } else if (field.in_text) {
    candidate.key = {field.key_begin, field.key_end};
    Surroundings around(document.text, span, candidate.key);
    around.add_name(field.name);
    weigh_context(around, context_[*index], candidate);
    weigh_whose(around, candidate);
  } else {
    weigh_whose(Surroundings(field.key + " " + field.name), candidate);
  }
  weigh_origin(document, field.value, candidate);
  return candidate;
}

}  // namespace phiward
