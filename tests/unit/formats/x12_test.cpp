#include "auditor/formats/x12.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/x12_loci.hpp"
#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

Fields fields_of(std::string_view text) {
  Fields fields;
  read_x12({text, ""}, KeyFilter(test::example_catalog()), fields);
  for (const Field& field : fields.all()) {
    if (field.value.data() != text.data() + field.begin) continue;  // a value in pieces
    BOOST_TEST(text.substr(field.begin, field.end - field.begin) == field.value);
  }
  return fields;
}

// "NM109 (IL) health_plan=ID7; …" for each field: name, identifier, value; ! marks a provider's.
std::string read(std::string_view text) {
  std::string result;
  const Fields fields = fields_of(text);
  for (const Field& field : fields.all()) {
    const std::string what = field.identifier ? std::string(to_string(*field.identifier))
                                              : std::string("key ") + field.key;
    result += field.name + " " + what + "=" + std::string(field.value);
    if (field.subject == Subject::provider) result += "!";
    result += ";";
  }
  return result;
}

// An ISA segment of 106 bytes.
std::string isa(char element, char component, std::string_view terminator) {
  std::string header =
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
      "*260101*1200*^*00501*000000001*0*P*";
  for (char& c : header) {
    if (c == '*') c = element;
  }
  return header + component + std::string(terminator);
}

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a patient's name and member number", "NM1*IL*1*Fff*Ggg*M**Jr*MI*ID7~",
     "NM103 (IL) name=Fff*Ggg*M;NM109 (IL) health_plan=ID7;"},
    {"a name without given name", "NM1*QC*1*Fff~", "NM103 (QC) name=Fff;"},
    {"an SSN by its qualifier", "NM1*74*1*Fff*Ggg****34*S8~",
     "NM103 (74) name=Fff*Ggg;NM109 (74) ssn=S8;"},
    {"a provider", "NM1*82*1*Fff*Ggg****XX*N9~",
     "NM103 (82) name=Fff*Ggg!;NM109 (82) key npi=N9!;"},
    {"an organisation has no name of a person", "NM1*85*2*CLINIC*****XX*N9~",
     "NM109 (85) key npi=N9!;"},
    {"an unknown entity is not named", "NM1*Q1*1*Fff~", "NM103 name=Fff;"},
    {"an address belongs to the entity in force",
     "NM1*IL*1*Fff~N3*Www*APT~N4*Town*ST*ZC~NM1*PR*2*PAYER~N3*Vvv~",
     "NM103 (IL) name=Fff;N301 (IL) address=Www;N302 (IL) address=APT;"
     "N401 (IL) address=Town;N403 (IL) zip=ZC;N301 (PR) address=Vvv!;"},
    {"an N1 names an entity too", "NM1*IL*1*Fff~N1*PE*CLINIC~N3*Vvv~",
     "NM103 (IL) name=Fff;N301 (PE) address=Vvv!;"},
    {"a birth date", "DMG*D8*yyyymmdd*F~", "DMG02 date=yyyymmdd;"},
    {"references that number a patient", "REF*EA*M1~REF*0F*M2~REF*6R*M3~REF*SY*S4~",
     "REF02 (EA) mrn=M1;REF02 (0F) health_plan=M2;REF02 (SY) ssn=S4;"},
    {"a provider's SSN", "NM1*85*1*Fff~REF*SY*S4~", "NM103 (85) name=Fff!;REF02 (SY) ssn=S4!;"},
    {"claims", "CLM*A1*100~CLP*A2*1~", "CLM01 account=A1;CLP01 account=A2;"},
    {"a day and a range of days", "DTP*472*D8*yyyymmdd~DTP*434*RD8*yyyymmdd-yyyymmdd~",
     "DTP03 (472) date=yyyymmdd;DTP03 (434) date=yyyymmdd-yyyymmdd;"},
    {"a time of day is left out", "DTP*435*DT*yyyymmddHHMM~", "DTP03 (435) date=yyyymmdd;"},
    {"dates of coverage", "DTP*348*D8*yyyymmdd~", "DTP03 (348) date=yyyymmdd;"},
    {"dates of the transaction are nobody's", "DTP*007*D8*yyyymmdd~DTM*405*yyyymmdd~", ""},
    {"a death", "INS*Y*18*030*XN*A*C**FT***D8*yyyymmdd~", "INS12 date=yyyymmdd;"},
    {"a group", "ST*837~SBR*P*18*G7*NNN~", "SBR03 health_plan=G7;SBR04 name=NNN;"},
    {"another policy", "ST*834~INS*Y~COB*P*P7*5~", "COB02 health_plan=P7;"},
    {"a county", "NM1*IL*1*Fff~N4*Ttt*ST*ZC**CY*Ccc~",
     "NM103 (IL) name=Fff;N401 (IL) address=Ttt;N403 (IL) zip=ZC;N406 (IL) address=Ccc;"},
    {"premiums", "ST*820~ENT*1*2J*34*S4~RMR*AZ*P7**1~",
     "ENT04 (34) ssn=S4;RMR02 (AZ) health_plan=P7;"},
    {"a patient who died", "ST*837~PAT*19****D8*yyyymmdd~", "PAT06 date=yyyymmdd;"},
    {"the patient's name in free text", "NM1*QC*1*Ffff*Ggg~NTE*ADD*SEEN Ffff HHH~MSG*Ffffe~",
     "NM103 (QC) name=Ffff*Ggg;NTE02 name=Ffff;"},
    {"contacts", "NM1*IL*1*Fff~PER*IC*Ggg*HP*T1*EM*a@b*FX*T2~NM1*41*2*X~PER*IC*Hhh*TE*T3~",
     "NM103 (IL) name=Fff;PER02 (IL) name=Ggg;PER04 (IL) phone=T1;PER06 (IL) email=a@b;"
     "PER08 (IL) fax=T2;PER04 (41) phone=T3!;"},
    {"a provider's level of the hierarchy", "HL*1**20*1~N3*Vvv~HL*2*1*22*0~N3*Www~",
     "N301 address=Vvv!;N301 address=Www;"},
    {"pretty printed", "NM1*IL*1*Fff~\r\n  DMG*D8*yyyymmdd~\r\n",
     "NM103 (IL) name=Fff;DMG02 date=yyyymmdd;"},
    {"a line end alone", "NM1*IL*1*Fff\nREF*SY*S4\n", "NM103 (IL) name=Fff;REF02 (SY) ssn=S4;"},
    {"literals", "s = \"NM1*IL*1*Fff\" + \"~REF*SY*S4\";",
     "NM103 (IL) name=Fff;REF02 (SY) ssn=S4;"},
    {"escaped line ends", "\"NM1*IL*1*Fff~\\nREF*SY*S4~\\r\\nDMG*D8*yyyymmdd\\n\"",
     "NM103 (IL) name=Fff;REF02 (SY) ssn=S4;DMG02 date=yyyymmdd;"},
    {"blanks around a value", "NM1*IL*1* Fff * Ggg *~", "NM103 (IL) name=Fff * Ggg;"},
    {"a name that only ends like a segment", "XREF*SY*S4~ab.xNM1*IL*1*Fff~", ""},
    {"an element that is called like a segment", "K3*REF*SY*S4~", ""},
    {"empty elements", "NM1*IL*1*****MI*~REF*SY~DMG~N4**~", ""},
    {"multiplication", "int x = N1*N3*REF; y = NM1*LDA*N4; z = N3*www*N4; DTM*x;", ""},
    {"a comment", "// NM1*IL*1*Fff*Ggg****MI*ID7~\n//   N3*Www~\n",
     "NM103 (IL) name=Fff*Ggg;NM109 (IL) health_plan=ID7;N301 (IL) address=Www;"},
    {"literals put together", "s = \"NM1*IL*1*Fff*\" +\n  \"Ggg****MI*ID7~\" + \"N3*Www~\";",
     "NM103 (IL) name=Fff*Ggg;NM109 (IL) health_plan=ID7;N301 (IL) address=Www;"},
    {"JSON and XML", "{\"x\":\"NM1*IL*1*Fff~\\r\\nN3*A&B~\"}\n<x>NM1*QC*1*Hhh&#xD;REF*EA*M1</x>",
     "NM103 (IL) name=Fff;N301 (IL) address=A&B;NM103 (QC) name=Hhh;REF02 (EA) mrn=M1;"},
    {"a back-quoted segment", "see `NM1*IL*1*Fff` and `REF*EA*M1`",
     "NM103 (IL) name=Fff;REF02 (EA) mrn=M1;"},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(x12_reader)

