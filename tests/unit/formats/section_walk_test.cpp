// What a walk over the sections of a later version promises: the same sections as if there were no
// earlier one, less those that held nothing and were kept.
#include "auditor/formats/sections/section_walk.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace phiward {
namespace {

std::vector<std::string> lines_of(std::size_t methods) {
  std::vector<std::string> lines = {"package p;", "", "public class Ward {"};
  for (std::size_t i = 0; i < methods; ++i) {
    const std::string n = std::to_string(i);
    lines.insert(lines.end(), {"", "  static class Row" + n + " {", "    void one() {"});
    for (std::size_t line = 0; line < 3 + i % 9; ++line) lines.push_back("      call(" + n + ");");
    lines.insert(lines.end(), {"    }", "", "    void two() {", "      call();", "    }", "  }"});
    if (i % 7 == 0) lines.insert(lines.end(), {"}", "", "class Next" + n + " {"});
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

struct Edited {
  std::string text;
  std::vector<KeptLines> kept;
};

// A few lines left out, changed, or put in.
Edited edit(std::vector<std::string>& lines, std::mt19937_64& random) {
  constexpr std::string_view kNew[] = {"}",
                                       "{",
                                       "",
                                       "class Other {",
                                       "[x]",
                                       "    void f() {",
                                       "insert into t;",
                                       "  }",
                                       "# aside",
                                       "      call(0);"};
  Edited edited;
  std::vector<std::string> later;
  std::size_t before = 0;
  const std::size_t one_in = 5 + random() % 400;
  bool goes_on = false;
  for (const std::string& line : lines) {
    const bool changed = random() % one_in == 0;
    if (changed && random() % 2 == 0) {
      later.emplace_back(kNew[random() % std::size(kNew)]);
      edited.text += later.back() + "\n";
      goes_on = false;
    }
    if (changed && random() % 2 == 0) {
      goes_on = false;
    } else {
      const std::size_t at = edited.text.size();
      later.push_back(line);
      edited.text += line + "\n";
      if (!goes_on) edited.kept.push_back({{at, at}, before});
      edited.kept.back().lines.end = edited.text.size();
      goes_on = true;
    }
    before += line.size() + 1;
  }
  lines = std::move(later);
  return edited;
}

using Shown = std::tuple<std::size_t, std::size_t, std::vector<std::size_t>>;

Shown shown(const Section& section) {
  std::vector<std::size_t> outline;
  for (const Span line : section.outline) outline.push_back(line.begin);
  return {section.lines.begin, section.lines.end, outline};
}

const std::vector<Span>& everywhere() {
  static const std::vector<Span> kAll{{0, 1'000'000}};
  return kAll;
}

// Says of all sections but one in seven that nothing stands in them.
std::vector<Shown> walk(std::string_view text, SectionVersions& versions,
                        std::string_view context = "") {
  std::vector<Shown> read;
  SectionWalk sections(text, everywhere(), context, &versions);
  Section section;
  while (sections.next(section)) {
    read.push_back(shown(section));
    if (section.lines.size() % 7 != 0) sections.holds_nothing();
  }
  return read;
}

std::vector<Shown> cut(std::string_view text) {
  std::vector<Shown> all;
  SectionCutter cutter(text);
  Section section;
  while (cutter.next(section)) all.push_back(shown(section));
  return all;
}

BOOST_AUTO_TEST_SUITE(section_walk)

BOOST_AUTO_TEST_CASE(sections_are_those_of_the_text_alone) {
  std::mt19937_64 random(11);
  std::size_t all_of_them = 0;
  std::size_t passed_over = 0;
  for (int file = 0; file < 40; ++file) {
    std::vector<std::string> lines = lines_of(60 + random() % 200);
    SectionMap before;
    std::vector<KeptLines> kept;
    std::string text = joined(lines);
    for (int version = 0; version < 20; ++version) {
      SectionVersions versions{&before, kept};
      const std::vector<Shown> read = walk(text, versions);
      SectionVersions alone;
      const std::vector<Shown> all = walk(text, alone);
      BOOST_REQUIRE(all == cut(text));
      BOOST_REQUIRE(versions.now.parents == alone.now.parents);
      BOOST_REQUIRE(std::ranges::equal(
          versions.now.entries, alone.now.entries, {},
          [](const auto& entry) { return std::tie(entry.begin, entry.parents_end, entry.empty); },
          [](const auto& entry) { return std::tie(entry.begin, entry.parents_end, entry.empty); }));
      // What is not read, held nothing.
      auto next = read.begin();
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (next != read.end() && *next == all[i]) {
          ++next;
        } else {
          BOOST_REQUIRE(alone.now.entries[i].empty);
          ++passed_over;
        }
      }
      BOOST_REQUIRE(next == read.end());
      all_of_them += all.size();
      before = std::move(versions.now);
      Edited later = edit(lines, random);
      text = std::move(later.text);
      kept = std::move(later.kept);
    }
  }
  BOOST_TEST(passed_over * 3 > all_of_them);
}

BOOST_AUTO_TEST_CASE(an_unchanged_text_is_not_read_again) {
  const std::string text = joined(lines_of(100));
  SectionVersions first;
  SectionWalk sections(text, everywhere(), "", &first);
  Section section;
  while (sections.next(section)) sections.holds_nothing();
  const KeptLines kept{{0, text.size()}, 0};
  SectionVersions second{&first.now, {&kept, 1}};
  BOOST_TEST(walk(text, second).empty());
  // Read as something else, it is.
  SectionVersions other{&first.now, {&kept, 1}};
  BOOST_TEST(walk(text, other, "another context").size() > 10U);
}

BOOST_AUTO_TEST_CASE(what_was_not_read_is_not_taken_for_empty) {
  const std::string text = joined(lines_of(100));
  const std::vector<Span> head{{0, 1'000}};
  SectionVersions first;
  SectionWalk sections(text, head, "", &first);
  Section section;
  while (sections.next(section)) sections.holds_nothing();
  const KeptLines kept{{0, text.size()}, 0};
  SectionVersions second{&first.now, {&kept, 1}};
  const std::size_t read = walk(text, second).size();
  BOOST_TEST(read < cut(text).size());
  BOOST_TEST(read + 5 > cut(text).size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
