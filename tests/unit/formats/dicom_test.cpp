#include "auditor/formats/dicom/dicom.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

std::string read(std::string_view text) { return test::field_list(read_dicom, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

constexpr std::string_view kName = "(0010,0010) PatientName name=Fff^Ggg;";

const Row kRows[] = {
    {"dcmdump and phiward's own header",
     "(0010,0010) PN [Fff^Ggg]          #  12, 1 PatientName\n"
     "(0010,0020) LO [M7]  # PatientID\n",
     "(0010,0010) PatientName name=Fff^Ggg;(0010,0020) PatientID mrn=M7;"},
    {"gdcmdump", "(0010,0010) PN [Fff^Ggg ]           # 12,1 Patient's Name", kName},
    {"dcm4che", "132: (0010,0010) PN #8 [Fff^Ggg] PatientName", kName},
    {"dicom3tools", "(0x0010,0x0010) PN Patient's Name  VR=<PN>   VL=<0x000c>  <Fff^Ggg >", kName},
    {"pydicom", "(0010, 0010) Patient's Name                      PN: 'Fff^Ggg'", kName},
    {"pydicom with an apostrophe in the value",
     "(0010, 0010) Patient's Name                      PN: \"F'ff^Ggg\"",
     "(0010,0010) PatientName name=F'ff^Ggg;"},
    {"several values", "(0010,1000) LO [A1\\B2]\n(0010, 1000) Other Patient IDs LO: ['C3', 'D4']",
     "(0010,1000) OtherPatientIDs mrn=A1;(0010,1000) OtherPatientIDs mrn=B2;"
     "(0010,1000) OtherPatientIDs mrn=C3;(0010,1000) OtherPatientIDs mrn=D4;"},
    {"each way to write a name is one value", "(0010,0010) PN [Fff^Ggg=\xE5\xB1\xB1^\xE5\xA4\xAA=]",
     "(0010,0010) PatientName name=Fff^Ggg;"
     "(0010,0010) PatientName name=\xE5\xB1\xB1^\xE5\xA4\xAA;"},
    {"DICOM JSON", "{\"00100010\": {\"vr\": \"PN\", \"Value\": [{\"Alphabetic\": \"Fff^Ggg\"}]}}",
     kName},
    {"DICOM JSON on one line, in a literal",
     "\"{\\\"00100010\\\":{\\\"Value\\\":[{\\\"Alphabetic\\\":\\\"Fff^Ggg\\\"}],"
     "\\\"vr\\\":\\\"PN\\\"}}\"",
     kName},
    {"Orthanc", "\"0010,0010\" : {\"Name\" : \"PatientName\", \"Value\" : \"Fff^Ggg\"}", kName},
    {"Orthanc in short", "\"0010,0010\" : \"Fff^Ggg\"", kName},
    {"DICOM JSON without a value", "{\"00100010\":{\"vr\":\"PN\"},\"x\":{\"Value\":[\"y\"]}}", ""},
    {"dcm2xml", "<element tag=\"0010,0010\" vr=\"PN\" name=\"PatientName\">Fff^Ggg</element>",
     kName},
    {"the native XML model",
     "<DicomAttribute tag=\"00100010\" vr=\"PN\"><PersonName><Alphabetic>\n"
     "<FamilyName>Fff</FamilyName><GivenName>Ggg</GivenName></Alphabetic></PersonName>"
     "</DicomAttribute><x>y</x>",
     "(0010,0010) PatientName name=Fff;(0010,0010) PatientName name=Ggg;"},
    {"dcmodify", "dcmodify -m \"(0010,0010)=Fff^Ggg\" f.dcm", kName},
    {"pydicom's tags in code", "ds[0x0010, 0x0010].value = 'Fff^Ggg'", kName},
    {"pydicom's elements in code", "ds.add_new(0x00100010, 'PN', 'Fff^Ggg')", kName},
    {"DCMTK in code", "d->putAndInsertString(DCM_PatientName, \"Fff^Ggg\");", kName},
    {"fo-dicom in code", "{ DicomTag.PatientName, \"Fff^Ggg\" }", kName},
    {"dcm4che in code", "a.setString(Tag.PatientName, VR.PN, \"Fff^Ggg\");", kName},
    {"a name in a program is one only by its looks", "Add(DicomTag.PatientName, \"Fff\");",
     "(0010,0010) PatientName patient name=Fff;"},
    {"dictionaries",
     "{0x00100010, \"PatientName\", x},\n0x00100010: ('PN', '1', \"Patient's Name\", ''),",
     "(0010,0010) PatientName patient name=1;"},
    {"a message that speaks of a tag",
     "if (!x.has(DicomTag.PatientName)) throw Error(\"no name\");", ""},
    {"staff", "(0008,0090) PN [Fff^Ggg]",
     "(0008,0090) ReferringPhysicianName name=Fff^Ggg(provider);"},
    {"dates without their time", "(0008,002a) DT [yyyymmddHHMM]",
     "(0008,002a) AcquisitionDateTime service date=yyyymmdd;"},
    {"no value", "(0010,0010) PN (no value available)   #   0, 0 PatientName\n(0010,0010) PN []",
     ""},
    {"other attributes", "(0008,0060) CS [MR]\n(0028,0010) US 512\n", ""},
    {"prose", "The tag (0010,0010) holds a name; so does \"0010,0010\".", ""},
    {"numbers that look like tags", "00100010 100010 a0010,0010 0010,00101", ""},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(dicom_reader)

BOOST_DATA_TEST_CASE(gives_the_value_of_each_attribute, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(a_data_set_without_identity_is_test_data) {
  BOOST_TEST(read("(0010,0010) PN [Fff]\n(0012,0062) CS [YES]\n(0010,0010) PN [Hhh]\n") ==
             "(0010,0010) PatientName name=Fff(synthetic);(0010,0010) PatientName name=Hhh;");
  BOOST_TEST(read("(0010,0010) PN [Fff]\n(0012,0062) CS [NO]\n") ==
             "(0010,0010) PatientName name=Fff;");
}

BOOST_AUTO_TEST_CASE(each_data_set_is_a_record_with_its_sequences) {
  const std::string_view text =
      "(0010,0010) PN [A]\n(0010,1002) SQ\n  (0010,0020) LO [1]\n  (0010,0020) LO [2]\n"
      "(0010,0020) LO [3]\n(0010,0010) PN [B]\n(0010,0020) LO [4]\n";
  Fields fields;
  read_dicom({text, ""}, KeyFilter(test::example_catalog()), fields);
  std::string records;
  for (const Field& field : fields.all()) records += std::to_string(field.record);
  BOOST_TEST(records == "111122");
}

BOOST_AUTO_TEST_CASE(is_wanted_where_data_sets_are) {
  const Hit hit;
  BOOST_TEST(dicom_wanted({"", "a/IM0001!header"}, {}));
  BOOST_TEST(dicom_wanted({"(0010,0010) PN [x]", "a.txt"}, {}));
  BOOST_TEST(dicom_wanted({"(0010, 0010) x", "a.txt"}, {}));
  BOOST_TEST(dicom_wanted({std::string(9000, ' ') + "DicomTag.PatientID", "a.cs"}, {&hit, 1}));
  BOOST_TEST(!dicom_wanted({"x = 1", "a.py"}, {&hit, 1}));
}

BOOST_AUTO_TEST_CASE(time_is_linear_in_the_text) {
  for (const std::string_view piece : {"(0010,0010) ", "\"00100010\":{", "tag=\"00100010\">",
                                       "0x00100010, '", "(0010,0010) [", "    ", "'"}) {
    std::string text(2'000'000, ' ');
    while (text.size() < 4'000'000) text += piece;
    const std::clock_t begin = std::clock();  // of this process alone
    read(text);
    BOOST_TEST((std::clock() - begin) / CLOCKS_PER_SEC < 10, piece);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
