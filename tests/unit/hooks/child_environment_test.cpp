#include <boost/test/unit_test.hpp>

#include "auditor/git/git_child.hpp"
#include "hooks/object_directories.hpp"

using namespace phiward;

BOOST_AUTO_TEST_SUITE(child_environment)

BOOST_AUTO_TEST_CASE(alternates_are_read_back_as_they_were_told) {
  const std::vector<std::filesystem::path> paths = {"/a", "/b:c", "/d\"e", "/f\\g", "/h\ni"};
  BOOST_TEST(split_alternates(join_alternates(paths)) == paths, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
