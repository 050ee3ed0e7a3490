// The test of a catalog by its own examples. `phiward rules check` prints it and the
// unit tests assert it: maintainers, sites and CI run the same code.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rules/catalog.hpp"

namespace phiward {

enum class Expectation : std::uint8_t { blocks, matches, rejects };

struct ExampleCase {
  std::string rule;  // id
  Expectation expectation{};
  std::string text;   // with placeholders, as written
  std::string where;  // "FILE:LINE" of the rule
};

struct Problem {
  std::string where;  // "FILE:LINE"
  std::string what;   // holds placeholders, never filled values
};

[[nodiscard]] std::vector<ExampleCase> example_cases(const Catalog& catalog);

// Checks one catalog; expensive parts are made once. Single-threaded.
class CatalogChecker {
 public:
  explicit CatalogChecker(const Catalog& catalog);  // REQUIRES: outlives the checker
  ~CatalogChecker();

  // Problems of one example under `seed`; empty if it holds.
  [[nodiscard]] std::vector<Problem> check(const ExampleCase& example, std::uint64_t seed) const;

  // All examples under several seeds.
  [[nodiscard]] std::vector<Problem> check_all() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace phiward
