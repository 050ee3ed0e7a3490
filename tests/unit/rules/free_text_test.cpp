// Names, dates and ages as people write them in comments, messages and notes.
#include <algorithm>
#include <array>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"
#include "rules/name_lexicon.hpp"
#include "rules/person_names.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

const Catalog& catalog() {
  static const Catalog loaded = Catalog::load();
  return loaded;
}

std::vector<Finding> findings_in(const std::string& text) {
  static const LineMatcher matcher(catalog());
  static const Judge judge(catalog(), Thresholds{},
                           [](Identifier, std::string_view) { return std::string(); });
  return judge.judge({.text = text, .path = {}}, matcher.match(text), {});
}

bool blocks(const std::vector<Finding>& findings, Identifier identifier) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return finding.identifier == identifier && finding.outcome == Outcome::block &&
           finding.subject != Subject::provider;
  });
}

struct Line {
  std::string_view text;
  Identifier identifier;
  bool blocks;
};

std::ostream& operator<<(std::ostream& out, const Line& line) { return out << line.text; }

constexpr std::array kLines = {
    Line{"# Patient: {{full_name}}, MRN {{mrn}}", Identifier::name, true},
    Line{"// {{full_name}} (MRN {{mrn}}) cannot log in", Identifier::name, true},
    Line{"{{name_last_first}} MRN {{mrn}}", Identifier::name, true},
    Line{"{{full_name}}'s SSN is {{ssn}}", Identifier::name, true},
    Line{"MRN {{mrn}} is {{full_name}}", Identifier::name, true},
    Line{" * {{full_name}}\n * MRN {{mrn}}\n", Identifier::name, true},
    Line{"record for Xiquertz Yanowertz (dob {{dob_us}})", Identifier::name, true},
    Line{"Mrs. {{last_name}} (MRN {{mrn}}) called", Identifier::name, true},
    Line{"X. Yanowertz (MRN {{mrn}}) called", Identifier::name, true},
    Line{"{{full_name}} {{dob_us}} MRN {{mrn}}", Identifier::date, true},
    Line{"re-run for {{name_last_first}} / {{mrn}} / {{dob_iso}}", Identifier::name, true},
    Line{"Fix duplicate chart of {{full_name}} ({{mrn}})", Identifier::name, true},
    Line{"INFO merged chart for {{full_name}} mrn={{mrn}}", Identifier::name, true},
    Line{"{{full_name}}; SSN: {{ssn}}", Identifier::name, true},
    Line{"# {{full_name}}\n# DOB: {{dob_us}}\n# MRN: {{mrn}}\n", Identifier::name, true},
    Line{"scans/{{last_name}}_{{first_name}}_MRN{{mrn}}.pdf", Identifier::name, true},
    Line{"patient is {{nineties}} years old.\nDaughter ({{full_name}}) called", Identifier::name,
         true},
    Line{"{{full_name}}, DOB {{dob_us}}, MRN {{mrn}}, can be reached at {{phone_compact}}",
         Identifier::phone, true},
    Line{"S: {{rare_name}} is a 44 yo male, DOB {{dob_us}}", Identifier::name, true},
    Line{"{{rare_name}} is a 44-year-old man admitted with CHF, MRN {{mrn}}", Identifier::name,
         true},
    Line{"has two MRNs: {{mrn}} and another", Identifier::mrn, true},
    Line{"seen by Dr. {{full_name}}, MRN {{mrn}}", Identifier::name, false},
    Line{"attending: {{full_name}}, MD; MRN {{mrn}}", Identifier::name, false},
    Line{"MRN {{mrn}}, signed {{full_name}}, RN", Identifier::name, false},
    Line{"PCP {{full_name}}, MRN {{mrn}}", Identifier::name, false},
    Line{"Kaiser Permanente MRN {{mrn}}", Identifier::name, false},
    Line{"MRN {{mrn}}, DOB {{dob_us}}, seen by Dr. {{full_name}}", Identifier::name, false},
    Line{"reviewed by {{full_name}}; MRN {{mrn}} still fails", Identifier::name, false},
    Line{"{{last_name}} Memorial Hospital, MRN {{mrn}}", Identifier::name, false},
    Line{"Type Diabetes, MRN {{mrn}}", Identifier::name, false},
    Line{"Place Order for MRN {{mrn}}", Identifier::name, false},
    Line{"MRN {{mrn}}\n\nThanks to {{full_name}} for the report", Identifier::name, false},
    Line{"{{full_name}} wrote the parser", Identifier::name, false},
    Line{"{{date_iso}} 12:00:01 INFO lookup of mrn={{mrn}}", Identifier::date, false},
};

BOOST_AUTO_TEST_SUITE(free_text)

BOOST_DATA_TEST_CASE(what_stands_beside_an_identifier_is_judged_by_it,
                     boost::unit_test::data::make(kLines), line) {
  for (const std::uint64_t seed : {3U, 17U, 23U}) {
    BOOST_TEST(blocks(findings_in(Specimens(seed).fill(line.text)), line.identifier) ==
               line.blocks);
  }
}

BOOST_AUTO_TEST_CASE(every_letter_of_safe_harbor_has_a_rule_or_says_why_it_stays_below_block) {
  std::set<char> letters;
  std::set<char> blocking;
  for (const Rule& rule : catalog().rules()) {
    letters.insert(hipaa_letter(rule.identifier));
    if (rule.most == Outcome::block) blocking.insert(hipaa_letter(rule.identifier));
  }
  for (char letter = 'A'; letter <= 'R'; ++letter) {
    BOOST_TEST_CONTEXT(letter) {
      BOOST_TEST(letters.contains(letter));
      // Whether an image shows a face is not looked at: its path or key is all that is known.
      BOOST_TEST(blocking.contains(letter) == (letter != 'Q'));
    }
  }
}

BOOST_AUTO_TEST_CASE(names_have_ranks_and_words_are_no_names) {
  BOOST_TEST((first_name_rank("MARY") == NameRank::common));
  BOOST_TEST((last_name_rank("smith") == NameRank::common));
  BOOST_TEST((last_name_rank("Qzxv") == NameRank::unlisted));
  BOOST_TEST((first_name_rank("Ann-Marie") != NameRank::unlisted));
  BOOST_TEST((first_name_rank("") == NameRank::unlisted));
  for (const std::string_view word : {"Mark", "Page", "Class", "Field", "Char", "Long", "Case"}) {
    BOOST_TEST_CONTEXT(word) {
      BOOST_TEST(is_ordinary_word(word));
      BOOST_TEST(!is_listed_last_name(word));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_plausible_name_needs_no_list_but_no_word_in_it_either) {
  for (const std::string_view name : {"Xiquertz Yanowertz", "Yanowertz, Xiquertz A", "O'Quertz"}) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(is_plausible_name(name)); }
  }
  for (const std::string_view words :
       {"Place Order", "Chest Pain", "Unknown Patient", "HTTP Server", "Program Architecture"}) {
    BOOST_TEST_CONTEXT(words) { BOOST_TEST(!is_plausible_name(words)); }
  }
}

// Quadratic work would take minutes here.
BOOST_AUTO_TEST_CASE(a_long_line_of_names_and_identifiers_is_judged_in_time) {
  std::string line;
  while (line.size() < (std::size_t{2} << 20U)) {
    line += Specimens(line.size()).fill("{{full_name}} MRN {{mrn}} ");
  }
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(!findings_in(line).empty());
  BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(60)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
