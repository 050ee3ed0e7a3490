#include "auditor/git/grafts.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace phiward;

namespace {

const std::string kOne(40, '1'), kOther(40, '2'), kThird(40, '3');

}  // namespace

BOOST_AUTO_TEST_SUITE(grafts)

BOOST_AUTO_TEST_CASE(every_id_of_every_line_is_one) {
  const Grafts read = parse_grafts("# made by hand\n\n" + kOne + ' ' + kOther + " \r\n" + kThird);
  BOOST_TEST(!read.damaged);
  BOOST_TEST_REQUIRE(read.commits.size() == 3U);
  BOOST_TEST(read.commits[0].hex() == kOne);
  BOOST_TEST(read.commits[1].hex() == kOther);
  BOOST_TEST(read.commits[2].hex() == kThird);
}

BOOST_AUTO_TEST_CASE(what_is_no_id_is_damage_and_the_others_count) {
  for (const std::string& other : {std::string("x"), kOne.substr(1), kOne + ',' + kOne}) {
    const Grafts read = parse_grafts(other + ' ' + kOne + '\n' + kOther + '\n');
    BOOST_TEST(read.damaged, other);
    BOOST_TEST(read.commits.size() == 2U, other);
  }
}

BOOST_AUTO_TEST_SUITE_END()
