// A small catalog for the tests of format readers: only its keys matter.
#pragma once

#include "rules/catalog.hpp"

namespace phiward::test {

inline const Catalog& example_catalog() {
  static const Catalog catalog = Catalog::from_text(R"(
[[rule]]
id = "example"
title = "Example"
reference = "none"
identifier = "other"
hipaa = "R"
confidence = 0.5
keys = ["ssn", "date of birth", "mrn"]
value = '\d+'
matches = ["mrn: «1»", "ssn: «2»"]
rejects = ["a", "b"]
)",
                                                    "example.toml");
  return catalog;
}

}  // namespace phiward::test
