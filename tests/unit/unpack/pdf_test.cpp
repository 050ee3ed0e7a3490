#include "auditor/unpack/pdf.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

// Objects 1, 2, … with a cross-reference table (ISO 32000-2, 7.5).
std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string file = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  int number = 0;
  for (const std::string& object : objects) {
    std::string offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
  }
  const std::string size = std::to_string(number + 1);
  return file + "xref\n0 " + size + "\n" + table + "trailer\n<< /Size " + size + " /Root 1 0 R " +
         trailer + ">>\nstartxref\n" + std::to_string(file.size()) + "\n%%EOF\n";
}

std::string stream(const std::string& content) {
  return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

std::string page(const std::string& contents) {
  return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " + contents +
         " /Resources << /Font << /F1 3 0 R >> >> >>";
}

const std::string kCatalog = "<< /Type /Catalog /Pages 2 0 R >>";
const std::string kFont =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

std::string two_pages(const std::string& trailer = "", const std::string& more = "<< >>") {
  return pdf({kCatalog, "<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>", kFont, page("5 0 R"),
              stream("BT /F1 11 Tf 56 700 Td (Label:) Tj 200 0 Td (Value) Tj ET"), page("7 0 R"),
              stream("BT /F1 11 Tf 56 700 Td (M\\374ller) Tj ET"), more},
             trailer);
}

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

BOOST_AUTO_TEST_SUITE(pdf_files)

BOOST_AUTO_TEST_CASE(each_page_is_a_part_and_a_label_stays_with_its_value) {
  const Unpacked all = unpacked(two_pages());
  BOOST_TEST(!all.failure);
  const std::string_view first = all.part("page 1");
  BOOST_TEST(holds(first, "Label:"));
  BOOST_TEST(first.find('\n') > first.find("Value"));
  BOOST_TEST(holds(all.part("page 2"), "M\xC3\xBCller"));
}

BOOST_AUTO_TEST_CASE(title_and_author_are_lines) {
  const Unpacked all =
      unpacked(two_pages("/Info 8 0 R ", "<< /Title (Letter) /Author (Fff Ggg) /Producer (x) >>"));
  BOOST_TEST(all.part("information") == "Title: Letter\nAuthor: Fff Ggg\n");
}

BOOST_AUTO_TEST_CASE(what_is_typed_into_a_form_is_on_its_page) {
  const std::string appearance =
      "<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 3 0 R >> >> "
      "/Length 38 >>\nstream\nBT /F1 11 Tf 2 5 Td (Typed in) Tj ET  \nendstream";
  const std::string form = pdf(
      {"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
       "<< /Type /Pages /Kids [4 0 R] /Count 1 >>", kFont,
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Annots [6 0 R] >>",
       stream(" "),
       "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Typed in) /F 4 "
       "/Rect [50 700 250 720] /AP << /N 7 0 R >> >>",
       appearance});
  BOOST_TEST(holds(unpacked(form).part("page 1"), "Typed in"));
}

BOOST_AUTO_TEST_CASE(an_encrypted_file_is_told) {
  const std::string key(32, 'x');
  const Unpacked all = unpacked(
      two_pages("/ID [<00><00>] /Encrypt 8 0 R ",
                "<< /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key + ") /P -4 >>"));
  BOOST_TEST((all.failure == UnpackFailure::encrypted));
}

BOOST_AUTO_TEST_CASE(hostile_files_are_read_or_told) {
  const std::string circle = pdf({kCatalog, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"});
  const std::string self =
      pdf({kCatalog, "<< /Type /Pages /Kids [4 0 R] /Count 1 >>", kFont, page("4 0 R")});
  const std::string many = pdf({kCatalog, "<< /Type /Pages /Kids [] /Count 2000000000 >>"});
  for (const std::string& bytes : {circle, self, many}) {
    BOOST_TEST(unpacked(bytes).parts.empty());
  }
  BOOST_TEST((unpacked("%PDF-1.4\nnothing").failure == UnpackFailure::damaged));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
