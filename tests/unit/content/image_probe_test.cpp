#include "auditor/content/image_probe.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace phiward {
namespace {

using namespace std::string_view_literals;

struct Image {
  const char* name;
  std::string_view bytes;
  bool holds_text;
};
std::ostream& operator<<(std::ostream& out, const Image& image) { return out << image.name; }

constexpr Image kImages[] = {
    {"JPEG with figures only", "\xFF\xD8\xFF\xE0\0\4ab\xFF\xDB\0\3c\xFF\xDA\0\2xyz"sv, false},
    {"JPEG with a colour profile", "\xFF\xD8\xFF\xE2\0\20ICC_PROFILE\0ab\xFF\xDA\0\2x"sv, false},
    {"JPEG with EXIF", "\xFF\xD8\xFF\xE0\0\4ab\xFF\xE1\0\10Exif\0\0"sv, true},
    {"JPEG with a comment", "\xFF\xD8\xFF\xFE\0\4hi\xFF\xDA\0\2x"sv, true},
    {"JPEG that ends early", "\xFF\xD8\xFF\xE0\0\4a"sv, true},
    {"JPEG that loses its way", "\xFF\xD8\xFF\xE0\0\2abcdefgh"sv, true},
    {"PNG with a picture only", "\x89PNG\r\n\x1A\n\0\0\0\1IHDRx1234\0\0\0\0IEND1234"sv, false},
    {"PNG with text", "\x89PNG\r\n\x1A\n\0\0\0\1IHDRx1234\0\0\0\2tEXthi1234"sv, true},
    {"PNG with text after the picture",
     "\x89PNG\r\n\x1A\n\0\0\0\1IDATx1234\0\0\0\2iTXthi1234\0\0\0\0IEND1234"sv, true},
    {"PNG that ends early", "\x89PNG\r\n\x1A\n\0\0\0\1IHDRx1234"sv, true},
    {"PNG with a chunk longer than the file", "\x89PNG\r\n\x1A\n\xFF\xFF\xFF\xFFIHDRx123"sv, true},
    {"TIFF", "II*\0\10\0\0\0"sv, true},
    {"no image", "GIF89a"sv, false},
};

BOOST_AUTO_TEST_SUITE(image_probe)

BOOST_DATA_TEST_CASE(only_images_that_can_hold_text_are_opened,
                     boost::unit_test::data::make(kImages), image) {
  BOOST_TEST(image_may_hold_text(image.bytes) == image.holds_text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
