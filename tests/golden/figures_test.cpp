#include "reports/figures.hpp"

#include <boost/test/unit_test.hpp>

namespace phiward::test {
namespace {

BOOST_AUTO_TEST_SUITE(figures)

BOOST_AUTO_TEST_CASE(thousands_are_separated) {
  BOOST_TEST(grouped(0) == "0");
  BOOST_TEST(grouped(999) == "999");
  BOOST_TEST(grouped(1000) == "1,000");
  BOOST_TEST(grouped(70405) == "70,405");
  BOOST_TEST(grouped(18446744073709551615U) == "18,446,744,073,709,551,615");
}

BOOST_AUTO_TEST_CASE(one_is_singular_and_none_is_plural) {
  BOOST_TEST(counted(1, "ref", "refs") == "1 ref");
  BOOST_TEST(counted(0, "ref", "refs") == "0 refs");
  BOOST_TEST(counted(1204, "ref", "refs") == "1,204 refs");
}

BOOST_AUTO_TEST_CASE(sizes_have_the_unit_a_person_would_choose) {
  BOOST_TEST(data_size(1) == "1 byte");
  BOOST_TEST(data_size(999) == "999 bytes");
  BOOST_TEST(data_size(1000) == "1.0 kB");
  BOOST_TEST(data_size(382'000'000) == "382 MB");
  BOOST_TEST(data_size(999'700'000) == "1.0 GB");
  BOOST_TEST(data_size(5'808'000'000) == "5.8 GB");
  BOOST_TEST(data_size(18446744073709551615U) == "18446744 TB");
}

BOOST_AUTO_TEST_CASE(times_have_the_unit_a_person_would_choose) {
  BOOST_TEST(duration(0) == "less than 0.1 s");
  BOOST_TEST(duration(2.114) == "2.1 s");
  BOOST_TEST(duration(59.96) == "1 min 0 s");
  BOOST_TEST(duration(200.4) == "3 min 20 s");
  BOOST_TEST(duration(3900) == "1 h 5 min");
}

BOOST_AUTO_TEST_CASE(a_rate_needs_some_time) {
  BOOST_TEST(data_rate(5'808'000'000, 2.114) == "2,747 MB/s");
  BOOST_TEST(data_rate(100, 0).empty());
  BOOST_TEST(data_rate(5'808'000'000, 0.02).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
