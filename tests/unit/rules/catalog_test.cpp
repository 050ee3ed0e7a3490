#include "rules/catalog.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include "rules/embedded.hpp"
#include "rules/packed_rules.hpp"
#include "tests/support/temporary_directory.hpp"

namespace phiward {
namespace {

constexpr std::string_view kRule = R"toml(
[[rule]]
id = "widget-number"
title = "Widget number"
identifier = "device"
hipaa = "M"
reference = "a test"
keys = ["widget no"]
value = 'W\d{4}'
confidence = 0.9
blocks = ["widget_no = «W1234»"]
matches = ["widget no: «W1234»"]
rejects = ["widget_no = 1234", "W1234"]
)toml";

// kRule with the first `from` replaced.
std::string changed(std::string_view from, std::string_view to) {
  std::string text(kRule);
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string error_of(std::string_view text) {
  try {
    (void)Catalog::from_text(text, "site.toml");
  } catch (const TomlError& error) {
    return error.what();
  }
  return "no error";
}

BOOST_AUTO_TEST_SUITE(catalog)

BOOST_AUTO_TEST_CASE(a_rule_is_read_whole) {
  const Catalog loaded = Catalog::from_text(kRule, "site.toml");
  BOOST_REQUIRE(loaded.rules().size() == 1U);
  const Rule* rule = loaded.find("widget-number");
  BOOST_REQUIRE(rule == &loaded.rules().front());
  BOOST_TEST(rule->title == "Widget number");
  BOOST_TEST((rule->identifier == Identifier::device));
  BOOST_TEST((rule->subject == Subject::patient));
  BOOST_TEST((rule->most == Outcome::block));
  BOOST_TEST(rule->confidence == 0.9);
  BOOST_TEST(rule->source == "site.toml");
  BOOST_TEST(rule->line == 2U);
  BOOST_TEST(loaded.find("other") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_mistake_is_refused_where_it_stands) {
  struct Row {
    std::string_view from;
    std::string_view to;
    std::string_view error;  // how it starts
  };
  constexpr Row kRows[] = {
      {"id = \"widget-number\"", "", "site.toml:2: `id` is missing"},
      {"widget-number", "Widget", "site.toml:3: `id` may hold only"},
      {"title = \"Widget number\"", "", "site.toml:2: `title` is missing"},
      {"reference = \"a test\"", "", "site.toml:2: `reference` is missing"},
      {"\"device\"", "\"gadget\"", "site.toml:5: `identifier` is no known word"},
      {"hipaa = \"M\"", "hipaa = \"A\"", "site.toml:6: `hipaa` must be \"M\""},
      {"confidence = 0.9", "", "site.toml:2: `confidence` is missing"},
      {"0.9", "1.1", "site.toml:10: `confidence` must be from 0 to 1"},
      {"value = 'W\\d{4}'", "", "site.toml:8: `keys` and `value` go together"},
      {"keys = [\"widget no\"]", "", "site.toml:2: one of `patterns` and `keys`"},
      {"\"widget no\"", "\"Widget_No\"", "site.toml:8: a key is lower-case words"},
      {"W\\d{4}", "W(", "site.toml:9: pattern does not compile"},
      {"W\\d{4}", "(?:W\\d{999}){99}", "site.toml:9: pattern"},
      {"W\\d{4}", "(W)(\\d)(\\d)(\\d)(\\d)()()()", "site.toml:9: pattern has more than 7 groups"},
      {"keys = [\"widget no\"]\nvalue =", "patterns = ['(W)']\n#", "site.toml:8: a pattern must"},
      {"confidence", "validator = 'nope'\nconfidence", "site.toml:10: no validator is called"},
      {"confidence", "most = 'fatal'\nconfidence", "site.toml:10: `most` is no known word"},
      {"confidence", "colour = 'red'\nconfidence", "site.toml:10: unknown key `colour`"},
      {"matches", "#", "site.toml:2: at least two examples"},
      {", \"W1234\"]", "]", "site.toml:13: at least two examples"},
      {"[[rule]]", "colour = 1\n[[rule]]", "site.toml:2: unknown key `colour`"},
  };
  for (const Row& row : kRows) {
    const std::string error = error_of(changed(row.from, row.to));
    BOOST_TEST_CONTEXT("expected: " << row.error << ", got: " << error) {
      BOOST_TEST(error.starts_with(row.error));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_id_is_used_once) {
  BOOST_TEST(error_of(std::string(kRule) + std::string(kRule)) ==
             "site.toml:16: id widget-number is taken by site.toml:2");
}

BOOST_AUTO_TEST_CASE(the_built_in_rules_are_those_of_the_built_in_texts) {
  std::string packed;
  for (const EmbeddedFile& file : embedded_catalog()) {
    packed += pack(Catalog::from_text(file.text, std::string(file.name)).rules());
  }
  BOOST_REQUIRE(!packed.empty());
  BOOST_TEST((packed == pack(Catalog::load().rules())));
}

BOOST_AUTO_TEST_CASE(no_two_built_in_rules_have_one_id) {
  const Catalog loaded = Catalog::load();
  std::set<std::string> ids;
  for (const Rule& rule : loaded.rules()) BOOST_TEST(ids.insert(rule.id).second);
}

BOOST_AUTO_TEST_CASE(a_packed_rule_comes_back_as_it_was) {
  Rule odd = Catalog::from_text(kRule, "site.toml").rules().front();
  odd.title = "1:2 \n\0 \xff";
  odd.context = {"", "12:", std::string(1, '\0')};
  odd.confidence = 0.1 + 0.2;
  odd.most = Outcome::info;
  odd.weak = odd.beside = true;
  const Rule rules[] = {odd, Rule{}};
  const std::vector<Rule> back = unpack_rules(pack(rules));
  BOOST_REQUIRE_EQUAL(back.size(), 2U);
  BOOST_TEST(back[0].context == odd.context, boost::test_tools::per_element());
  BOOST_TEST(back[0].confidence == odd.confidence);
  BOOST_TEST(pack(back) == pack(rules));
}

BOOST_AUTO_TEST_CASE(every_letter_of_the_regulation_has_a_built_in_rule) {
  const Catalog loaded = Catalog::load();
  for (char letter = 'A'; letter <= 'R'; ++letter) {
    BOOST_TEST_CONTEXT(letter) {
      bool found = false;
      for (const Rule& rule : loaded.rules()) found |= hipaa_letter(rule.identifier) == letter;
      BOOST_TEST(found);
    }
  }
}

class SiteRules {
 public:
  void write(const std::string& name, std::string_view text) const {
    std::ofstream(directory_.path() / name, std::ios::binary) << text;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

 private:
  test::TemporaryDirectory directory_;
};

BOOST_AUTO_TEST_CASE(site_rules_follow_the_built_in_ones_in_name_order) {
  const SiteRules site;
  site.write("b.toml", changed("widget-number", "second"));
  site.write("a.toml", changed("widget-number", "first"));
  site.write("notes.txt", "not a rule");
  const Catalog loaded = Catalog::load(site.path());
  const Catalog built_in = Catalog::load();
  BOOST_REQUIRE(loaded.rules().size() == built_in.rules().size() + 2);
  BOOST_TEST(loaded.rules()[built_in.rules().size()].id == "first");
  BOOST_TEST(loaded.rules().back().id == "second");
  BOOST_TEST(loaded.canonical_text().starts_with(built_in.canonical_text()));
  BOOST_TEST(loaded.canonical_text() != built_in.canonical_text());
}

BOOST_AUTO_TEST_CASE(a_site_rule_may_not_replace_a_built_in_one) {
  const SiteRules site;
  const std::string taken = Catalog::load().rules().front().id;
  site.write("a.toml", changed("widget-number", taken));
  BOOST_CHECK_THROW((void)Catalog::load(site.path()), TomlError);
}

BOOST_AUTO_TEST_CASE(a_site_may_leave_rules_out_and_the_digest_says_so) {
  const Catalog whole = Catalog::load();
  const std::string id = whole.rules().front().id;
  const Catalog loaded = Catalog::load(std::nullopt, {id, id});
  BOOST_TEST(loaded.find(id) == nullptr);
  BOOST_TEST(loaded.rules().size() == whole.rules().size() - 1);
  BOOST_REQUIRE(loaded.disabled().size() == 1U);
  BOOST_TEST(loaded.disabled().front().id == id);
  BOOST_TEST(loaded.canonical_text() != whole.canonical_text());
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_not_there_cannot_be_left_out) {
  BOOST_CHECK_THROW((void)Catalog::load(std::nullopt, {"no-such-rule"}), TomlError);
}

BOOST_AUTO_TEST_CASE(a_directory_that_cannot_be_read_is_an_error) {
  const SiteRules site;
  BOOST_CHECK_THROW((void)Catalog::load(site.path() / "absent"), TomlError);
  std::filesystem::create_directory(site.path() / "folder.toml");
  BOOST_CHECK_THROW((void)Catalog::load(site.path()), TomlError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
