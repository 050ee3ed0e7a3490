#include "rules/line_matcher.hpp"

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace phiward {
namespace {

// Values are Q and digits, so that nothing here resembles an identifier.
constexpr std::string_view kRules = R"toml(
[[rule]]
id = "strong"
title = "t"
identifier = "device"
hipaa = "M"
reference = "r"
patterns = ['(?P<value>QS\d{4})']
confidence = 0.9
blocks = ["a", "b"]
rejects = ["a", "b"]

[[rule]]
id = "weak"
title = "t"
identifier = "zip"
hipaa = "B"
reference = "r"
patterns = ['(?P<value>QW\d{4})']
confidence = 0.3
weak = true
blocks = ["a", "b"]
rejects = ["a", "b"]

[[rule]]
id = "keyed"
title = "t"
identifier = "mrn"
hipaa = "H"
reference = "r"
keys = ["mrn", "date of birth", "lic", "phone", "home phone"]
value = 'Q\d{4}|\(\d\) Q\d+'
confidence = 0.9
blocks = ["a", "b"]
rejects = ["a", "b"]
)toml";

const Catalog& catalog() {
  static const Catalog loaded = Catalog::from_text(kRules, "test.toml");
  return loaded;
}

const LineMatcher& matcher() {
  static const LineMatcher made(catalog());
  return made;
}

// "rule:value" of every hit, a keyed one once however many of the rule's keys it has.
std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> found;
  for (const Hit& hit : matcher().match(text)) {
    found.push_back(catalog().rules()[hit.rule].id + ":" +
                    std::string(text.substr(hit.value_begin, hit.value_end - hit.value_begin)));
  }
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

using Found = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(line_matcher)

BOOST_AUTO_TEST_CASE(a_value_is_found_under_its_key_in_every_language) {
  constexpr std::string_view kCarriers[] = {
      "mrn=Q1234",
      "mrn = \"Q1234\";",
      "String mrn = \"Q1234\";",
      "mrn := `Q1234`",
      "{\"mrn\": \"Q1234\"}",
      "{\"mrn\":\"Q1234\"}",
      "{\\\"mrn\\\":\\\"Q1234\\\"}",
      "'mrn' => 'Q1234',",
      ":mrn => 'Q1234'",
      "mrn: Q1234",
      "mrn: str = 'Q1234'",
      "mrn: Optional[str] = u'Q1234'",
      "row[\"mrn\"] = \"Q1234\"",
      "map.put(\"mrn\", \"Q1234\");",
      "patient.setMrn(\"Q1234\")",
      "with_mrn('Q1234')",
      "<mrn>Q1234</mrn>",
      "<x:mrn>Q1234</x:mrn>",
      "<person mrn=\"Q1234\"/>",
      "<input name=\"mrn\" value=\"Q1234\">",
      "<td>MRN</td><td>Q1234</td>",
      "| MRN | Q1234 |",
      "**MRN:** Q1234",
      "MRN Q1234",
      "MRN# Q1234",
      "MRN #: Q1234",
      "MRN no. Q1234",
      "MRN is Q1234",
      "the (MRN: Q1234) is",
      "WHERE mrn = 'Q1234'",
      "mrn IN ('Q1234')",
      "http://h/?a=1&mrn=Q1234&b=2",
      "export MRN=Q1234",
      "--mrn Q1234",
      "mrn1: Q1234",
      "mrn_no: Q1234",
      "mrnNumber: 'Q1234'",
      "pt_mrn: Q1234",
      "ptmrn: Q1234",
      "PATIENT_MRN=Q1234",
      "patientMrn = \"Q1234\"",
      "patientMRN = \"Q1234\"",
      "log(\"\\nmrn: Q1234\")",
      "mrn = new Mrn(\"Q1234\")",
      "mrn=Mrn.parse('Q1234')",
      "mrn\t\tQ1234",
  };
  for (const std::string_view text : kCarriers) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(found_in(text) == Found{"keyed:Q1234"}, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_key_of_several_words_has_many_spellings) {
  for (const std::string_view key :
       {"date_of_birth", "dateOfBirth", "DateOfBirth", "DATE-OF-BIRTH", "date of birth",
        "Date.Of.Birth", "patientDateOfBirth", "memDateOfBirth", "dateofbirth"}) {
    const std::string text = std::string(key) + " = 'Q1234'";
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(found_in(text).size() == 1U); }
  }
}

BOOST_AUTO_TEST_CASE(a_key_is_never_part_of_a_word) {
  for (const std::string_view text :
       {"public = Q1234", "duplicate: Q1234", "xmrn = Q1234", "mrns = Q1234", "mrnfoo = Q1234",
        "updateofbirth = Q1234", "mrn", "mrn = ", "mrn\n= Q1234", "mrn =\nQ1234"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(found_in(text).empty()); }
  }
}

BOOST_AUTO_TEST_CASE(the_longest_key_names_the_value) {
  const auto hits = matcher().match("date of birth lic: Q1234");
  BOOST_REQUIRE(hits.size() == 1U);
  const auto longer = matcher().match("home phone: Q1234");
  BOOST_REQUIRE(longer.size() == 2U);  // phone stands in it, too
  BOOST_TEST(longer.front().key_begin == 0U);
  BOOST_TEST(longer.front().key_end == 10U);
}

BOOST_AUTO_TEST_CASE(a_value_keeps_a_bracket_of_its_own) {
  BOOST_TEST(found_in("phone: (5) Q12") == Found{"keyed:(5) Q12"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_hit_names_its_key_and_its_bytes) {
  const std::string text = "x\nhome_phone = \"Q1234\"";
  const auto hits = matcher().match(text);
  BOOST_REQUIRE(!hits.empty());
  const Hit& hit = hits.front();
  BOOST_TEST(hit.keyed);
  BOOST_TEST(text.substr(hit.key_begin, hit.key_end - hit.key_begin) == "home_phone");
  BOOST_TEST(text.substr(hit.value_begin, hit.value_end - hit.value_begin) == "Q1234");
}

BOOST_AUTO_TEST_CASE(a_key_inside_a_camel_case_name_is_named_without_what_precedes_it) {
  struct Row {
    std::string_view text, key;
  };
  const Row rows[] = {{"x.setMrn(\"Q1234\")", "Mrn"},
                      {"mrn: Q1234", "mrn"},
                      {"a\nmrn: Q1234", "mrn"},
                      {"a\\nmrn: Q1234", "mrn"},
                      {"person.homePhone = 'Q1234'", "homePhone"}};
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      const std::vector<Hit> hits = matcher().match(row.text);
      BOOST_REQUIRE(!hits.empty());
      const Hit& hit = hits.front();
      BOOST_TEST(row.text.substr(hit.key_begin, hit.key_end - hit.key_begin) == row.key);
    }
  }
}

BOOST_AUTO_TEST_CASE(several_values_of_a_line_are_all_found) {
  BOOST_TEST(found_in("mrn=Q1111 mrn=Q2222, lic: Q3333 QS4444").size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_carriage_return_is_no_part_of_a_value) {
  BOOST_TEST(found_in("mrn: Q1234\r\nQS1234\r\n") == (Found{"keyed:Q1234", "strong:QS1234"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(weak_shapes_are_looked_for_only_where_something_opened_the_gate) {
  BOOST_TEST(found_in("QW1234").empty());
  BOOST_TEST(found_in("the patient\nQW1234") == Found{"weak:QW1234"},
             boost::test_tools::per_element());
  BOOST_TEST(found_in("QW1234\n\nQS1234").size() == 2U);
  BOOST_TEST(found_in("QW1234\nmrn: Q1234").size() == 2U);
  BOOST_TEST(found_in("QW1234 impatiently").empty());
  BOOST_TEST(found_in("QW1234 inpatients").size() == 1U);
  BOOST_TEST(found_in("QW1234 apt pts_x").size() == 1U);
  BOOST_TEST(found_in("QW1234 apt script").empty());
}

BOOST_AUTO_TEST_CASE(a_word_that_only_may_tell_of_patients_asks_for_a_look_around_it) {
  const std::string far(11, '\n');
  BOOST_TEST(found_in("the pt\nQW1234").size() == 1U);
  BOOST_TEST(found_in("QW1234\n\n\nthe encounter").size() == 1U);
  BOOST_TEST(found_in("the pt" + far + "QW1234").empty());
  BOOST_TEST(found_in("QW1234" + far + "the pt").empty());
  BOOST_TEST(found_in("the pt " + std::string(3000, ' ') + " QW1234").size() == 1U);
  BOOST_TEST(found_in("the pt" + far + "QW1234" + far + "a patient").size() == 1U);
}

BOOST_AUTO_TEST_CASE(members_are_words_of_their_own) {
  for (const std::string_view text : {"member", "x planMember", "two_members", "Subscriber",
                                      "a\\nmember", "no ember, a dependent", "beneficiaries"}) {
    BOOST_TEST(matcher().look(text).of_members, text);
  }
  for (const std::string_view text : {"remember", "December", "independent", "ember", "Remember"}) {
    BOOST_TEST(!matcher().look(text).of_members, text);
  }
}

BOOST_AUTO_TEST_CASE(a_line_has_the_same_hits_wherever_it_stands) {
  const std::string line = "a QS1234 mrn: Q5678";
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "some other text, nothing to be found\n";
  const std::size_t begin = text.size();
  text += line + "\n" + text;
  const auto alone = matcher().match(line);
  const auto within = matcher().match(text);
  BOOST_REQUIRE(alone.size() == within.size());
  for (std::size_t i = 0; i < alone.size(); ++i) {
    BOOST_TEST(alone[i].value_begin + begin == within[i].value_begin);
    BOOST_TEST(alone[i].value_end + begin == within[i].value_end);
    BOOST_TEST((!alone[i].keyed || alone[i].key_begin + begin == within[i].key_begin));
  }
}

BOOST_AUTO_TEST_CASE(hits_come_in_the_order_of_the_text) {
  const auto hits = matcher().match("QS2222 lic: Q1111 QW3333 mrn: Q4444");
  BOOST_TEST(hits.size() == 4U);
  BOOST_TEST(std::ranges::is_sorted(hits, {}, &Hit::value_begin));
}

BOOST_AUTO_TEST_CASE(any_bytes_are_matched) {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  BOOST_TEST(found_in(text + " QS1234 " + text) == Found{"strong:QS1234"},
             boost::test_tools::per_element());
  BOOST_TEST(found_in("").empty());
}

double seconds_for(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  (void)matcher().match(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// Quadratic work on these would take hours; the bound leaves room for a slow, busy machine.
BOOST_AUTO_TEST_CASE(one_line_of_ten_megabytes_takes_linear_time) {
  BOOST_TEST(seconds_for(repeated("mrn: x, ", 10'000'000)) < 60.0);
}

BOOST_AUTO_TEST_CASE(a_line_full_of_keys_takes_linear_time) {
  for (const std::string_view piece :
       {"mrn:", "mrn ", "mrn=", "<mrn>", "\"mrn\",", "mrn(", "mrn: Q1234,", "mrn\\", "mrn."}) {
    BOOST_TEST_CONTEXT(piece) { BOOST_TEST(seconds_for(repeated(piece, 1'000'000)) < 20.0); }
  }
}

BOOST_AUTO_TEST_CASE(threads_share_one_matcher) {
  const std::string text = repeated("mrn: Q1234 QS1234\n", 20'000);
  const std::size_t expected = matcher().match(text).size();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 5; ++n) wrong += matcher().match(text).size() == expected ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
