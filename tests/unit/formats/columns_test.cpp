#include "auditor/formats/tables/columns.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"

namespace phiward {
namespace {

const KeyFilter& keys() {
  static const KeyFilter filter(Catalog::load());
  return filter;
}

// The key of each column that is read, of headers between bars: "patient first name;…".
std::string keys_of(std::string_view headers, std::string_view table = {},
                    std::string_view value = "v") {
  std::vector<std::string_view> cells;
  for (std::size_t at = 0; at <= headers.size();) {
    const std::size_t end = std::min(headers.find('|', at), headers.size());
    cells.push_back(headers.substr(at, end - at));
    at = end + 1;
  }
  Fields fields;
  TableColumns(cells, table, keys())
      .add_row(std::vector<std::string_view>(cells.size(), value), value, fields);
  std::string result;
  for (const Field& field : fields.all()) result += field.key + ";";
  return result;
}

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(a_patients_number_makes_every_column_the_patients) {
  BOOST_TEST(keys_of("id|name|phone|mrn") ==
             "patient patient id;patient name;patient phone;patient mrn;");
  BOOST_TEST(keys_of("First|Last|DOB|Address") ==
             "patient first name;patient last name;patient DOB;patient Address;");
  BOOST_TEST(keys_of("name|diagnosis|age") == "patient name;patient age;");
}

BOOST_AUTO_TEST_CASE(a_providers_number_makes_them_the_providers) {
  BOOST_TEST(keys_of("npi|name|phone") == "npi;provider name;provider phone;");
  BOOST_TEST(keys_of("npi|name|phone|specialty|dob") ==
             "npi;provider name;provider phone;provider dob;");
}

BOOST_AUTO_TEST_CASE(in_a_patients_table_the_provider_keeps_his_own) {
  BOOST_TEST(keys_of("mrn|name|provider_name|attending") ==
             "patient mrn;patient name;provider_name;");
}

BOOST_AUTO_TEST_CASE(what_is_no_person_is_left_out) {
  BOOST_TEST(keys_of("mrn|facility_name|pharmacy phone|plan_name|test_name|drug name") ==
             "patient mrn;");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_table_says_whose_it_is) {
  BOOST_TEST(keys_of("id|name|city", "patients") ==
             "patient patient id;patient name;patient city;");
  BOOST_TEST(keys_of("id|name|ssn", "tblPhysicians") == "physician name;physician ssn;");
  BOOST_TEST(keys_of("id|name|city", "hotels") == "");
}

BOOST_AUTO_TEST_CASE(names_are_read_without_patients_only_where_they_reach_someone) {
  BOOST_TEST(keys_of("name|price") == "");
  BOOST_TEST(keys_of("name|city|state") == "");
  BOOST_TEST(keys_of("name|phone") == "name;phone;");
  BOOST_TEST(keys_of("code|name|icd10") == "");
}

BOOST_AUTO_TEST_CASE(a_column_of_patients_holds_names_or_numbers) {
  BOOST_TEST(keys_of("patient|reason", {}, "v") == "patient name;");
  BOOST_TEST(keys_of("patient|reason", {}, "v7") == "patient id;");
}

BOOST_AUTO_TEST_CASE(numbers_are_read_whatever_the_words_before_them) {
  BOOST_TEST(keys_of("medical_record_number|insurance id") ==
             "patient medical_record_number;patient insurance id;");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_file_says_less_than_the_headers) {
  const std::vector<std::string_view> staff{"first_name", "npi"};
  Fields fields;
  TableColumns(staff, "patients", keys(), TableColumns::Named::by_file)
      .add_row(std::vector<std::string_view>{"v", "v"}, "v", fields);
  BOOST_REQUIRE(!fields.all().empty());
  BOOST_TEST(fields.all().front().key == "provider first_name");
}

BOOST_AUTO_TEST_CASE(streets_and_cities_of_patients_are_addresses_in_any_form) {
  BOOST_TEST(keys_of("mrn|street|city_village") == "patient mrn;patient street;patient city;");
  const std::string_view street = "7 W 2nd Ave # 3";
  const std::vector<std::string_view> headers{"mrn", "address"};
  Fields fields;
  TableColumns(headers, {}, keys())
      .add_row(std::vector<std::string_view>{"", street}, street, fields);
  BOOST_REQUIRE(fields.all().size() == 1);
  BOOST_TEST((fields.all().front().identifier == Identifier::address));
}

BOOST_AUTO_TEST_CASE(remarks_in_headers_are_no_part_of_keys) {
  BOOST_TEST(keys_of("DOB (MM/DD/YYYY)|SSN #") == "patient DOB ;patient SSN #;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
