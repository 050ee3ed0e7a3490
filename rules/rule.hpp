// A rule: one [[rule]] table of a catalog file. It says what an identifier looks
// like, which names it stands under, what supports it, and shows by example what
// it finds and what it must not find.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/vocabulary.hpp"

namespace phiward {

struct Rule {
  std::string id;         // [a-z0-9-]+, unique, stable: waivers and reports name it
  std::string title;      // "Social Security number"
  std::string reference;  // the standard or regulation the rule rests on
  Identifier identifier{};
  Subject subject = Subject::patient;  // whose it is unless context says otherwise

  // RE2 patterns that find a value by its own shape; the value is the group
  // (?P<value>…). Matched within one line.
  std::vector<std::string> patterns;

  // Names a value may stand under, as lower-case words: "date of birth", "dob".
  // They match any spelling (date_of_birth, dateOfBirth, DATE-OF-BIRTH), also after
  // a person prefix (pt_, patient, mem_, sub_, …), never inside another word.
  // `value` is the RE2 shape of what stands there.
  std::vector<std::string> keys;
  std::string value;

  std::string validator;             // a name in rules/validators.hpp, or empty
  std::vector<std::string> context;  // words nearby that support it
  double confidence = 0;             // of a valid match, before any context

  // Its keys stand in any software, not only where patients are spoken of.
  [[nodiscard]] bool has_common_keys() const { return confidence < 0.6; }

  Outcome most = Outcome::block;  // the gravest outcome it may reach

  // Weak patterns mean nothing alone: they are matched only in a document in which
  // another rule or a patient word was found (DESIGN: gates).
  bool weak = false;

  // The patterns are matched only in the line of another identifier (rules/beside.hpp).
  bool beside = false;

  // Examples hold placeholders such as {{ssn}} and mark the value as «…».
  std::vector<std::string> blocks;   // found, outcome block
  std::vector<std::string> matches;  // found, any outcome
  std::vector<std::string> rejects;  // this rule finds nothing

  std::string source;  // catalog file
  std::uint32_t line = 0;
};

}  // namespace phiward
