// Indexes as git writes them, and as it would not.
#include "auditor/git/pack/pack_index.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "auditor/git/git_error.hpp"
#include "tests/support/pack_builder.hpp"

using namespace phiward;
using phiward::test::big_endian_text;
using phiward::test::numbered_id;
using phiward::test::PackBuilder;

namespace {

// Version 2 with one object, number 7, whose row of offsets is `offset`.
std::string index_2(std::uint32_t offset, std::string_view long_offsets) {
  std::string index("\377tOc\0\0\0\2", 8);
  for (int i = 0; i < 256; ++i) index += big_endian_text(1);
  const ObjectId id = numbered_id(7);
  index.append(id.bytes.begin(), id.bytes.begin() + ObjectId::kBytes) +=
      big_endian_text(0xfeedbeef);
  index += big_endian_text(offset);
  return index.append(long_offsets) + std::string(20, 'p') + std::string(20, 'i');
}

std::string index_1() {
  PackBuilder builder;
  for (std::uint32_t i = 0; i < 300; ++i) builder.add_row(i << 23, 12 + i);
  return builder.index();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pack_index)

BOOST_AUTO_TEST_CASE(version_1_finds_each_of_its_objects_and_no_other) {
  const std::string bytes = index_1();
  const PackIndex index(bytes);
  BOOST_TEST(index.count() == 300U);
  for (std::uint32_t i = 0; i < 300; ++i) {
    const auto row = index.find(numbered_id(i << 23));
    BOOST_REQUIRE(row);
    BOOST_TEST(index.offset(*row).value() == 12 + i);
    BOOST_TEST(!index.crc(*row).has_value());
    BOOST_TEST(!index.find(numbered_id((i << 23) + 1)).has_value());
  }
}

BOOST_AUTO_TEST_CASE(ids_that_are_not_spread_evenly_are_found_as_well) {
  PackBuilder builder;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < 200; ++i) numbers.push_back(0x42000000 + i);  // side by side
  for (std::uint32_t i = 0; i < 24; ++i) numbers.push_back(0x42000100 + (1U << i));
  for (const std::uint32_t number : numbers) builder.add_row(number, number);
  const std::string bytes = builder.index();
  const PackIndex index(bytes);
  for (const std::uint32_t number : numbers) {
    const auto row = index.find(numbered_id(number));
    BOOST_REQUIRE(row);
    BOOST_TEST(index.offset(*row).value() == number);
  }
  for (const std::uint32_t number : {0x41ffffffU, 0x420000ffU, 0x42ffffffU, 0x43000000U}) {
    BOOST_TEST(!index.find(numbered_id(number)).has_value());
  }
}

BOOST_AUTO_TEST_CASE(version_2_has_offsets_of_eight_bytes_and_checksums) {
  const std::string bytes = index_2(0x8000'0000, big_endian_text(5) + big_endian_text(6));
  const PackIndex index(bytes);
  BOOST_TEST(index.offset(0).value() == 0x5'0000'0006U);
  BOOST_TEST(index.crc(0).value() == 0xfeedbeefU);
  BOOST_TEST(index.pack_checksum() == std::string(20, 'p'));
  const std::string short_offset = index_2(1234, "");
  BOOST_TEST(PackIndex(short_offset).offset(0).value() == 1234U);
}

BOOST_AUTO_TEST_CASE(an_offset_outside_the_table_is_damage_of_that_object_alone) {
  for (const std::uint32_t row : {0x8000'0001U, 0xffff'ffffU}) {
    const std::string bytes = index_2(row, std::string(8, '\0'));
    BOOST_TEST(!PackIndex(bytes).offset(0).has_value());
  }
  const std::string none = index_2(0x8000'0000, "");
  BOOST_TEST(!PackIndex(none).offset(0).has_value());
}

BOOST_AUTO_TEST_CASE(an_index_whose_parts_do_not_fit_is_refused) {
  for (const std::string& whole : {index_1(), index_2(1234, "")}) {
    for (std::size_t size = 0; size < whole.size(); size += size < 1100 ? 97 : 1) {
      BOOST_TEST_CONTEXT(size) { BOOST_CHECK_THROW(PackIndex(whole.substr(0, size)), GitError); }
    }
    BOOST_CHECK_THROW(PackIndex(whole + "1"), GitError);
  }
  std::string unknown = index_2(1234, "");
  unknown[7] = 3;
  BOOST_CHECK_THROW(PackIndex{unknown}, GitError);
  std::string descending = index_1();
  descending[4 * 255] = 0x7f;
  descending[4 * 100] = 0x7f;
  BOOST_CHECK_THROW(PackIndex{descending}, GitError);
}

BOOST_AUTO_TEST_SUITE_END()
