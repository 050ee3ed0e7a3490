#include "auditor/formats/sections/section_cutter.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace phiward {
namespace {

std::vector<Section> sections_of(std::string_view text) {
  std::vector<Section> sections;
  SectionCutter cutter(text);
  Section section;
  while (cutter.next(section)) sections.push_back(section);
  return sections;
}

std::multiset<std::string> texts_of(const std::string& text) {
  std::multiset<std::string> texts;
  for (const Section& section : sections_of(text)) {
    texts.insert(text.substr(section.lines.begin, section.lines.size()));
  }
  return texts;
}

std::string outline_of(std::string_view text, const Section& section) {
  std::string outline;
  for (const Span line : section.outline) {
    outline += std::string(text.substr(line.begin, line.size())) + "|";
  }
  return outline;
}

std::string a_class(std::size_t methods) {
  std::string text = "package p;\n\npublic class PatientTest {\n";
  for (std::size_t i = 0; i < methods; ++i) {
    const std::string n = std::to_string(i);
    text += "\n    void method" + n + "() {\n";
    for (std::size_t line = 0; line < 3 + i % 9; ++line) {
      text += "        call(" + n + ", " + std::to_string(line) + ");\n";
    }
    text += "    }\n";
  }
  return text + "}\n";
}

BOOST_AUTO_TEST_SUITE(section_cutter)

BOOST_AUTO_TEST_CASE(a_short_text_is_one_section) {
  const std::string text = a_class(10).substr(0, SectionCutter::kWhole - 1);
  BOOST_TEST(sections_of(text).size() == 1U);
  BOOST_TEST(sections_of("").empty());
}

BOOST_AUTO_TEST_CASE(all_sections_together_are_the_text) {
  constexpr std::string_view kPieces[] = {"\n",  "\n\n", "  ",     "\t", "}",    "{", "],",  "[x]",
                                          "<a>", "</a>", "- k: v", "#",  "word", "(", "\r\n"};
  std::mt19937_64 random(5);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    while (text.size() < 20'000) text += kPieces[random() % std::size(kPieces)];
    std::size_t at = 0;
    for (const Section& section : sections_of(text)) {
      BOOST_REQUIRE_EQUAL(section.lines.begin, at);
      BOOST_REQUIRE_LT(at, section.lines.end);
      at = section.lines.end;
      std::size_t outline = 0;
      for (const Span line : section.outline) outline += line.size();
      BOOST_REQUIRE_LE(outline, SectionCutter::kMostOutline);
    }
    BOOST_REQUIRE_EQUAL(at, text.size());
  }
}

BOOST_AUTO_TEST_CASE(an_edit_leaves_most_sections_as_they_were) {
  const std::string text = a_class(200);
  const auto before = texts_of(text);
  BOOST_TEST(before.size() > 10U);
  std::mt19937_64 random(7);
  for (int round = 0; round < 100; ++round) {
    std::string edited = text;
    edited.insert(edited.find('\n', random() % edited.size()), "\n        one(\"more\");");
    const auto after = texts_of(edited);
    std::vector<std::string> fresh;
    std::ranges::set_difference(after, before, std::back_inserter(fresh));
    BOOST_TEST(fresh.size() <= 5U);
  }
}

BOOST_AUTO_TEST_CASE(long_lists_are_cut_between_their_items) {
  const auto listed = [](std::string_view before, std::string_view behind) {
    std::string text;
    for (int i = 0; i < 4'000; ++i) {
      text.append(before).append(std::to_string(i * i)).append(behind) += '\n';
    }
    return text;
  };
  const std::string lists[] = {listed("  , { 0x0010, ", ", \"word\" }"),
                               listed("label.of.", "=Word"),
                               listed("label.of-", " = Word"),
                               listed("#define WORD_", "  (1)"),
                               listed("<row id=\"", "\"/>"),
                               listed("  ../include/word", ".h \\"),
                               listed("  \"label ", "\": \"Word\",")};
  for (const std::string& text : lists) {
    BOOST_TEST_CONTEXT(text.substr(0, 40)) {
      constexpr std::size_t kLargest = 2 * SectionCutter::kItemFrom;
      const std::vector<Section> sections = sections_of(text);
      BOOST_TEST(std::ranges::all_of(
          sections, [](const Section& section) { return section.lines.size() < kLargest; }));
      const std::multiset<std::string> before = texts_of(text);
      const std::multiset<std::string> after =
          texts_of(text.substr(0, 40'000) + "word" + text.substr(40'000));
      std::vector<std::string> changed;
      std::ranges::set_difference(after, before, std::back_inserter(changed));
      BOOST_TEST(changed.size() <= 2U);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_program_assigns_stays_together) {
  std::string text;
  while (text.size() < 40'000) text += "  patient.word = other;\n";
  BOOST_TEST(sections_of(text).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_section_knows_what_it_stands_under) {
  const std::string text = a_class(200);
  const std::vector<Section> sections = sections_of(text);
  for (std::size_t i = 1; i < sections.size(); ++i) {
    BOOST_TEST(outline_of(text, sections[i]) == "public class PatientTest {|");
  }
  std::string list = "patients:\n  ward:\n";
  while (list.size() < 9'000) list += "    - id: x\n      note: y\n";
  const std::vector<Section> items = sections_of(list);
  BOOST_TEST_REQUIRE(items.size() > 2U);
  BOOST_TEST(outline_of(list, items.back()) == "patients:|  ward:|");
}

BOOST_AUTO_TEST_CASE(a_heading_in_brackets_is_over_the_lines_below_it) {
  std::string text = "[other]\na = b\n\n[patient]\n";
  while (text.size() < 9'000) text += "key" + std::to_string(text.size()) + " = value\n\n";
  const std::vector<Section> sections = sections_of(text);
  BOOST_TEST_REQUIRE(sections.size() > 2U);
  BOOST_TEST(outline_of(text, sections.back()).starts_with("[patient]|"));
}

BOOST_AUTO_TEST_CASE(tables_and_bodies_are_not_cut) {
  std::string table;
  while (table.size() < 50'000) table += "a, b, c, d\n";
  BOOST_TEST(sections_of(table).size() == 1U);
  std::string body = "void f() {\n";
  while (body.size() < SectionCutter::kAnyFrom) body += "    call();\n\n";
  BOOST_TEST(sections_of(body).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
