#include "auditor/formats/tables/markup_parts.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "auditor/formats/tables/markup.hpp"
#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view parts;  // each behind a bar
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a table and a list", "<p>a<table id=x>b</table>c<dl>d</dl>e",
     "|<table id=x>b</table>|<dl>d</dl>"},
    {"any case, any prefix", "<TABLE>a</Table ><x:table>b</x:table>c",
     "|<TABLE>a</Table >|<x:table>b</x:table>"},
    {"a table in a table", "<table><dl><table></table></dl></table><p>",
     "|<table><dl><table></table></dl></table>"},
    {"no end", "a<table>b<p>", "|<table>b<p>"},
    {"an end without a beginning", "</table><dl></dl>", "|<dl></dl>"},
    {"the last end is cut off", "<dl>a</dl", "|<dl>a</dl"},
    {"names that only begin so", "<tables>a</tables><dlx><table-a>", ""},
    {"a comment", "<!-- <table> --><table><!-- </table> -->a</table>",
     "|<table><!-- </table> -->a</table>"},
    {"a comment without an end hides nothing", "<!-- <table>a</table>", "|<table>a</table>"},
    {"an instruction", "<?php '<table>' ?>a", ""},
    {"nothing", "", ""},
};

std::string parts_of(std::string_view text) {
  std::string parts;
  for (const Span part : markup_parts(text)) {
    parts.append(1, '|').append(text.substr(part.begin, part.size()));
  }
  return parts;
}

BOOST_AUTO_TEST_SUITE(parts_of_markup)

BOOST_DATA_TEST_CASE(are_whole_tables, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(parts_of(row.text) == row.parts);
}

// What XmlReader sees there without them is nothing.
BOOST_AUTO_TEST_CASE(outside_of_them_nothing_is_found) {
  constexpr std::string_view kPieces[] = {
      "<table>",     "</table>", "<dl>", "</dl>", "<tr>", "<th>ssn", "<td>v1", "<dt>ssn</dt>",
      "<dd>v2</dd>", "<!--",     "-->",  "<?",    "?>",   "<",       "text"};
  std::mt19937_64 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += kPieces[random() % std::size(kPieces)];
    std::size_t before = 0;
    std::string rest;
    for (const Span part : markup_parts(text)) {
      BOOST_REQUIRE_LE(before, part.begin);
      BOOST_REQUIRE_LT(part.begin, part.end);
      BOOST_REQUIRE_LE(part.end, text.size());
      rest.append(text, before, part.begin - before) += ' ';
      before = part.end;
    }
    rest.append(text, before);
    BOOST_REQUIRE_EQUAL(test::field_list(read_markup_tables, rest), "");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
