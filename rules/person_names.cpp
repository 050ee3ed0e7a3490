#include "rules/person_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostWords = 6;
constexpr std::string_view kBetweenWords = " ,^";

// Sorted. Words of forms, data types, roles, software and health care that stand where a name
// would.
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"account",      "active",    "address",   "admin",       "administrator",
     "age",          "alias",     "all",       "and",         "any",
     "api",          "are",       "array",     "attribute",   "bar",
     "baz",          "be",        "birth",     "boolean",     "by",
     "can",          "cannot",    "care",      "char",        "chart",
     "city",         "class",     "clinic",    "code",        "column",
     "contact",      "count",     "country",   "created",     "custom",
     "data",         "date",      "default",   "demo",        "details",
     "display",      "dob",       "does",      "dummy",       "email",
     "empty",        "encounter", "enter",     "entity",      "error",
     "example",      "false",     "family",    "field",       "file",
     "filter",       "first",     "firstname", "foo",         "for",
     "format",       "full",      "fullname",  "gender",      "get",
     "given",        "group",     "guarantor", "has",         "health",
     "hello",        "hospital",  "id",        "identifier",  "if",
     "in",           "inactive",  "info",      "information", "input",
     "insert",       "insurance", "int",       "integer",     "invalid",
     "is",           "key",       "label",     "last",        "lastname",
     "legal",        "list",      "maiden",    "medical",     "member",
     "message",      "middle",    "missing",   "model",       "mr",
     "mrn",          "must",      "my",        "na",          "name",
     "names",        "new",       "nil",       "no",          "none",
     "not",          "null",      "number",    "object",      "observation",
     "of",           "on",        "optional",  "or",          "patient",
     "patients",     "person",    "phone",     "placeholder", "plan",
     "please",       "postal",    "preferred", "prefix",      "primary",
     "provider",     "query",     "record",    "records",     "redacted",
     "registration", "request",   "required",  "resource",    "response",
     "sample",       "search",    "secondary", "select",      "service",
     "set",          "should",    "sort",      "ssn",         "state",
     "status",       "street",    "string",    "suffix",      "surname",
     "table",        "test",      "text",      "the",         "this",
     "title",        "to",        "true",      "type",        "undefined",
     "unknown",      "update",    "user",      "username",    "uuid",
     "value",        "varchar",   "view",      "was",         "when",
     "with",         "your"});
static_assert(std::ranges::is_sorted(kNoNames));

bool stands_for_no_name(std::string_view word) {
  const std::string folded = lower_case(word);
  return std::ranges::binary_search(kNoNames, std::string_view(folded));
}

bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 10> kParticles = {"da",  "de", "del", "der", "di",
                                                           "dos", "la", "van", "von", "y"};
  return std::ranges::find(kParticles, word) != kParticles.end();
}

bool is_name_byte(char c) {
  constexpr unsigned char kFirstNonAscii = 0x80;  // a byte of a UTF-8 letter
  return is_letter(c) || c == '\'' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= kFirstNonAscii;
}

// "McKay" and "O'NEIL" are names, "camelCase" and "getName" are code.
bool is_name_word(std::string_view word) {
  const bool capital = is_upper(word.front()) || !is_letter(word.front());
  return (capital || is_particle(word)) && std::ranges::all_of(word, is_name_byte);
}

}  // namespace

bool is_person_name(std::string_view value) {
  std::size_t words = 0;
  bool long_enough = false;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(kBetweenWords, at), value.size());
    const std::string_view word = value.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (++words > kMostWords || !is_name_word(word) || stands_for_no_name(word)) return false;
    long_enough = long_enough || (word.size() > 1 && std::ranges::any_of(word, is_letter));
  }
  return long_enough;
}

}  // namespace phiward
