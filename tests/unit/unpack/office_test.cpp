#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <ostream>

#include "auditor/unpack/serial_date.hpp"
#include "tests/support/archive_builder.hpp"
#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

const std::pair<std::string, std::string> kTypes{"[Content_Types].xml", "<Types/>"};

std::string sheet(const std::string& rows) {
  return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

Members workbook(const std::string& rows) {
  return {
      kTypes,
      {"xl/workbook.xml",
       "<workbook><sheets><sheet name=\"Intake\" sheetId=\"1\" "
       "r:id=\"rId7\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/sheet1.xml\"/>"
       "</Relationships>"},
      {"xl/worksheets/sheet1.xml", sheet(rows)},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"164\" "
       "formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
       "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<sst><si><t>First name</t></si><si><r><t>Date of</t></r><r><t> birth</t></r>"
       "<rPh><t>phonetic</t></rPh></si><si><t>left over</t></si></sst>"},
  };
}

BOOST_AUTO_TEST_SUITE(office)

BOOST_AUTO_TEST_CASE(a_sheet_is_a_table_with_its_strings_and_dates) {
  const Unpacked all = unpacked(zip_of(workbook(
      "<row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      "<c r=\"D1\" t=\"inlineStr\"><is><t>MRN</t></is></c></row>"
      "<row><c r=\"A2\" t=\"str\"><f>B1</f><v>one</v></c><c r=\"B2\" s=\"1\"><v>22401</v></c>"
      "<c r=\"D2\"><v>4.5501E6</v></c></row>"
      "<row><c r=\"B3\" s=\"2\"><v>22401.5</v></c></row>")));
  BOOST_TEST(!all.failure);
  BOOST_TEST(
      all.part("sheet Intake") ==
      "First name\tDate of birth\t\tMRN\none\t1961-04-30\t\t4550100\n\t1961-04-30 12:00:00\n");
  BOOST_TEST(all.part("xl/sharedStrings.xml") == "left over\n");
}

BOOST_AUTO_TEST_CASE(a_title_above_the_header_is_a_part_of_its_own) {
  const Unpacked all =
      unpacked(zip_of(workbook("<row><c t=\"str\"><v>Our list</v></c></row><row/>"
                               "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
                               "<row><c><v>1</v></c><c><v>2</v></c></row>")));
  BOOST_TEST(all.part("sheet Intake, title") == "Our list\n\n");
  BOOST_TEST(all.part("sheet Intake") == "a\tb\n1\t2\n");
}

BOOST_AUTO_TEST_CASE(two_columns_of_labels_and_values_are_a_form) {
  const auto row = [](const std::string& a, const std::string& b) {
    return "<row><c t=\"str\"><v>" + a + "</v></c><c t=\"str\"><v>" + b + "</v></c></row>";
  };
  const Unpacked form = unpacked(
      zip_of(workbook(row("Ward", "North") + row("Room", "12") + row("Doctor", "the new one"))));
  BOOST_TEST(form.part("sheet Intake") == "Ward: North\nRoom: 12\nDoctor: the new one\n");
  const Unpacked table =
      unpacked(zip_of(workbook(row("Ward", "Beds") + row("North", "12") + row("South", "14"))));
  BOOST_TEST(table.part("sheet Intake") == "Ward\tBeds\nNorth\t12\nSouth\t14\n");
}

BOOST_AUTO_TEST_CASE(a_sheet_that_breaks_off_or_refers_to_nothing_is_never_complete) {
  Members broken = workbook("<row><c t=\"str\"><v>kept</v></c></row>");
  broken[3].second.resize(broken[3].second.size() - 20);
  const Unpacked cut = unpacked(zip_of(broken));
  BOOST_TEST((cut.failure == UnpackFailure::damaged));
  BOOST_TEST(cut.part("sheet Intake") == "kept\n");
  const Unpacked dangling = unpacked(zip_of(workbook("<row><c t=\"s\"><v>99</v></c></row>")));
  BOOST_TEST((dangling.failure == UnpackFailure::damaged));
}

BOOST_AUTO_TEST_CASE(entities_are_not_expanded) {
  Members bomb = workbook("");
  bomb[5].second =
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t>"
      "</si></sst>";
  BOOST_TEST(unpacked(zip_of(bomb)).failure.has_value());
}

