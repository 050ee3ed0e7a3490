#include "rules/person_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "rules/ascii.hpp"
#include "rules/name_lexicon.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostWords = 6;
constexpr std::string_view kBetweenWords = " ,^*|_";

// Sorted. Words of forms, data types, roles, software and health care that stand where a name
// would.
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"account",    "active",     "address",    "admin",        "administrator",
     "admitted",   "age",        "alias",      "all",          "also",
     "and",        "any",        "api",        "are",          "array",
     "attribute",  "august",     "bar",        "baz",          "be",
     "birth",      "birthdate",  "birthplace", "boolean",      "but",
     "by",         "can",        "cannot",     "care",         "char",
     "chart",      "city",       "class",      "clinic",       "code",
     "column",     "contact",    "count",      "country",      "county",
     "created",    "custom",     "data",       "date",         "dds",
     "december",   "default",    "demo",       "details",      "diagnosis",
     "display",    "dob",        "doctor",     "does",         "dummy",
     "email",      "empty",      "encounter",  "enter",        "entity",
     "error",      "ex",         "example",    "false",        "family",
     "familyname", "fathername", "fax",        "february",     "field",
     "file",       "filter",     "first",      "firstname",    "foo",
     "for",        "format",     "friday",     "from",         "full",
     "fullname",   "gender",     "general",    "get",          "given",
     "givenname",  "group",      "guarantor",  "has",          "health",
     "hello",      "history",    "hospital",   "id",           "identifier",
     "if",         "in",         "inactive",   "info",         "information",
     "input",      "insert",     "insurance",  "int",          "integer",
     "into",       "invalid",    "is",         "it",           "january",
     "july",       "key",        "kind",       "label",        "last",
     "lastname",   "legal",      "list",       "location",     "lpn",
     "maiden",     "md",         "medical",    "member",       "message",
     "middle",     "missing",    "model",      "monday",       "mothername",
     "mr",         "mrn",        "must",       "my",           "na",
     "name",       "names",      "new",        "nil",          "no",
     "none",       "not",        "note",       "november",     "np",
     "null",       "number",     "nurse",      "object",       "observation",
     "october",    "of",         "on",         "optional",     "or",
     "otherwise",  "patient",    "patients",   "permanente",   "person",
     "pharmd",     "phd",        "phone",      "physician",    "placeholder",
     "plan",       "please",     "policy",     "postal",       "preferred",
     "prefix",     "primary",    "property",   "provider",     "query",
     "record",     "records",    "redacted",   "registration", "request",
     "required",   "resource",   "response",   "rn",           "sample",
     "saturday",   "search",     "secondary",  "see",          "select",
     "september",  "service",    "set",        "sex",          "should",
     "sort",       "ssn",        "state",      "status",       "street",
     "string",     "such",       "suffix",     "sunday",       "super",
     "surname",    "table",      "test",       "text",         "the",
     "this",       "thursday",   "title",      "to",           "town",
     "true",       "tuesday",    "type",       "undefined",    "unknown",
     "update",     "user",       "username",   "uuid",         "value",
     "values",     "varchar",    "view",       "visit",        "was",
     "wednesday",  "when",       "where",      "which",        "with",
     "your"});
static_assert(std::ranges::is_sorted(kNoNames));

bool is_listed_no_name(const std::string& folded) {
  return std::ranges::binary_search(kNoNames, std::string_view(folded));
}

// "name" and "PatientName" are the names of fields.
bool stands_for_no_name(std::string_view word) {
  if (is_listed_no_name(lower_case(word))) return true;
  const std::vector<std::string> parts = name_words(word);
  return parts.size() > 1 && std::ranges::all_of(parts, is_listed_no_name);
}

bool is_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kParticles = {"da",  "de", "del", "der", "di",
                                                                  "dos", "la", "van", "von", "y"};
  return std::ranges::find(kParticles, word) != kParticles.end();
}

// A byte of a UTF-8 letter.
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_name_byte(char c) {
  return is_letter(c) || c == '\'' || c == '-' || c == '.' || is_beyond_ascii(c);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

// "McKay" and "O'NEIL" are names, "camelCase" and "getName" are code.
bool is_name_word(std::string_view word) {
  const bool capital = is_upper(word.front()) || !is_letter(word.front());
  return (capital || is_particle(word)) && std::ranges::all_of(word, is_name_byte);
}

bool is_full_word(std::string_view word) {
  return word.size() > 1 && std::ranges::any_of(word, is_letter);
}

// Ordinary words too: Mark, Grant.
bool is_a_first_name(std::string_view word) { return first_name_rank(word) != NameRank::unlisted; }
bool is_a_last_name(std::string_view word) { return last_name_rank(word) != NameRank::unlisted; }

std::vector<std::string_view> words_of(std::string_view value) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(kBetweenWords, at), value.size());
    if (end > at) words.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool is_person_name(std::string_view value) {
  const std::vector<std::string_view> words = words_of(value);
  const bool capitalised = std::ranges::all_of(
      words, [](std::string_view word) { return is_name_word(word) && !stands_for_no_name(word); });
  return capitalised && words.size() <= kMostWords && std::ranges::any_of(words, is_full_word);
}

bool is_listed_name(std::string_view value) {
  if (!is_person_name(value)) return false;
  const std::vector<std::string_view> words = words_of(value);
  if (words.size() == 1) return is_listed_first_name(words[0]) || is_listed_last_name(words[0]);
  const bool last_first = value.find_first_of(",^") != std::string_view::npos;
  const std::string_view first = words[last_first ? 1 : 0];
  const std::string_view last = words[last_first ? 0 : words.size() - 1];
  const bool usual = first_name_rank(first) == NameRank::common && !is_ordinary_word(first);
  if (is_clinical_word(last) && !usual && !is_listed_last_name(last)) return false;
  if (is_listed_first_name(first)) return !is_ordinary_word(last) || is_a_last_name(last);
  return is_a_first_name(first) && is_listed_last_name(last);
}

bool is_plausible_name(std::string_view value) {
  if (!is_person_name(value)) return false;
  if (is_listed_name(value)) return true;
  const auto could_be = [](std::string_view word) {
    const bool spoken = lower_case(word).find_first_of("aeiouy") != std::string_view::npos ||
                        !std::ranges::all_of(word, is_letter);
    return is_particle(word) || word.size() <= 2 ||
           (spoken && !is_ordinary_word(word) && !is_clinical_word(word));
  };
  return std::ranges::all_of(words_of(value), could_be);
}

bool is_recorded_name(std::string_view value) {
  const std::vector<std::string_view> words = words_of(value);
  const auto begins_letter = [](char c) {  // of UTF-8 beyond Latin-1's signs
    return is_letter(c) || (c >= '\xc3' && c <= '\xf4');
  };
  return !words.empty() && !stands_for_no_name(words.front()) &&
         std::ranges::count_if(value, begins_letter) >= 2 &&
         std::ranges::none_of(value, is_control);
}

}  // namespace phiward
