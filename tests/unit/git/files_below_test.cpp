#include "auditor/git/files_below.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>

#include "tests/support/temporary_directory.hpp"

using namespace phiward;
using phiward::test::TemporaryDirectory;

namespace {

namespace fs = std::filesystem;

struct Tree {
  TemporaryDirectory directory;

  [[nodiscard]] fs::path top() const { return directory.path() / "top"; }
  void add(const std::string& name) const {
    const fs::path file = directory.path() / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << name;
  }
  void link(const std::string& name, const fs::path& to) const {
    fs::create_directories((directory.path() / name).parent_path());
    fs::create_directory_symlink(to, directory.path() / name);
  }
  [[nodiscard]] std::vector<std::string> list() const {
    std::vector<std::string> names;
    for (const fs::path& file : files_below(top()).files) {
      names.push_back(file.lexically_relative(top()).string());
    }
    std::ranges::sort(names);
    return names;
  }
};

using Names = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(files_below_a_directory)

BOOST_AUTO_TEST_CASE(links_to_directories_are_followed_from_one_to_the_next) {
  const Tree tree;
  tree.add("top/a/file");
  tree.add("ext/file");
  tree.add("far/file");
  tree.link("top/a/link", "../../ext");
  tree.link("ext/next", tree.directory.path() / "far");
  BOOST_TEST(tree.list() == (Names{"a/file", "a/link/file", "a/link/next/file"}),
             boost::test_tools::per_element());
  BOOST_TEST(!files_below(tree.top()).error);
}

BOOST_AUTO_TEST_CASE(links_into_or_around_what_is_listed_are_told_and_not_followed) {
  const Tree tree;
  tree.add("top/a/file");
  tree.add("ext/file");
  tree.link("top/around", "../..");
  tree.link("top/itself", ".");
  tree.link("top/one", "../ext");
  tree.link("top/same", "../ext");
  tree.link("ext/back", "../top/a");
  BOOST_TEST(tree.list() == (Names{"a/file", "around", "itself", "one/back", "one/file", "same"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_tree_of_links_that_would_double_with_every_step_ends) {
  const Tree tree;
  tree.link("top/start", "../0");
  for (int i = 0; i < 40; ++i) {
    const fs::path next = "../" + std::to_string(i + 1);
    tree.link(std::to_string(i) + "/left", next);
    tree.link(std::to_string(i) + "/right", next);
  }
  tree.add("40/file");
  BOOST_TEST(tree.list().size() <= 41U);
}

BOOST_AUTO_TEST_CASE(a_directory_that_is_not_there_is_an_error) {
  const Tree tree;
  BOOST_TEST((files_below(tree.top()).error == std::errc::no_such_file_or_directory));
}

BOOST_AUTO_TEST_SUITE_END()
