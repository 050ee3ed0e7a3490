#include "auditor/unpack/plain_zip.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <zlib.h>

#include "auditor/unpack/archive.hpp"
#include "rules/dice.hpp"
#include "tests/support/archive_builder.hpp"
#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

std::string noise(std::size_t size) {
  Dice dice(7);
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(dice.below(256));
  return bytes;
}

std::string sample() {
  ArchiveBuilder builder("zip");
  builder.add("ward/", "", AE_IFDIR);
  builder.add("ward/visits.csv", "id,note\n1,fine\n2,fine\n3,fine\n");
  builder.add("empty", "");
  builder.add("noise", noise(40));
  return builder.finish();
}

std::string number(std::uint32_t value, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
  return bytes;
}

// As most programs write it: stored, and the sizes stand before the bytes.
std::string stored(const std::string& name, const std::string& content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  const auto crc =
      static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(content.data()), size));
  const std::string told = number(0, 8) + number(crc, 4) + number(size, 4) + number(size, 4) +
                           number(static_cast<std::uint32_t>(name.size()), 2) + number(0, 2);
  const std::string member = "PK\3\4" + number(20, 2) + told + name + content;
  const std::string row = "PK\1\2" + number(20, 2) + number(20, 2) + told + number(0, 14) + name;
  return member + row + "PK\5\6" + number(0, 4) + number(1, 2) + number(1, 2) +
         number(static_cast<std::uint32_t>(row.size()), 4) +
         number(static_cast<std::uint32_t>(member.size()), 4) + number(0, 2);
}

void by_libarchive(std::string_view bytes, Parts& parts) { unpack_with_libarchive(bytes, parts); }

// The two readers give the same of these bytes.
void compare(std::string_view bytes) {
  const Unpacked plain = unpacked_by(unpack_archive, bytes);
  const Unpacked expected = unpacked_by(by_libarchive, bytes);
  BOOST_TEST((plain.failure == expected.failure));
  BOOST_REQUIRE_EQUAL(plain.parts.size(), expected.parts.size());
  for (std::size_t i = 0; i < plain.parts.size(); ++i) {
    BOOST_TEST(plain.parts[i].name == expected.parts[i].name);
    BOOST_TEST((plain.parts[i].bytes == expected.parts[i].bytes));
  }
}

BOOST_AUTO_TEST_SUITE(plain_zip)

BOOST_AUTO_TEST_CASE(a_usual_file_is_read_without_libarchive) {
  const std::string bytes = sample();
  const auto zip = PlainZip::open(bytes, {});
  BOOST_REQUIRE(zip.has_value());
  std::string content;
  for (const PlainZip::Member& member : zip->members()) BOOST_TEST(zip->read(member, content));
  BOOST_TEST(zip->members().size() == 4U);
  BOOST_TEST((content == noise(40)));
  compare(bytes);
}

BOOST_AUTO_TEST_CASE(what_is_unusual_is_left_to_libarchive) {
  const auto is_plain = [](const std::string& bytes, UnpackLimits limits = {}) {
    return PlainZip::open(bytes, limits).has_value();
  };
  const std::string bytes = sample();
  BOOST_TEST(!is_plain("hidden" + bytes), "something before it");
  BOOST_TEST(!is_plain(bytes + "hidden"), "something behind it");
  BOOST_TEST(!is_plain(bytes.substr(0, bytes.size() - 1)), "cut off");
  BOOST_TEST(!is_plain(bytes, {.bytes = 50}), "larger than allowed");
  BOOST_TEST(!is_plain(bytes, {.part_bytes = 30}), "a part larger than allowed");
  BOOST_TEST(!is_plain(zip_of({{"M\xC3\xBCller.txt", "x"}})), "a name that may be converted");
  ArchiveBuilder link("zip");
  link.add("link", "where/it/leads", AE_IFLNK);
  BOOST_TEST(!is_plain(link.finish()), "a link");
  ArchiveBuilder encrypted("zip", "none", "secret");
  encrypted.add("a.csv", "x");
  BOOST_TEST(!is_plain(encrypted.finish()), "encrypted");
}

// So that no damage, and no two headers that contradict each other, hide anything.
BOOST_AUTO_TEST_CASE(any_byte_may_be_another_and_the_readers_agree) {
  for (const std::string& whole : {sample(), stored("visits.csv", "id,note\n1,fine\n")}) {
    BOOST_TEST(PlainZip::open(whole, {}).has_value());
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const unsigned bits : {0x01U, 0x08U, 0x80U, 0xFFU}) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ bits);
        BOOST_TEST_CONTEXT("byte " << at << " bits " << bits) { compare(damaged); }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
