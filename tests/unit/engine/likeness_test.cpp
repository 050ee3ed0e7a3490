#include "auditor/engine/likeness.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace phiward {
namespace {

struct Row {
  std::string_view name;
  std::string_view shape;
  std::string_view places;  // "12-34;": what stands there
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"1234.txt", "####", "1234;"},
    {"s12-34", "####", "12-34;"},
    {"a/1234/b", "##-##", "1234;"},
    {"ab_cd.csv", "XX, xx", "ab_cd;"},
    {"12345", "####", "1234;2345;"},
    {"abcd-efgh", "xxxx", "abcd;efgh;"},
    {"abcde", "xxxx", ""},
    {"no digits", "####", ""},
    {"123", "###", ""},
    {"", "####", ""},
    {"1234", "", ""},
};

BOOST_AUTO_TEST_SUITE(likeness)

BOOST_DATA_TEST_CASE(letters_and_digits_are_compared_and_words_not_cut,
                     boost::unit_test::data::make(kRows), row) {
  std::string found;
  for (const Span place : likenesses(row.name, row.shape)) {
    found += std::string(row.name.substr(place.begin, place.size())) + ';';
  }
  BOOST_TEST(found == row.places);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
