#include "reports/wording.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace phiward::test {
namespace {

BOOST_AUTO_TEST_SUITE(wording)

BOOST_AUTO_TEST_CASE(a_time_is_written_in_words) {
  BOOST_TEST(in_words("2026-11-23T14:42:14Z") == "23 November 2026, 14:42:14 UTC");
}

BOOST_AUTO_TEST_CASE(sixty_days_are_counted_by_the_calendar) {
  const auto day = day_of("2023-12-31T00:00:00Z");
  BOOST_REQUIRE(day.has_value());
  BOOST_TEST(in_words(*day + std::chrono::days(60)) == "29 February 2024");
}

BOOST_AUTO_TEST_CASE(what_is_no_time_stays_as_it_is_but_printable) {
  for (const char* text : {"", "yesterday", "2026-11-23", "2026-13-01T00:00:00Z",
                           "2026-02-30T00:00:00Z", "2026-11-23 14:42:14Z"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!day_of(text).has_value());
      BOOST_TEST(in_words(std::string_view(text)) == text);
    }
  }
  BOOST_TEST(in_words(std::string_view("\x1B[2J")).find('\x1B') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_citation_names_the_letter) {
  BOOST_TEST(citation(Identifier::ssn) == "45 CFR 164.514(b)(2)(i)(G)");
  BOOST_TEST(citation(Identifier::schema).empty());
}

BOOST_AUTO_TEST_CASE(every_surface_and_subject_has_its_own_words) {
  BOOST_TEST(words_for(Surface::blob) == "file version");
  BOOST_TEST(words_for(Surface::identity) == "author or committer");
  BOOST_TEST(words_for(Subject::patient) == "patient");
  BOOST_TEST(words_for(Subject::unknown) == "not known");
}

BOOST_AUTO_TEST_CASE(a_target_is_called_by_its_last_part) {
  BOOST_TEST(base_name("/srv/git/river-clinic.git") == "river-clinic.git");
  BOOST_TEST(base_name("/srv/git/river-clinic/") == "river-clinic");
  BOOST_TEST(base_name("notes.txt") == "notes.txt");
  BOOST_TEST(base_name("/") == "/");
  BOOST_TEST(base_name("") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