BOOST_DATA_TEST_CASE(gives_the_value_of_each_locus, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(each_interchange_has_delimiters_of_its_own) {
  const std::string text = isa('*', ':', "~") + "\nNM1*IL*1*Fff*Ggg~\nIEA*1*1~\n" +
                           isa('|', '>', "\n") + "NM1|IL|1|Hhh|Jjj\nREF|SY|S4\n" +
                           isa('+', '\\', "'") + "NM1+IL+1+Kkk+Lll'REF+EA+M1'";
  BOOST_TEST(read(text) ==
             "NM103 (IL) name=Fff*Ggg;NM103 (IL) name=Hhh|Jjj;REF02 (SY) ssn=S4;"
             "NM103 (IL) name=Kkk;NM104 (IL) name=Lll;REF02 (EA) mrn=M1;");
}

BOOST_AUTO_TEST_CASE(an_interchange_may_stand_in_a_literal) {
  const std::string text = "  String s = \"" + isa('|', ':', "!") + "NM1|IL|1|Fff!REF|EA|M1!\";";
  BOOST_TEST(read(text) == "NM103 (IL) name=Fff;REF02 (EA) mrn=M1;");
}

BOOST_AUTO_TEST_CASE(lines_may_be_filled_wherever_segments_begin) {
  const std::string text = isa('*', ':', "~") + "REF*D9*" + std::string(70, 'x') +
                           "~NM1*QC*1*Ff\r\nff*Ggg~\r\nREF*EA*M1~\n";
  BOOST_TEST(read(text) == "NM103 (QC) name=Ffff*Ggg;REF02 (EA) mrn=M1;");
}

BOOST_AUTO_TEST_CASE(what_is_no_isa_changes_no_delimiters) {
  for (const std::string_view no_isa :
       {"VISA|1", "ISA|00|", "ISABEL", "ISA 00 x", "ISA", "ISA|0"}) {
    BOOST_TEST_CONTEXT(no_isa) {
      BOOST_TEST(read(std::string(no_isa) + "\nREF*SY*S4~") == "REF02 (SY) ssn=S4;");
    }
  }
  const std::string lettered = isa('|', ':', "X") + "|REF|SY|S4X";
  BOOST_TEST(read(lettered) == "");
}

BOOST_AUTO_TEST_CASE(each_member_claim_and_level_is_a_record) {
  const auto fields =
      fields_of("HL*2*1*22*0~REF*EA*1~CLM*2~HL*3*1*22*0~REF*EA*3~INS*Y~REF*EA*4~CLP*5~REF*EA*6~");
  const auto& all = fields.all();
  BOOST_REQUIRE(all.size() == 6);
  BOOST_TEST(all[0].record == all[1].record);
  BOOST_TEST(all[1].record != all[2].record);
  BOOST_TEST(all[2].record != all[3].record);
  BOOST_TEST(all[3].record != all[4].record);
  BOOST_TEST(all[4].record == all[5].record);
}

BOOST_AUTO_TEST_CASE(is_wanted_where_interchanges_are) {
  const Hit hit;
  BOOST_TEST(x12_wanted({isa('*', ':', "~"), ""}, {}));
  BOOST_TEST(x12_wanted({"", "claims.EDI"}, {}));
  BOOST_TEST(x12_wanted({"", "a.835"}, {}));
  BOOST_TEST(x12_wanted({"x = \"NM1*IL\"", "a.py"}, {&hit, 1}));
  BOOST_TEST(x12_wanted({"x = \"NM1*IL\"", "a.py"}, {}));
  BOOST_TEST(x12_wanted({"x = \"REF*SY*\"", "a.py"}, {&hit, 1}));
  BOOST_TEST(!x12_wanted({"x = \"REF*SY*\"", "a.py"}, {}));
  BOOST_TEST(!x12_wanted({"x = VISA", "a.py"}, {&hit, 1}));
}

BOOST_AUTO_TEST_CASE(entities_are_on_one_side) {
  for (const char* code : {"IL", "QC", "03", "74", "70", "GB", "S1", "EXS"}) {
    BOOST_TEST((x12::side_of(code) == Subject::patient), code);
  }
  for (const char* code : {"85", "82", "PR", "PE", "40", "41", "DN", "ZZ"}) {
    BOOST_TEST((x12::side_of(code) == Subject::provider), code);
  }
  BOOST_TEST((x12::side_of("") == Subject::unknown));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
