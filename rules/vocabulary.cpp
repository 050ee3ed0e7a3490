#include "rules/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

namespace phiward {
namespace {

struct IdentifierWord {
  Identifier value;
  std::string_view word;
  std::string_view title;
  char letter;  // 45 CFR 164.514(b)(2)(i)
};

constexpr std::array kIdentifiers = {
    IdentifierWord{Identifier::ssn, "ssn", "Social Security number", 'G'},
    IdentifierWord{Identifier::name, "name", "Name", 'A'},
    IdentifierWord{Identifier::address, "address", "Street address", 'B'},
    IdentifierWord{Identifier::zip, "zip", "ZIP code", 'B'},
    IdentifierWord{Identifier::date, "date", "Date of a person's care or life", 'C'},
    IdentifierWord{Identifier::age, "age", "Age over 89", 'C'},
    IdentifierWord{Identifier::phone, "phone", "Telephone number", 'D'},
    IdentifierWord{Identifier::fax, "fax", "Fax number", 'E'},
    IdentifierWord{Identifier::email, "email", "Email address", 'F'},
    IdentifierWord{Identifier::mrn, "mrn", "Medical record number", 'H'},
    IdentifierWord{Identifier::health_plan, "health_plan", "Health plan beneficiary number", 'I'},
    IdentifierWord{Identifier::account, "account", "Account number", 'J'},
    IdentifierWord{Identifier::license, "license", "Certificate or license number", 'K'},
    IdentifierWord{Identifier::vehicle, "vehicle", "Vehicle identifier", 'L'},
    IdentifierWord{Identifier::device, "device", "Device identifier or serial number", 'M'},
    IdentifierWord{Identifier::url, "url", "Web address of a person", 'N'},
    IdentifierWord{Identifier::ip, "ip", "IP address", 'O'},
    IdentifierWord{Identifier::biometric, "biometric", "Biometric identifier", 'P'},
    IdentifierWord{Identifier::photo, "photo", "Photograph of a person", 'Q'},
    IdentifierWord{Identifier::other, "other", "Other unique identifying code", 'R'},
    IdentifierWord{Identifier::schema, "schema", "Place that will hold PHI", '-'},
};

template <class Word>
struct WordRow {
  Word value;
  std::string_view word;
};

constexpr std::array kSubjects = {
    WordRow<Subject>{Subject::patient, "patient"},
    WordRow<Subject>{Subject::provider, "provider"},
    WordRow<Subject>{Subject::synthetic, "synthetic"},
    WordRow<Subject>{Subject::unknown, "unknown"},
};

constexpr std::array kOutcomes = {
    WordRow<Outcome>{Outcome::block, "block"},
    WordRow<Outcome>{Outcome::warn, "warn"},
    WordRow<Outcome>{Outcome::info, "info"},
};

constexpr std::array kSurfaces = {
    WordRow<Surface>{Surface::blob, "blob"},
    WordRow<Surface>{Surface::commit_message, "commit_message"},
    WordRow<Surface>{Surface::tag_message, "tag_message"},
    WordRow<Surface>{Surface::note, "note"},
    WordRow<Surface>{Surface::path, "path"},
    WordRow<Surface>{Surface::ref_name, "ref_name"},
    WordRow<Surface>{Surface::identity, "identity"},
};

constexpr const auto& table_of(Identifier) { return kIdentifiers; }
constexpr const auto& table_of(Subject) { return kSubjects; }
constexpr const auto& table_of(Outcome) { return kOutcomes; }
constexpr const auto& table_of(Surface) { return kSurfaces; }

template <class Word>
const auto& row_of(Word value) {
  const auto& table = table_of(value);
  const auto row = std::ranges::find(table, value, [](const auto& r) { return r.value; });
  if (row == table.end()) throw std::logic_error("vocabulary: a value that has no word");
  return *row;
}

}  // namespace

std::string_view to_string(Identifier value) { return row_of(value).word; }
std::string_view to_string(Subject value) { return row_of(value).word; }
std::string_view to_string(Outcome value) { return row_of(value).word; }
std::string_view to_string(Surface value) { return row_of(value).word; }

template <class Word>
std::optional<Word> parse_word(std::string_view text) {
  const auto& table = table_of(Word{});
  const auto row = std::ranges::find(table, text, [](const auto& r) { return r.word; });
  if (row == table.end()) return std::nullopt;
  return row->value;
}

template std::optional<Identifier> parse_word<Identifier>(std::string_view);
template std::optional<Subject> parse_word<Subject>(std::string_view);
template std::optional<Outcome> parse_word<Outcome>(std::string_view);
template std::optional<Surface> parse_word<Surface>(std::string_view);

std::string_view title_of(Identifier value) { return row_of(value).title; }
char hipaa_letter(Identifier value) { return row_of(value).letter; }

}  // namespace phiward
