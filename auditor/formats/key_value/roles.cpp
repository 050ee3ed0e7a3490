#include "auditor/formats/key_value/roles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "rules/context_words.hpp"
#include "rules/naming.hpp"

namespace phiward::key_value {
namespace {

using Kind = Role::Kind;

constexpr std::size_t kLongestName = 128;  // bytes; longer ones are no names

struct Row {
  std::string_view spelling;  // words joined, in the singular
  Kind kind;
  std::string_view word;
};

constexpr std::array kRoles = {
    Row{"patient", Kind::patient, "patient"},
    Row{"pt", Kind::patient, "patient"},
    Row{"ptn", Kind::patient, "patient"},
    Row{"inpatient", Kind::patient, "patient"},
    Row{"outpatient", Kind::patient, "patient"},
    Row{"claimant", Kind::patient, "patient"},
    Row{"beneficiary", Kind::patient, "beneficiary"},
    Row{"beneficiarie", Kind::patient, "beneficiary"},
    Row{"bene", Kind::patient, "beneficiary"},
    Row{"enrollee", Kind::patient, "enrollee"},
    Row{"guarantor", Kind::patient, "guarantor"},
    Row{"nok", Kind::patient, "nok"},
    Row{"nextofkin", Kind::patient, "next of kin"},
    Row{"emergencycontact", Kind::patient, "emergency contact"},
    Row{"policyholder", Kind::patient, "policy holder"},
    Row{"pat", Kind::insured, "patient"},
    Row{"insured", Kind::insured, "insured"},
    Row{"member", Kind::insured, "member"},
    Row{"mbr", Kind::insured, "member"},
    Row{"subscriber", Kind::insured, "subscriber"},
    Row{"sbscrbr", Kind::insured, "subscriber"},
    Row{"dependent", Kind::insured, "dependent"},
    Row{"spouse", Kind::insured, "spouse"},
    Row{"facility", Kind::provider, "provider"},
    Row{"hospital", Kind::provider, "provider"},
    Row{"clinic", Kind::provider, "provider"},
    Row{"pharmacy", Kind::provider, "provider"},
    Row{"organization", Kind::provider, "provider"},
    Row{"payer", Kind::provider, "provider"},
    Row{"insurer", Kind::provider, "provider"},
    Row{"laboratory", Kind::provider, "provider"},
    Row{"pcp", Kind::provider, "provider"},
};

// Words behind a role that leave it the name of a person's data.
constexpr auto kFollowers = std::to_array<std::string_view>(
    {"account",    "address",     "addresses", "contact",     "contacts", "coverage",
     "identifier", "identifiers", "insurance", "name",        "names",    "phone",
     "phones",     "telecom",     "a",         "attributes",  "b",        "body",
     "build",      "builder",     "create",    "data",        "demo",     "demographics",
     "details",    "dto",         "entity",    "example",     "factory",  "fixture",
     "fixtures",   "from",        "info",      "information", "input",    "instance",
     "json",       "list",        "make",      "model",       "new",      "obj",
     "object",     "objects",     "of",        "params",      "payload",  "person",
     "profile",    "props",       "record",    "records",     "req",      "request",
     "resource",   "response",    "row",       "rows",        "sample",   "seed",
     "test",       "vo"});

bool follows(const std::string& word) {
  return std::ranges::find(kFollowers, word) != kFollowers.end() ||
         (!word.empty() && word.find_first_not_of("0123456789") == std::string::npos);
}

std::string joined(std::span<const std::string> words) {
  std::string result;
  for (const std::string& word : words) result += word;
  if (result.size() > 3 && result.ends_with('s')) result.pop_back();
  return result;
}

// The role that ends with the last of `words`.
Role role_at_end(std::span<const std::string> words) {
  constexpr std::size_t kMostWords = 3;  // next of kin
  for (std::size_t count = std::min(kMostWords, words.size()); count > 0; --count) {
    const std::string spelling = joined(words.last(count));
    const auto row = std::ranges::find(kRoles, std::string_view(spelling), &Row::spelling);
    if (row != kRoles.end()) return {row->kind, row->word};
    if (count == 1 && is_provider_word(spelling)) return {Kind::provider, "provider"};
  }
  return {};
}

}  // namespace

Role role_of(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return {};
  const std::vector<std::string> words = name_words(name);
  for (std::size_t end = words.size(); end > 0; --end) {
    const Role role = role_at_end(std::span(words).first(end));
    if (role.kind != Kind::nobody) return role;
    if (!follows(words[end - 1])) return {};
  }
  return {};
}

}  // namespace phiward::key_value
