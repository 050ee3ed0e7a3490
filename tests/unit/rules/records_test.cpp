#include "rules/records.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <string_view>

#include "rules/judge.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

std::size_t individuals_in(std::string_view form) {
  static const Catalog catalog = Catalog::load();
  static const LineMatcher matcher(catalog);
  static const Judge judge(catalog, Thresholds{},
                           [](Identifier identifier, std::string_view value) {
                             return std::string(to_string(identifier)) + "/" + std::string(value);
                           });
  const std::string text = Specimens(5).fill(form);
  std::set<std::string> individuals;
  for (const Finding& finding : judge.judge({.text = text, .path = {}}, matcher.match(text), {})) {
    individuals.insert(finding.individual);
  }
  return individuals.size();
}

struct Text {
  std::string_view form;
  std::size_t individuals;
};

std::ostream& operator<<(std::ostream& out, const Text& text) { return out << text.form; }

const Text kTexts[] = {
    {"nobody is named here\n", 0},
    {"ssn: {{ssn}}\n", 1},
    {"patient: ssn {{ssn}}, mrn {{mrn}}, dob {{dob_us}}\n", 1},
    {"mrn: {{mrn}}\nssn: {{ssn}}\ndob: {{dob_iso}}\n", 1},
    {"mrn: {{mrn}}\nmrn: {{mrn}}\n", 2},
    {"patient mrn {{mrn}}, ssn {{ssn}}\npatient mrn {{mrn}}, ssn {{ssn}}\n", 2},
    {"ssn: {{ssn}}\n\n\n\n\n\nmrn: {{mrn}}\n", 2},
};

BOOST_AUTO_TEST_SUITE(records)

BOOST_DATA_TEST_CASE(what_stands_together_is_about_one_individual, kTexts) {
  BOOST_TEST(individuals_in(sample.form) == sample.individuals);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
