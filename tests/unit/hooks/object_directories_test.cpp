#include "hooks/object_directories.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

#include "hooks/ref_update.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace phiward;
using Paths = std::vector<std::filesystem::path>;

namespace {

Environment of(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(object_directories_of_a_push)

BOOST_AUTO_TEST_CASE(alternates_are_split_at_colons_outside_quotes) {
  struct Row {
    const char* text;
    Paths paths;
  };
  const Row rows[] = {
      {"", {}},
      {"/a", {"/a"}},
      {"/a:/b", {"/a", "/b"}},
      {":/a::/b:", {"/a", "/b"}},
      {R"("/with:colon":/b)", {"/with:colon", "/b"}},
      {R"("/quote\"and\\slash\t")", {"/quote\"and\\slash\t"}},
      {R"("/\303\251")", {"/\xc3\xa9"}},
      {R"(/a"b)", {"/a\"b"}},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST((split_alternates(row.text) == row.paths)); }
  }
}

BOOST_AUTO_TEST_CASE(quotes_that_do_not_end_are_errors) {
  for (const char* text : {"\"", "\"/a", "\"/a\\", "\"/a\\9\"", "\"/a\\12\"", "\"/a\"b"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_CHECK_THROW((void)split_alternates(text), GateError); }
  }
}

BOOST_AUTO_TEST_CASE(the_quarantine_is_told_from_the_repository) {
  const test::TemporaryDirectory directory;
  const auto objects = directory.path() / "objects";
  const auto incoming = objects / "incoming-x";
  std::filesystem::create_directories(incoming);
  const auto pushed =
      object_directories(of({{"GIT_OBJECT_DIRECTORY", incoming.string()},
                             {"GIT_ALTERNATE_OBJECT_DIRECTORIES", objects.string()}}),
                         objects);
  BOOST_TEST((pushed.quarantine == incoming));
  BOOST_TEST((pushed.base == Paths{objects}));

  BOOST_TEST(!object_directories(of({}), objects).quarantine.has_value());
  const auto same = object_directories(of({{"GIT_OBJECT_DIRECTORY", objects.string()}}), objects);
  BOOST_TEST(!same.quarantine.has_value());
}

BOOST_AUTO_TEST_CASE(a_directory_that_is_missing_is_an_error) {
  const test::TemporaryDirectory directory;
  for (const char* variable : {"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"}) {
    BOOST_TEST_CONTEXT(variable) {
      BOOST_CHECK_THROW(
          (void)object_directories(of({{variable, "/nowhere/objects"}}), directory.path()),
          GateError);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
