#include "auditor/content/encoding_probe.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace phiward {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view name;
  std::string_view bytes;
  Encoding encoding;
  std::size_t bom_size;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"an empty file", "", Encoding::bytes, 0},
    {"plain text", "hello\n", Encoding::bytes, 0},
    {"Latin-1", "caf\xE9\n", Encoding::bytes, 0},
    {"UTF-8 with a mark", "\xEF\xBB\xBFhello", Encoding::utf8_bom, 3},
    {"UTF-16 little-endian", "\xFF\xFEh\0i\0"sv, Encoding::utf16le, 2},
    {"UTF-16 big-endian", "\xFE\xFF\0h\0i"sv, Encoding::utf16be, 2},
    {"UTF-32 little-endian", "\xFF\xFE\0\0h\0\0\0"sv, Encoding::utf32le, 4},
    {"UTF-32 big-endian", "\0\0\xFE\xFF\0\0\0h"sv, Encoding::utf32be, 4},
    {"a mark alone", "\xFF\xFE", Encoding::utf16le, 2},
    {"UTF-16 that begins with a NUL character", "\xFF\xFE\0\0h\0i\0"sv, Encoding::utf16le, 2},
    {"8-bit text behind a mark", "\xFF\xFEplain text here\n", Encoding::bytes, 0},
    {"8-bit text and a NUL behind a mark", "\xFF\xFEplain text here\n\0"sv, Encoding::bytes, 0},
    {"UTF-16 little-endian without a mark", "h\0e\0l\0l\0o\0"sv, Encoding::utf16le, 0},
    {"UTF-16 big-endian without a mark", "\0h\0e\0l\0l\0o"sv, Encoding::utf16be, 0},
    {"UTF-32 little-endian without a mark", "h\0\0\0e\0\0\0l\0\0\0l\0\0\0"sv, Encoding::utf32le, 0},
    {"UTF-32 big-endian without a mark", "\0\0\0h\0\0\0e\0\0\0l\0\0\0l"sv, Encoding::utf32be, 0},
    {"32-bit numbers", "\1\0\0\0\2\0\0\0\3\0\0\0"sv, Encoding::bytes, 0},
    {"text with a stray NUL", "hello\0world"sv, Encoding::bytes, 0},
    {"a single NUL", "\0"sv, Encoding::bytes, 0},
};

BOOST_AUTO_TEST_SUITE(encoding_probe)

BOOST_DATA_TEST_CASE(guesses_the_encoding_from_the_first_bytes, boost::unit_test::data::make(kRows),
                     row) {
  const EncodingGuess guess = guess_encoding(row.bytes);
  BOOST_TEST((guess.encoding == row.encoding));
  BOOST_TEST(guess.bom_size == row.bom_size);
}

BOOST_AUTO_TEST_CASE(calls_binary_what_git_calls_binary) {
  BOOST_TEST(looks_binary("a\0b"sv));
  BOOST_TEST(!looks_binary("plain"));
  BOOST_TEST(looks_binary(std::string(7999, 'a') + '\0'));
  BOOST_TEST(!looks_binary(std::string(8000, 'a') + '\0'));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
