#include "auditor/git/reflog.hpp"

#include <boost/test/unit_test.hpp>

using namespace phiward;

namespace {

const std::string kOld(40, '1'), kNew(40, '2');

}  // namespace

BOOST_AUTO_TEST_SUITE(reflog)

BOOST_AUTO_TEST_CASE(an_entry_is_read_as_git_writes_it) {
  const std::string line = kOld + ' ' + kNew + " Dev <d@x> 1700000000 +0000\tcommit: A\tB";
  const auto entry = parse_reflog_line(line);
  BOOST_TEST_REQUIRE(entry.has_value());
  BOOST_TEST(entry->before.hex() == kOld);
  BOOST_TEST(entry->after.hex() == kNew);
  BOOST_TEST(entry->identity == "Dev <d@x> 1700000000 +0000");
  BOOST_TEST(entry->message == "commit: A\tB");
}

BOOST_AUTO_TEST_CASE(an_entry_may_have_no_message) {
  const auto entry = parse_reflog_line(kOld + ' ' + kNew + " Dev <d@x> 1 +0000");
  BOOST_TEST_REQUIRE(entry.has_value());
  BOOST_TEST(entry->message.empty());
}

BOOST_AUTO_TEST_CASE(other_lines_are_no_entries) {
  for (const std::string& line :
       {std::string(), kOld, kOld + ' ', kOld + ' ' + kNew, kOld.substr(1) + ' ' + kNew + " Dev",
        std::string("no entry at all")}) {
    BOOST_TEST(!parse_reflog_line(line).has_value(), line);
  }
}

BOOST_AUTO_TEST_SUITE_END()
