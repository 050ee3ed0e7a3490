#include "auditor/content/container_kind.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace phiward {
namespace {

using namespace std::string_view_literals;
namespace data = boost::unit_test::data;

struct Beginning {
  std::string_view bytes;
  ContainerKind kind;
};
std::ostream& operator<<(std::ostream& out, const Beginning& beginning) {
  return out << words_for(beginning.kind) << ' ' << beginning.bytes.substr(0, 2);
}

constexpr Beginning kBeginnings[] = {
    {"PK\3\4\x14\0\0\0"sv, ContainerKind::archive},
    {"PK\5\6\0\0\0\0"sv, ContainerKind::archive},
    {"PK\3\4...[Content_Types].xml..."sv, ContainerKind::office},
    {"PK\3\4...content.xml...META-INF/manifest.xml"sv, ContainerKind::office},
    {"7z\xBC\xAF\x27\x1C\0\4"sv, ContainerKind::archive},
    {"Rar!\x1A\7\1\0"sv, ContainerKind::archive},
    {"\x1F\x8B\x08\0"sv, ContainerKind::compressed},
    {"BZh91AY&SY"sv, ContainerKind::compressed},
    {"\xFD\x37zXZ\0"sv, ContainerKind::compressed},
    {"\x28\xB5\x2F\xFD"sv, ContainerKind::compressed},
    {"SQLite format 3\0"sv, ContainerKind::sqlite},
    {"\10\0\5\0CS\12\0ISO_IR 100"sv, ContainerKind::dicom},
    {"\0\10\0\5CS\0\12ISO_IR 100"sv, ContainerKind::dicom},
    {"\10\0\5\0\12\0\0\0ISO_IR 100"sv, ContainerKind::dicom},
    {"\xFF\xD8\xFF\xE0"sv, ContainerKind::image},
    {"\x89PNG\r\n\x1A\n"sv, ContainerKind::image},
    {"II*\0"sv, ContainerKind::image},
    {"%PDF-1.7\n"sv, ContainerKind::pdf},
};

BOOST_AUTO_TEST_SUITE(kind_of_container)

BOOST_DATA_TEST_CASE(a_container_is_known_by_its_beginning, data::make(kBeginnings), beginning) {
  BOOST_TEST((container_kind(beginning.bytes) == beginning.kind));
}

BOOST_AUTO_TEST_CASE(a_tar_archive_is_known_by_its_first_header) {
  std::string header(512, '\0');
  header.replace(257, 5, "ustar");
  BOOST_TEST((container_kind(header) == ContainerKind::archive));
}

BOOST_AUTO_TEST_CASE(text_with_the_word_in_the_same_place_is_no_tar_archive) {
  std::string text(600, 'x');
  text.replace(257, 5, "ustar");
  BOOST_TEST(!container_kind(text));
}

BOOST_AUTO_TEST_CASE(a_dicom_file_is_known_behind_its_preamble) {
  BOOST_TEST((container_kind(std::string(128, '\0') + "DICM") == ContainerKind::dicom));
}

constexpr std::string_view kOthers[] = {
    "",
    "P",
    "PK",
    "PKG_CONFIG=1\n",
    "BZh9 is how bzip2 begins\n",
    "SQLite format 3 is described here\n",
    "7zip\n",
    "Rar!\n",
    "int main() {}\n",
    "GIF89a",
    "PDF-1.4 %PDF-1.4",
};

BOOST_DATA_TEST_CASE(other_content_is_none, data::make(kOthers), bytes) {
  BOOST_TEST(!container_kind(bytes));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
