#include "auditor/git/alternates.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/temporary_directory.hpp"

using namespace phiward;

namespace {

namespace fs = std::filesystem;

struct Directories {
  // Makes the object directory `name`, which borrows from what `lines` say.
  fs::path make(const std::string& name, const std::string& lines) const {
    const fs::path made = temporary.path() / name;
    fs::create_directories(made / "info");
    std::ofstream(made / "info/alternates") << lines;
    return made;
  }

  test::TemporaryDirectory temporary;
};

std::vector<std::string> names(const std::vector<fs::path>& paths) {
  std::vector<std::string> names;
  for (const fs::path& path : paths) names.push_back(path.lexically_normal().filename());
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(alternates)

BOOST_FIXTURE_TEST_CASE(all_that_is_borrowed_is_listed_once, Directories) {
  const fs::path pool = make("pool", "# nothing\n\n");
  make("relative", pool.string() + '\n');
  const fs::path own =
      make("own", "../relative\r\n" + pool.string() + "\n/nowhere/objects\n../own\n");
  const std::vector<std::string> expected = {"own", "relative", "pool"};
  BOOST_TEST(names(with_alternates(own)) == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_ring_ends_and_so_does_a_long_chain, Directories) {
  make("b", "../a\n");
  BOOST_TEST(with_alternates(make("a", "../b\n")).size() == 2U);
  for (int i = 20; i > 0; --i) make(std::to_string(i), "../" + std::to_string(i + 1) + '\n');
  BOOST_TEST(with_alternates(temporary.path() / "1").size() == 6U);
}

BOOST_FIXTURE_TEST_CASE(a_directory_that_is_not_there_has_nothing, Directories) {
  BOOST_TEST(with_alternates("/nowhere/objects").empty());
}

BOOST_AUTO_TEST_SUITE_END()
