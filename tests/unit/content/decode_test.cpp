#include "auditor/content/decode.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace phiward {
namespace {

using namespace std::string_view_literals;

std::string utf16le(std::string_view ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide.append({c, '\0'});
  return wide;
}

BOOST_AUTO_TEST_SUITE(decode_bytes)

BOOST_AUTO_TEST_CASE(eight_bit_text_passes_through_without_a_copy) {
  for (const std::string_view bytes : {"plain\n"sv, "caf\xE9"sv, "caf\xC3\xA9"sv, "bad \xC3("sv}) {
    const Text text = decode(bytes);
    BOOST_TEST(text.text().data() == bytes.data());
    BOOST_TEST(text.text() == bytes);
    BOOST_TEST(!text.binary());
    BOOST_TEST(text.to_stored(3) == 3);
  }
}

BOOST_AUTO_TEST_CASE(a_utf8_mark_is_skipped_and_counted_in_offsets) {
  const Text text = decode("\xEF\xBB\xBFid,name");
  BOOST_TEST(text.text() == "id,name");
  BOOST_TEST(text.to_stored(0) == 3);
  BOOST_TEST(text.to_stored(7) == 10);
}

BOOST_AUTO_TEST_CASE(wide_text_becomes_utf8) {
  BOOST_TEST(decode("\xFF\xFEh\0i\0\xE9\0"sv).text() == "hi\xC3\xA9");
  BOOST_TEST(decode("\xFE\xFF\0h\0i"sv).text() == "hi");
  BOOST_TEST(decode("\xFF\xFE\0\0h\0\0\0"sv).text() == "h");
  BOOST_TEST(decode("\0\0\xFE\xFF\0\0\0h"sv).text() == "h");
  BOOST_TEST(decode("h\0e\0l\0l\0o\0"sv).text() == "hello");
}

BOOST_AUTO_TEST_CASE(wide_text_is_not_binary_but_other_nul_bytes_are) {
  BOOST_TEST(!decode(utf16le("hello")).binary());
  const Text text = decode("ELF\0\1\2\3"sv);
  BOOST_TEST(text.binary());
  BOOST_TEST(text.text() == "ELF\0\1\2\3"sv);
}

BOOST_AUTO_TEST_CASE(an_odd_last_byte_and_a_lone_surrogate_become_replacement_characters) {
  BOOST_TEST(decode("\xFF\xFEh\0i"sv).text() == "h\xEF\xBF\xBD");
  BOOST_TEST(decode("\xFF\xFEh\0\x3D\xD8i\0"sv).text() == "h\xEF\xBF\xBDi");
}

BOOST_AUTO_TEST_CASE(every_offset_of_wide_text_leads_back_to_its_stored_character) {
  // Each item: one letter of 1, 2, 3 and 4 bytes of UTF-8; 2, 2, 2 and 4 stored bytes.
  std::string stored = "\xFF\xFE";
  std::string expected;
  std::vector<std::size_t> origin;
  const std::pair<std::string_view, std::string_view> letters[] = {
      {"A\0"sv, "A"},
      {"\xE9\0"sv, "\xC3\xA9"},
      {"\xAC\x20"sv, "\xE2\x82\xAC"},
      {"\x3D\xD8\x00\xDE"sv, "\xF0\x9F\x98\x80"}};
  for (int i = 0; i < 3000; ++i) {
    for (const auto& [wide, narrow] : letters) {
      origin.insert(origin.end(), narrow.size(), stored.size());
      stored += wide;
      expected += narrow;
    }
  }
  const Text text = decode(stored);
  BOOST_REQUIRE(text.text() == expected);
  for (std::size_t offset = 0; offset < origin.size(); ++offset) {
    if (text.to_stored(offset) != origin[offset]) {
      BOOST_FAIL("offset " << offset << " leads to " << text.to_stored(offset));
    }
  }
  BOOST_TEST(text.to_stored(expected.size()) == stored.size());
  BOOST_TEST(text.to_stored(expected.size() + 99) == stored.size());
}

BOOST_AUTO_TEST_CASE(a_moved_text_stays_valid) {
  const std::string stored = utf16le("hi");  // short enough to live inside the string object
  Text first = decode(stored);
  const Text second = std::move(first);
  BOOST_TEST(second.text() == "hi");
}

BOOST_AUTO_TEST_CASE(any_bytes_decode_to_at_most_one_and_a_half_times_their_size) {
  std::mt19937_64 random(7);
  const std::string_view marks[] = {
      "", "\xFF\xFE", "\xFE\xFF", "\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv, "\xEF\xBB\xBF"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(marks[random() % std::size(marks)]);
    const std::size_t size = random() % 64;
    const bool sparse = random() % 2 == 0;  // half of the bytes NUL
    for (std::size_t i = 0; i < size; ++i) {
      bytes.push_back(sparse && i % 2 == 1 ? '\0' : static_cast<char>(random()));
    }
    const Text text = decode(bytes);
    BOOST_REQUIRE_LE(text.text().size(), bytes.size() * 3 / 2);
    for (std::size_t offset = 0; offset <= text.text().size(); ++offset) {
      BOOST_REQUIRE_LE(text.to_stored(offset), bytes.size());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
