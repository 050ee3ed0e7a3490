// Rules as `phiward rules` shows them to people: a list by identifier, and one rule in full.
#pragma once

#include <iosfwd>

#include "rules/catalog.hpp"

namespace phiward {

// By HIPAA letter, then identifier, in the order of the catalog; what a site has left out is "off".
void write_rule_list(std::ostream& out, const Catalog& catalog);

void write_rule(std::ostream& out, const Rule& rule);

}  // namespace phiward
