#include "auditor/formats/row_reader.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {
namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view cells;  // joined: "a/b" a row, rows end with "!"
  char delimiter = ',';
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"nothing", "", ""},
    {"one cell", "a", "a!"},
    {"a last line without end", "a,b\nc,d", "a/b!c/d!"},
    {"empty cells", ",a,\n", "/a/!"},
    {"a blank line", "a\n\nb\n", "a!!b!"},
    {"CRLF", "a,b\r\nc,d\r\n", "a/b!c/d!"},
    {"CR alone", "a,b\rc,d\r", "a/b!c/d!"},
    {"spaces around cells", " a , b \n", "a/b!"},
    {"quotes", "\"a\",\"b c\"\n", "a/b c!"},
    {"a quoted delimiter", "\"a, b\",c\n", "a, b/c!"},
    {"a quoted line end", "\"a\r\nb\",c\nd,e\n", "a\r\nb/c!d/e!"},
    {"doubled quotes", "\"a \"\"b\"\" c\",d\n", "a \"\"b\"\" c/d!"},
    {"an empty quoted cell", "\"\",a\n", "/a!"},
    {"text behind a closing quote", "\"a\" b,c\n", "a\" b/c!"},
    {"a quote inside a cell", "5\" pipe,c\n", "5\" pipe/c!"},
    {"a quote that is never closed", "\"a,b\nc,d\n", "a/b!c/d!"},
    {"a spreadsheet's text number", "=\"007\",'008\n", "007/008!"},
    {"tabs", "a\tb, c\n", "a/b, c!", '\t'},
    {"bars", "| a | b |\n", "/a/b/!", '|'},
};

BOOST_AUTO_TEST_SUITE(row_reader)

BOOST_DATA_TEST_CASE(splits_text_into_rows_and_cells, boost::unit_test::data::make(kRows), row) {
  std::string joined;
  RowReader rows(row.text, row.delimiter);
  std::vector<std::string_view> cells;
  while (rows.next(cells)) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) joined += '/';
      joined += cells[i];
    }
    joined += '!';
  }
  BOOST_TEST(joined == row.cells);
}

BOOST_AUTO_TEST_CASE(a_quote_closed_too_far_away_is_an_ordinary_character) {
  const std::string text = "\"a," + std::string(70'000, 'b') + "\n\"c\n";
  RowReader rows(text, ',');
  std::vector<std::string_view> cells;
  BOOST_TEST(rows.next(cells));
  BOOST_TEST(cells.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_row_of_millions_of_cells_takes_bounded_memory) {
  const std::string text = std::string(5'000'000, ',') + "\nnext\n";
  RowReader rows(text, ',');
  std::vector<std::string_view> cells;
  BOOST_TEST(rows.next(cells));
  BOOST_TEST(cells.size() == RowReader::kMostCells);
  BOOST_TEST(rows.next(cells));
  BOOST_TEST(cells.front() == "next");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
