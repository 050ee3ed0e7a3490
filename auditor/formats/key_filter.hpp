// Says which names of fields are worth handing to the judge, so that a table of a million
// measurements does not become a million fields. Errs on the side of yes: the judge decides.
// Remembers names that it was asked about: not to be shared between threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/beginnings.hpp"
#include "rules/catalog.hpp"

namespace phiward {

namespace key_value {
class Meanings;
}

class KnownColumns;

class KeyFilter {
 public:
  explicit KeyFilter(const Catalog& catalog);
  ~KeyFilter();
  KeyFilter(const KeyFilter&) = delete;
  KeyFilter& operator=(const KeyFilter&) = delete;

  // True if any rule's key occurs in `name` once both are down to letters and digits:
  // "Pt. SSN" has the key "ssn".
  [[nodiscard]] bool may_match(std::string_view name) const;

  // True if whole words of `name` are a rule's key: "Pt. SSN", and not "unssn".
  [[nodiscard]] bool is_key(std::string_view name) const;

  // True if all of `name` is: "date_of_birth".
  [[nodiscard]] bool has(std::string_view name) const;

  // True if `word` is one of the words of a key, or is a key: "birth", "ptdob".
  [[nodiscard]] bool knows(std::string_view word) const;

  // True if the last word of any rule's key could be `word`.
  [[nodiscard]] bool ends_with(std::string_view word) const;

  // What names of these keys mean in code and data, remembered over all documents.
  [[nodiscard]] key_value::Meanings& meanings() const { return *meanings_; }
  // And in tables.
  [[nodiscard]] KnownColumns& columns() const { return *columns_; }

 private:
  std::vector<std::string> keys_;       // in order
  Beginnings beginnings_;               // of keys_
  std::vector<std::string> words_;      // of all keys, in order
  std::vector<std::string> backwards_;  // the same, from their last letters, in order
  std::unique_ptr<key_value::Meanings> meanings_;
  std::unique_ptr<KnownColumns> columns_;
};

}  // namespace phiward
