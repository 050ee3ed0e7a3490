#include "hooks/ref_update.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace phiward;

namespace {

const std::string kA(40, 'a');
const std::string kZero(40, '0');

std::vector<RefUpdate> read(const std::string& text) {
  std::istringstream in(text);
  return read_ref_updates(in);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ref_update)

BOOST_AUTO_TEST_CASE(every_line_is_read_and_blank_ones_are_skipped) {
  const auto updates =
      read(kZero + ' ' + kA + " refs/heads/a\n\n" + kA + ' ' + kZero + " refs/heads/with space\n");
  BOOST_REQUIRE_EQUAL(updates.size(), 2U);
  BOOST_TEST(updates[0].new_id == kA);
  BOOST_TEST(!updates[0].deletes());
  BOOST_TEST(updates[1].ref == "refs/heads/with space");
  BOOST_TEST(updates[1].deletes());
}

BOOST_AUTO_TEST_CASE(a_line_without_its_newline_counts) {
  BOOST_TEST(read(kZero + ' ' + kA + " refs/heads/a").size() == 1U);
}

BOOST_AUTO_TEST_CASE(ids_of_sha256_repositories_are_read) {
  const std::string zero(64, '0');
  BOOST_TEST(read(std::string(64, 'b') + ' ' + zero + " refs/heads/a\n")[0].deletes());
}

BOOST_AUTO_TEST_CASE(anything_else_is_an_error) {
  for (const std::string& line :
       {std::string("x"), kA, kA + ' ' + kA, kA + ' ' + kA + ' ', kA.substr(1) + ' ' + kA + " r",
        kA + ' ' + std::string(64, 'a') + " r", std::string(40, 'A') + ' ' + kA + " r"}) {
    BOOST_TEST_CONTEXT(line) { BOOST_CHECK_THROW((void)read(line + '\n'), GateError); }
  }
}

// A hook before this one may have consumed them: nothing to judge is no reason to accept.
BOOST_AUTO_TEST_CASE(no_ref_update_at_all_is_an_error) {
  for (const char* nothing : {"", "\n", "\n\n"}) {
    BOOST_CHECK_EXCEPTION((void)read(nothing), GateError, [](const GateError& error) {
      return std::string_view(error.what()).starts_with("no ref updates came in");
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