BOOST_AUTO_TEST_CASE(one_long_string_in_every_cell_stops_at_the_limit) {
  Members bomb = workbook("");
  bomb[5].second = "<sst><si><t>" + std::string(1 << 20, 'x') + "</t></si></sst>";
  std::string row = "<row>";
  for (int i = 0; i < 200; ++i) row += "<c t=\"s\"><v>0</v></c>";
  bomb[3].second = sheet(row + "</row>");
  BOOST_TEST((unpacked(zip_of(bomb)).failure == UnpackFailure::too_large));
}

BOOST_AUTO_TEST_CASE(a_document_is_lines_and_its_tables_are_tables) {
  const std::string text =
      "<w:document><w:body><w:p><w:r><w:t>Dear</w:t></w:r><w:r><w:t xml:space=\"preserve\"> all"
      "</w:t><w:br/><w:t>next</w:t></w:r></w:p><w:tbl>"
      "<w:tr><w:tc><w:p><w:r><w:t>mrn</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>ward</w:t>"
      "</w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc><w:tc>"
      "<w:p><w:r><w:t>A</w:t></w:r></w:p><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr>"
      "</w:tbl><w:p><w:r><w:t>end</w:t></w:r></w:p></w:body></w:document>";
  const Unpacked all = unpacked(zip_of({kTypes,
                                        {"word/document.xml", text},
                                        {"docProps/core.xml",
                                         "<cp:coreProperties><dc:title>A &amp; B</dc:title>"
                                         "</cp:coreProperties>"},
                                        {"word/media/image1.png", "not looked into here"}}));
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.part("word/document.xml") == "Dear all\nnext\nend\n");
  BOOST_TEST(all.part("table 1") == "mrn\tward\n7\tA B\n");
  BOOST_TEST(all.part("docProps/core.xml") == "title: A & B\n");
  BOOST_TEST(all.part("word/media/image1.png") == "not looked into here");
}

BOOST_AUTO_TEST_CASE(open_documents_are_read_alike) {
  const std::string text =
      "<office:document-content><office:body><office:text><text:h>Head</text:h><text:p>one"
      "<text:tab/>two<text:s/>three</text:p></office:text><office:spreadsheet><table:table "
      "table:name=\"Beds\"><table:table-row><table:table-cell><text:p>ward</text:p>"
      "</table:table-cell><table:table-cell table:number-columns-repeated=\"2\"><text:p>day"
      "</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>"
      "<text:p>A</text:p></table:table-cell><table:table-cell office:value-type=\"date\" "
      "office:date-value=\"2021-03-04\"><text:p>4 March</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row></table:table>"
      "</office:spreadsheet></office:body></office:document-content>";
  const Unpacked all =
      unpacked(zip_of({{"META-INF/manifest.xml", "<manifest/>"}, {"content.xml", text}}));
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.part("content.xml") == "Head\none\ttwo three\n");
  BOOST_TEST(all.part("sheet Beds") == "ward\tday\tday\nA\t2021-03-04\n");
}

struct Serial {
  double serial;
  bool from_1904;
  const char* date;
};
std::ostream& operator<<(std::ostream& out, const Serial& serial) { return out << serial.date; }
constexpr Serial kSerials[] = {{61, false, "1900-03-01"},
                               {22401, false, "1961-04-30"},
                               {45291.75, false, "2023-12-31 18:00:00"},
                               {0, true, "1904-01-01"},
                               {2958465, false, "9999-12-31"}};

BOOST_DATA_TEST_CASE(serial_numbers_are_days, boost::unit_test::data::make(kSerials), row) {
  BOOST_TEST(date_of(row.serial, row.from_1904).value_or("none") == row.date);
}

BOOST_AUTO_TEST_CASE(what_is_no_day_is_no_date) {
  for (const double serial : {-1.0, 2958466.0, 1e300, std::nan("")}) {
    BOOST_TEST(!date_of(serial, false));
  }
}

BOOST_AUTO_TEST_CASE(formats_that_show_dates_are_told_from_others) {
  for (const char* code : {"yyyy\\-mm\\-dd", "m/d/yy", "[$-409]d-mmm;@", "hh:mm"}) {
    BOOST_TEST(shows_date(code), code);
  }
  for (const char* code :
       {"General", "0.00", "#,##0", "\"days\" 0", "[Red]0", "000\\-00\\-0000", "@"}) {
    BOOST_TEST(!shows_date(code), code);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
