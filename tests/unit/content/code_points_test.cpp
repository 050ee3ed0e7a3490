#include "auditor/content/code_points.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string_view>

namespace phiward {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view name;
  Encoding encoding;
  std::string_view bytes;
  std::string_view utf8;
  std::size_t size;
  bool valid;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a letter, little-endian", Encoding::utf16le, "A\0"sv, "A", 2, true},
    {"a letter, big-endian", Encoding::utf16be, "\0A"sv, "A", 2, true},
    {"a two-byte letter", Encoding::utf16le, "\xE9\0"sv, "\xC3\xA9", 2, true},
    {"a three-byte sign", Encoding::utf16le, "\xAC\x20"sv, "\xE2\x82\xAC", 2, true},
    {"a surrogate pair", Encoding::utf16le, "\x3D\xD8\x00\xDE"sv, "\xF0\x9F\x98\x80", 4, true},
    {"a high surrogate at the end", Encoding::utf16le, "\x3D\xD8"sv, "\xEF\xBF\xBD", 2, false},
    {"a high surrogate alone", Encoding::utf16be, "\xD8\x3D\0A"sv, "\xEF\xBF\xBD", 2, false},
    {"a low surrogate first", Encoding::utf16be, "\xDE\x00\0A"sv, "\xEF\xBF\xBD", 2, false},
    {"half a unit", Encoding::utf16le, "A"sv, "\xEF\xBF\xBD", 1, false},
    {"a replacement character that is meant", Encoding::utf16le, "\xFD\xFF"sv, "\xEF\xBF\xBD", 2,
     true},
    {"a wide letter, little-endian", Encoding::utf32le, "A\0\0\0"sv, "A", 4, true},
    {"a wide letter, big-endian", Encoding::utf32be, "\0\0\0A"sv, "A", 4, true},
    {"a wide emoji", Encoding::utf32be, "\0\x01\xF6\0"sv, "\xF0\x9F\x98\x80", 4, true},
    {"beyond Unicode", Encoding::utf32be, "\0\x11\0\0"sv, "\xEF\xBF\xBD", 4, false},
    {"a wide surrogate", Encoding::utf32be, "\0\0\xD8\0"sv, "\xEF\xBF\xBD", 4, false},
    {"three of four bytes", Encoding::utf32be, "\0\0\0"sv, "\xEF\xBF\xBD", 3, false},
};

BOOST_AUTO_TEST_SUITE(code_points)

BOOST_DATA_TEST_CASE(reads_one_code_point_and_writes_it_as_utf8,
                     boost::unit_test::data::make(kRows), row) {
  const CodePoint found = read_code_point(row.bytes, row.encoding);
  std::string utf8;
  append_utf8(utf8, found.value);
  BOOST_TEST(utf8 == row.utf8);
  BOOST_TEST(utf8.size() == utf8_size(found.value));
  BOOST_TEST(found.size == row.size);
  BOOST_TEST(found.valid == row.valid);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
