#include "auditor/unpack/image.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <zlib.h>

#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

using namespace std::string_literals;

std::string number(std::uint32_t value, std::size_t size, bool big = false) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    bytes += static_cast<char>(value >> 8 * (big ? size - 1 - i : i));
  }
  return bytes;
}

struct Entry {
  std::uint32_t tag;
  std::uint32_t type;
  std::uint32_t count;
  std::string value;
};

// A directory at `at`, its longer values behind it (TIFF 6.0, section 2).
std::string directory(std::uint32_t at, const std::vector<Entry>& entries) {
  const auto size = static_cast<std::uint32_t>(2 + 12 * entries.size() + 4);
  std::string table = number(static_cast<std::uint32_t>(entries.size()), 2);
  std::string heap;
  for (const Entry& entry : entries) {
    table += number(entry.tag, 2) + number(entry.type, 2) + number(entry.count, 4);
    std::string value = entry.value;
    if (value.size() > 4) {
      table += number(at + size + static_cast<std::uint32_t>(heap.size()), 4);
      heap += value;
    } else {
      value.resize(4);
      table += value;
    }
  }
  return table + number(0, 4) + heap;
}

Entry text(std::uint32_t tag, const std::string& value) {
  return {tag, 2, static_cast<std::uint32_t>(value.size() + 1), value + '\0'};
}

std::string tiff(const std::vector<Entry>& entries) {
  return "II*\0"s + number(8, 4) + directory(8, entries);
}

std::string segment(char marker, const std::string& content) {
  return "\xFF"s + marker + number(static_cast<std::uint32_t>(content.size() + 2), 2, true) +
         content;
}

std::string jpeg(const std::string& segments) {
  return "\xFF\xD8"s + segments + segment('\xDA', "") + "pixels\xFF\xD9";
}

std::string chunk(const std::string& kind, const std::string& content) {
  return number(static_cast<std::uint32_t>(content.size()), 4, true) + kind + content + "crc.";
}

std::string png(const std::string& chunks) {
  return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", std::string(13, '\0')) + chunks + chunk("IEND", "");
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string result(size, '\0');
  compress(reinterpret_cast<Bytef*>(result.data()), &size,
           reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  result.resize(size);
  return result;
}

std::string metadata(const std::string& image) {
  const Unpacked all = unpacked(image);
  BOOST_TEST(!all.failure);
  return std::string(all.part("metadata"));
}

bool damaged(const std::string& image) { return unpacked(image).failure == UnpackFailure::damaged; }

BOOST_AUTO_TEST_SUITE(images)

BOOST_AUTO_TEST_CASE(exif_texts_are_lines) {
  const std::string block =
      tiff({text(0x010E, "wound"), text(0x013B, "Fff"), {0x9C9B, 1, 8, "A\0\xFC\0\0\0\0\0"s}});
  const std::string lines = "Image description: wound\nArtist: Fff\nTitle: A\xC3\xBC\n";
  BOOST_TEST(metadata(block) == lines);
  BOOST_TEST(metadata(jpeg(segment('\xE1', "Exif\0\0"s + block))) == lines);
  BOOST_TEST(metadata(png(chunk("eXIf", block))) == lines);
}

BOOST_AUTO_TEST_CASE(a_position_is_in_degrees) {
  const auto rational = [](std::uint32_t over, std::uint32_t under) {
    return number(over, 4) + number(under, 4);
  };
  const std::string main = tiff({{0x8825, 4, 1, number(26, 4)}});
  const std::string gps =
      directory(26, {{1, 2, 2, "S\0"s},
                     {2, 5, 3, rational(10, 1) + rational(30, 1) + rational(0, 1)},
                     {3, 2, 2, "E\0"s},
                     {4, 5, 3, rational(20, 1) + rational(15, 1) + rational(36, 1)}});
  BOOST_TEST(metadata(main + gps) == "GPS position: -10.500000, 20.260000\n");
}

BOOST_AUTO_TEST_CASE(comments_of_every_encoding_are_read) {
  BOOST_TEST(metadata(tiff({{0x9286, 7, 12, "ASCII\0\0\0note"s}})) == "User comment: note\n");
  BOOST_TEST(metadata(tiff({{0x9286, 7, 12, "UNICODE\0n\0o\0"s}})) == "User comment: no\n");
  BOOST_TEST(metadata(jpeg(segment('\xFE', "one\rtwo"))) == "Comment: one\ntwo\n");
}

BOOST_AUTO_TEST_CASE(png_texts_are_lines) {
  BOOST_TEST(metadata(png(chunk("tEXt", "Author\0Fff"s))) == "Author: Fff\n");
  BOOST_TEST(metadata(png(chunk("zTXt", "Author\0\0"s + deflated("Fff")))) == "Author: Fff\n");
  BOOST_TEST(metadata(png(chunk("iTXt", "Author\0\0\0en\0Autor\0Fff"s))) == "Author: Fff\n");
  BOOST_TEST(metadata(png(chunk("iTXt", "Author\0\1\0\0\0"s + deflated("Fff")))) ==
             "Author: Fff\n");
  BOOST_TEST(!container_kind(png("")));
}

BOOST_AUTO_TEST_CASE(xmp_and_iptc_are_read) {
  const std::string packet =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description rdf:about='' photoshop:City='Ccc'>"
      "<dc:creator><rdf:Seq><rdf:li>Fff Ggg</rdf:li></rdf:Seq></dc:creator></rdf:Description>";
  const std::string lines = "City: Ccc\ncreator: Fff Ggg\n";
  BOOST_TEST(metadata(jpeg(segment('\xE1', "http://ns.adobe.com/xap/1.0/\0"s + packet))) == lines);
  BOOST_TEST(metadata(png(chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0"s + packet))) == lines);
  BOOST_TEST(
      metadata(jpeg(segment('\xED', "Photoshop 3.0\0\x1C\x02\x50\0\3Fff\x1C\x02\x00\0\1x"s))) ==
      "Author: Fff\n");
}

BOOST_AUTO_TEST_CASE(damage_in_what_may_hold_texts_is_told) {
  const std::string block = tiff({text(0x010E, "wound of the hand")});
  BOOST_TEST(damaged(block.substr(0, block.size() - 4)));
  BOOST_TEST(damaged(tiff({{0x010E, 2, 0xFFFFFFFF, number(0xFFFFFFF0, 4) + "x"}})));
  BOOST_TEST(damaged("II*\0\xF0\xFF\xFF\xFF"s));
  BOOST_TEST(damaged("\xFF\xD8\xFF\xE1\xFF\xFF"s + "Exif"));
  BOOST_TEST(damaged("\x89PNG\r\n\x1A\n\xFF\xFF\xFF\xFFtEXtx"s));
  BOOST_TEST(damaged(png("").substr(0, 40)));
  BOOST_TEST(damaged(png(chunk("zTXt", "a\0\0nothing"s))));
}

BOOST_AUTO_TEST_CASE(directories_in_a_circle_are_read_once) {
  const std::string circle = tiff({text(0x013B, "F"), {0x8769, 4, 1, number(8, 4)}});
  BOOST_TEST(metadata(circle) == "Artist: F\n");
}

BOOST_AUTO_TEST_CASE(a_bomb_in_a_text_is_not_inflated) {
  const std::string bomb = "Comment\0\0"s + deflated(std::string(50 << 20, 'a'));
  BOOST_TEST(damaged(png(chunk("zTXt", bomb))));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
