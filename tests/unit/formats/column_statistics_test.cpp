#include "auditor/formats/tables/column_statistics.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "rules/specimens.hpp"

namespace phiward {
namespace {

// The keys of a table of so many rows, each filled from another seed, cells between bars.
std::string keys(std::string_view form, std::size_t rows, std::string_view role = {}) {
  std::vector<std::string> texts;
  std::vector<TableRow> table;
  texts.reserve(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string& text = texts.emplace_back(Specimens(i + 1).fill(form));
    TableRow& row = table.emplace_back();
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('|', at), text.size());
      row.push_back(std::string_view(text).substr(at, end - at));
      at = end + 1;
    }
  }
  std::string result;
  for (const std::string& key : keys_of_cells(table, role)) result += key + ";";
  return result;
}

BOOST_AUTO_TEST_SUITE(column_statistics)

BOOST_AUTO_TEST_CASE(tells_columns_of_patients_by_their_cells) {
  BOOST_TEST(keys("7|{{first_name}}|{{last_name}}|{{dob_us}}|{{phone}}", 20) ==
             ";patient first name;patient last name;patient birth date;patient phone;");
  BOOST_TEST(keys("{{full_name}}|{{ssn}}|{{street}}|{{city}}|{{state}}|{{zip}}", 20) ==
             "patient name;patient ssn;patient street address;patient city;;patient zip;");
  BOOST_TEST(keys("{{mbi}}|M", 20) == "patient mbi;;");
}

BOOST_AUTO_TEST_CASE(a_few_rows_tell_where_every_cell_fits) {
  BOOST_TEST(keys("{{full_name}}|{{ssn}}", 2) == "patient name;patient ssn;");
  BOOST_TEST(keys("{{full_name}}|{{ssn}}", 1) == ";;");
  BOOST_TEST(keys("7|{{full_name}}|{{dob_us}}|{{ssn_undashed}}", 1, "patient") ==
             ";patient name;patient birth date;patient ssn;");
}

BOOST_AUTO_TEST_CASE(names_and_telephones_alone_are_an_address_book) {
  BOOST_TEST(keys("{{full_name}}|{{phone}}|{{email}}", 20) == ";;;");
  BOOST_TEST(keys("{{full_name}}|{{phone}}|{{email}}", 20, "patient") ==
             "patient name;patient phone;patient email;");
}

BOOST_AUTO_TEST_CASE(providers_and_events_are_no_patients) {
  BOOST_TEST(keys("{{npi}}|{{full_name}}|{{dob_us}}", 20) == ";;;");
  BOOST_TEST(keys("{{full_name}}|{{ssn}}", 20, "physician") == ";;");
  BOOST_TEST(keys("{{full_name}}|2021-03-04|9", 20) == ";;;");
  BOOST_TEST(keys("{{number9}}|{{word}}|{{date_iso}}", 20) == ";;;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
