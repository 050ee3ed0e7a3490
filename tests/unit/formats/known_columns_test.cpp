#include "auditor/formats/tables/known_columns.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"

namespace phiward {
namespace {

using Names = std::vector<std::string_view>;

const KeyFilter& keys() {
  static const KeyFilter filter(Catalog::load());
  return filter;
}

std::string keys_of(const TableColumns& columns, std::size_t cells) {
  constexpr std::string_view kValue = "v";
  Fields fields;
  columns.add_row(Names(cells, kValue), kValue, fields);
  std::string result = std::to_string(columns.telling()) + ":";
  for (const Field& field : fields.all()) result += field.key + "(" + field.name + ");";
  return result;
}

BOOST_AUTO_TEST_SUITE(known_columns)

// More tables than are remembered, each asked for again and again.
BOOST_AUTO_TEST_CASE(are_those_that_would_be_made) {
  constexpr std::string_view kNames[] = {"mrn", "name", "dob",  "1:a", "a1",
                                         "",    "npi",  "city", "id"};
  constexpr std::string_view kTables[] = {"", "patients", "providers", "1:a", "3:mrn"};
  KnownColumns known(keys());
  std::mt19937_64 random(17);
  for (int round = 0; round < 20'000; ++round) {
    Names names;
    for (std::size_t i = 0; i <= random() % 4; ++i) {
      names.push_back(kNames[random() % std::size(kNames)]);
    }
    const std::string_view table = kTables[random() % std::size(kTables)];
    const TableColumns made(names, table, keys());
    BOOST_REQUIRE_EQUAL(keys_of(*known.of(names, table), names.size()),
                        keys_of(made, names.size()));
  }
}

BOOST_AUTO_TEST_CASE(stay_with_those_who_hold_them) {
  KnownColumns known(keys());
  const Names names{"mrn", "name"};
  const auto held = known.of(names, "");
  std::vector<std::string> others;
  for (int i = 0; i < 10'000; ++i) others.push_back("other" + std::to_string(i));
  for (const std::string& other : others) BOOST_REQUIRE(known.of(Names{other}, "") != nullptr);
  BOOST_TEST(keys_of(*held, 2) == keys_of(TableColumns(names, "", keys()), 2));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
