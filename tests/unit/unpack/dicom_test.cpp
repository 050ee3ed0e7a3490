#include "auditor/unpack/dicom.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <zlib.h>

#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

using namespace std::string_literals;

enum class Syntax : std::uint8_t { implicit, explicit_little, explicit_big };

std::string number(std::uint32_t value, std::size_t size, bool big) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    bytes += static_cast<char>(value >> 8 * (big ? size - 1 - i : i));
  }
  return bytes;
}

// An element as PS3.5, 7.1 lays it out; `vr` of two letters.
std::string element(std::uint32_t tag, const std::string& vr, std::string value,
                    Syntax syntax = Syntax::explicit_little) {
  const bool big = syntax == Syntax::explicit_big;
  if (value.size() % 2 != 0) value += vr == "UI" ? '\0' : ' ';
  const auto size = static_cast<std::uint32_t>(value.size());
  const std::string head = number(tag >> 16, 2, big) + number(tag & 0xFFFF, 2, big);
  if (syntax == Syntax::implicit) return head + number(size, 4, big) + value;
  const bool long_form = vr == "SQ" || vr == "UN" || vr == "OB" || vr == "OW" || vr == "UT";
  return head + vr + (long_form ? "\0\0"s + number(size, 4, big) : number(size, 2, big)) + value;
}

std::string file(const std::string& syntax_uid, const std::string& data_set) {
  const std::string meta = element(0x00020010, "UI", syntax_uid);
  return std::string(128, '\0') + "DICM" +
         element(0x00020000, "UL", number(static_cast<std::uint32_t>(meta.size()), 4, false)) +
         meta + data_set;
}

const std::string kExplicit = "1.2.840.10008.1.2.1";

std::string patient(const std::string& name, Syntax syntax = Syntax::explicit_little) {
  return element(0x00080060, "CS", "OT", syntax) + element(0x00100010, "PN", name, syntax) +
         element(0x7FE00010, "OW", std::string(64, '\1'), syntax);
}

bool holds(std::string_view text, std::string_view line) {
  return text.find(line) != std::string_view::npos;
}

constexpr std::string_view kLine = "(0010,0010) PN [Fff^Ggg]  # PatientName\n";

std::string deflated(const std::string& bytes) {
  std::string result(bytes.size() + 100, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

BOOST_AUTO_TEST_SUITE(dicom_files)

BOOST_AUTO_TEST_CASE(every_transfer_syntax_gives_the_header) {
  for (const std::string& bytes :
       {file(kExplicit, patient("Fff^Ggg")),
        file("1.2.840.10008.1.2", patient("Fff^Ggg", Syntax::implicit)),
        file("1.2.840.10008.1.2.2", patient("Fff^Ggg", Syntax::explicit_big)),
        file("1.2.840.10008.1.2.1.99", deflated(patient("Fff^Ggg")))}) {
    const Unpacked all = unpacked(bytes);
    BOOST_TEST(!all.failure);
    BOOST_TEST(holds(all.part("header"), kLine));
    BOOST_TEST(!holds(all.part("header"), "(7fe0,0010)"), "pixels are not read");
  }
}

BOOST_AUTO_TEST_CASE(a_file_without_preamble_is_one_too) {
  const auto modality = [](Syntax syntax) {
    return element(0x00080005, "CS", "ISO_IR 100", syntax) + patient("Fff^Ggg", syntax);
  };
  for (const Syntax syntax : {Syntax::implicit, Syntax::explicit_little, Syntax::explicit_big}) {
    BOOST_TEST(holds(unpacked(modality(syntax)).part("header"), kLine));
  }
}

BOOST_AUTO_TEST_CASE(texts_become_utf8) {
  const auto named = [](const std::string& charset, const std::string& name) {
    return std::string(unpacked(file(kExplicit, element(0x00080005, "CS", charset) + patient(name)))
                           .part("header"));
  };
  BOOST_TEST(holds(named("ISO_IR 100", "M\xFCller^X"), "[M\xC3\xBCller^X]"));
  BOOST_TEST(holds(named("ISO_IR 192", "M\xC3\xBCller^X"), "[M\xC3\xBCller^X]"));
  BOOST_TEST(holds(named("ISO_IR 144", "\xBB^X"), "[\xD0\x9B^X]"));
  BOOST_TEST(holds(named("", "M\xFCller^X"), "[M\xC3\xBCller^X]"));
  BOOST_TEST(holds(named("NO SUCH SET", "M\xFCller^X"), "[M\xC3\xBCller^X]"));
  BOOST_TEST(holds(named("\\ISO 2022 IR 87", "F^G=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B"),
                   "[F^G=\xE5\xB1\xB1\xE7\x94\xB0^\xE5\xA4\xAA\xE9\x83\x8E]"));
  BOOST_TEST(holds(named("\\ISO 2022 IR 149", "H^G=\x1B$)C\xFB\xF3^\x1B$)C\xD1\xCE"),
                   "[H^G=\xE6\xB4\xAA^\xE5\x90\x89]"));
}

BOOST_AUTO_TEST_CASE(sequences_and_private_elements_are_read) {
  const std::string item = element(0x00100020, "LO", "X7");
  const std::string sequence =
      element(0x00101002, "SQ", "\xFE\xFF\x00\xE0"s + number(10, 4, false) + item);
  const Unpacked all = unpacked(file(kExplicit, sequence + element(0x00110010, "LO", "MAKER") +
                                                    element(0x00111001, "UN", "Fff Ggg") +
                                                    element(0x00111002, "OB", "\1\2"s)));
  BOOST_TEST(!all.failure);
  BOOST_TEST(holds(all.part("header"), "\n    (0010,0020) LO [X7]  # PatientID\n"));
  BOOST_TEST(holds(all.part("header"), "[Fff Ggg]"));
  BOOST_TEST(holds(all.part("header"), "(2 bytes)"));
}

BOOST_AUTO_TEST_CASE(an_encapsulated_document_is_a_part) {
  const Unpacked all = unpacked(file(kExplicit, element(0x00420011, "OB", "%PDF-1.4 and so on")));
  BOOST_TEST(all.part("document") == "%PDF-1.4 and so on");
}

BOOST_AUTO_TEST_CASE(of_a_file_that_ends_early_what_was_read_stays) {
  const std::string whole = file(kExplicit, patient("Fff^Ggg") + element(0x7FE10010, "LO", "x"));
  const std::string early =
      file(kExplicit, element(0x00100010, "PN", "Fff^Ggg") + element(0x00100020, "LO", "12345678"));
  for (std::size_t cut = 1; cut < 16; ++cut) {
    const Unpacked all = unpacked(early.substr(0, early.size() - cut));
    BOOST_TEST((all.failure == UnpackFailure::damaged));
    BOOST_TEST(holds(all.part("header"), kLine));
  }
  BOOST_TEST(!unpacked(whole.substr(0, whole.size() - 60)).failure, "pixels may be missing");
}

BOOST_AUTO_TEST_CASE(hostile_files_are_told) {
  const std::string endless = "\x10\x00\x10\x00UN\0\0\xF0\xFF\xFF\0"s + "abc";
  std::string nested;
  for (int i = 0; i < 1000; ++i) {
    nested += "\x08\x00\x40\x11SQ\0\0\xFF\xFF\xFF\xFF\xFE\xFF\x00\xE0\xFF\xFF\xFF\xFF"s;
  }
  for (const std::string& data_set : {endless, nested, std::string(100, '\xFF')}) {
    BOOST_TEST(unpacked(file(kExplicit, data_set)).failure.has_value());
  }
  BOOST_TEST(unpacked(std::string(128, '\0') + "DICM").failure.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
