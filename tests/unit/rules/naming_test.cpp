#include "rules/naming.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool has_candidate(std::string_view name, std::string_view key) {
  const auto candidates = key_candidates(name);
  return std::ranges::find(candidates, key) != candidates.end();
}

BOOST_AUTO_TEST_SUITE(naming)

BOOST_AUTO_TEST_CASE(a_name_falls_into_its_words_however_it_is_spelled) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"date_of_birth", "date of birth"},
      {"dateOfBirth", "date of birth"},
      {"DATE-OF-BIRTH", "date of birth"},
      {"Date of Birth", "date of birth"},
      {"patientDOB2", "patient dob 2"},
      {"SSNNumber", "ssn number"},
      {"address1", "address 1"},
      {"", ""},
      {"--", ""},
  };
  for (const auto& [name, words] : kRows) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(joined(name_words(name)) == words); }
  }
}

BOOST_AUTO_TEST_CASE(a_key_is_known_behind_prefixes_and_before_numbers) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"pt_home_phone_no", "phone"},
      {"ptdob", "dob"},
      {"patientid", "patientid"},
      {"DOB", "dob"},
      {"memberDateOfBirth", "dateofbirth"},
      {"address_line_1", "addressline"},
      {"SSN#", "ssn"},
  };
  for (const auto& [name, key] : kRows) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(has_candidate(name, key)); }
  }
}

BOOST_AUTO_TEST_CASE(a_key_is_never_part_of_a_word) {
  BOOST_TEST(!has_candidate("public", "lic"));
  BOOST_TEST(!has_candidate("duplicate", "lic"));
  BOOST_TEST(!has_candidate("namespace", "name"));
}

BOOST_AUTO_TEST_CASE(an_endless_name_has_no_candidates) {
  BOOST_TEST(key_candidates("a_b_c_d_e_f_g_h_i_j_k_l_m_n_o_p_q_ssn").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
