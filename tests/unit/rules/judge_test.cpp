#include "rules/judge.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/specimens.hpp"

namespace phiward {
namespace {

const Catalog& catalog() {
  static const Catalog loaded = Catalog::load();
  return loaded;
}

const LineMatcher& matcher() {
  static const LineMatcher made(catalog());
  return made;
}

// Stands in for the site key: shows what would be hashed.
std::string fingerprint(Identifier identifier, std::string_view value) {
  return std::string(to_string(identifier)) + "/" + std::string(value);
}

const Judge& judge() {
  static const Judge made(catalog(), Thresholds{}, fingerprint);
  return made;
}

std::string filled(std::string_view text, std::uint64_t seed = 11) {
  return Specimens(seed).fill(text);
}

std::vector<Finding> findings_in(const std::string& text, std::string_view path = {},
                                 Surface surface = Surface::blob) {
  const std::vector<Hit> hits = matcher().match(text);
  return judge().judge({.text = text, .path = path, .surface = surface}, hits, {});
}

std::optional<Finding> first_of(const std::vector<Finding>& findings, Identifier identifier) {
  const auto found = std::ranges::find(findings, identifier, &Finding::identifier);
  return found == findings.end() ? std::nullopt : std::optional(*found);
}

std::optional<Finding> first_in(std::string_view text, Identifier identifier) {
  return first_of(findings_in(filled(text)), identifier);
}

Field field_of(const std::string& text, std::string_view value, std::string name, std::string key) {
  Field field;
  field.name = std::move(name);
  field.key = std::move(key);
  field.begin = text.find(value);
  field.end = field.begin + value.size();
  field.value = std::string_view(text).substr(field.begin, value.size());
  return field;
}

BOOST_AUTO_TEST_SUITE(judge_findings)

BOOST_AUTO_TEST_CASE(a_finding_says_where_and_what_but_never_the_value) {
  const std::string value = filled("{{ssn}}");
  const std::string text = "first line\n  ssn = \"" + value + "\"\n";
  const auto findings = findings_in(text);
  BOOST_REQUIRE(findings.size() == 1U);
  const Finding& finding = findings.front();
  BOOST_TEST((finding.outcome == Outcome::block));
  BOOST_TEST((finding.subject == Subject::patient));
  BOOST_TEST(finding.line == 2U);
  BOOST_TEST(finding.column == 10U);
  BOOST_TEST(text.substr(finding.byte_start, finding.byte_end - finding.byte_start) == value);
  BOOST_TEST(finding.field == "key ssn");
  BOOST_TEST(finding.preview == "###-##-####");
  std::string shown = finding.rule + finding.title + finding.field + finding.preview;
  for (const std::string& reason : finding.reasons) shown += reason;
  BOOST_TEST(shown.find(value) == std::string::npos);
  BOOST_TEST(shown.find(value.substr(7)) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_number_has_one_fingerprint_however_it_is_written) {
  const std::string dashed = filled("{{ssn}}");
  std::string bare = dashed;
  std::erase(bare, '-');
  const auto findings = findings_in("ssn: " + dashed + "\nssn: " + bare + "\n");
  BOOST_REQUIRE(findings.size() == 2U);
  BOOST_TEST(findings[0].fingerprint == findings[1].fingerprint);
  BOOST_TEST(findings[0].fingerprint == "ssn/" + bare);
}

BOOST_AUTO_TEST_CASE(confidence_has_two_decimals_and_is_never_certain) {
  for (const Finding& finding : findings_in(filled("patient {{full_name}} ssn: {{ssn}} "
                                                   "mrn: {{mrn}} dob: {{dob_us}} {{mbi}}"))) {
    BOOST_TEST(finding.confidence < 1.0);
    BOOST_TEST(finding.confidence * 100 == std::round(finding.confidence * 100));
  }
}

BOOST_AUTO_TEST_CASE(a_value_cut_out_of_something_longer_is_none) {
  for (const std::string_view text :
       {"ssn: {{ssn}}7", "ssn: 4{{ssn}}", "a 12-{{ssn}}", "{{ssn}}-12", "x{{ssn}}", "{{ssn}}.5",
        "ssn: {{ssn_undashed}}12", "v1.{{ssn}}", "mrn: {{uuid}}"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(findings_in(filled(text)).empty()); }
  }
}

BOOST_AUTO_TEST_CASE(a_value_stands_beside_punctuation_and_escapes) {
  for (const std::string_view text :
       {"({{ssn}})", "\"{{ssn}}\"", "SSN {{ssn}}.", "x\\n{{ssn}}\\n", "<b>{{ssn}}</b>",
        "\xe2\x80\x9c{{ssn}}\xe2\x80\x9d", "file_{{ssn}}_scan", "{{ssn}}\r\n", "a,{{ssn}},b"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(first_in(text, Identifier::ssn).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(a_placeholder_is_no_value) {
  for (const std::string_view text : {"ssn: ${ssn}", "ssn: <SSN>", "ssn: %s", "ssn: xxx-xx-xxxx",
                                      "ssn = null", "ssn: 'changeme'"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(findings_in(std::string(text)).empty()); }
  }
}

BOOST_AUTO_TEST_CASE(a_path_named_for_a_patient_is_found) {
  for (const std::string_view path : {"exports/mrn-{{mrn}}/statement.txt", "scans/MRN{{mrn}}.pdf",
                                      "ssn_{{ssn_undashed}}.txt", "x/{{ssn}}/y"}) {
    BOOST_TEST_CONTEXT(path) {
      const auto findings = findings_in(filled(path), {}, Surface::path);
      BOOST_REQUIRE(findings.size() == 1U);
      BOOST_TEST((findings.front().outcome == Outcome::block));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_newsletter_may_have_subscribers) {
  const std::string newsletter = "$subscriber->setEmail('{{email}}');";
  const auto finding = first_in(newsletter, Identifier::email);
  BOOST_REQUIRE(finding);
  BOOST_TEST((finding->outcome != Outcome::block));
  const auto member = first_in("subscriber_id: {{member_id}}, " + newsletter, Identifier::email);
  BOOST_REQUIRE(member);
  BOOST_TEST(member->confidence > finding->confidence);
}

BOOST_AUTO_TEST_CASE(a_hospital_may_have_a_telephone) {
  for (const std::string_view text : {"Hospital switchboard: {{phone}}", "clinic phone: {{phone}}",
                                      "Our clinic, call {{phone}} or fax: {{fax}}"}) {
    BOOST_TEST_CONTEXT(text) {
      for (const Finding& finding : findings_in(filled(text))) {
        BOOST_TEST((finding.outcome != Outcome::block));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(any_trailer_of_a_commit_credits_its_author) {
  for (const std::string_view text :
       {"Diagnosed-by: {{full_name}} <{{email}}>", "Reported-and-tested-by: {{full_name}}"}) {
    BOOST_TEST_CONTEXT(text) {
      const auto findings =
          findings_in("Fix the patient view\n\n" + filled(text), {}, Surface::commit_message);
      for (const Finding& finding : findings) BOOST_TEST((finding.outcome == Outcome::info));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_made_up_value_is_reported_and_never_blocks_and_clears_no_neighbour) {
  const std::string fake = std::string("078") + "-05-1120";
  const auto findings = findings_in(filled("ssn: " + fake + "\nssn: {{ssn}}\n"));
  BOOST_REQUIRE(findings.size() == 2U);
  BOOST_TEST((findings[0].subject == Subject::synthetic));
  BOOST_TEST((findings[0].outcome == Outcome::info));
  BOOST_TEST((findings[1].subject == Subject::patient));
  BOOST_TEST((findings[1].outcome == Outcome::block));
}

BOOST_AUTO_TEST_CASE(a_providers_contact_is_the_providers) {
  for (const std::string_view text :
       {"physician_phone = \"{{phone}}\"", "attending phone: {{phone}}",
        "patient seen; referring provider phone: {{phone}}"}) {
    const auto finding = first_in(text, Identifier::phone);
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST((!finding || finding->outcome == Outcome::info));
      BOOST_TEST((!finding || finding->subject == Subject::provider));
    }
  }
  const auto patient = first_in("Dr. on call. Patient phone: {{phone}}", Identifier::phone);
  BOOST_REQUIRE(patient.has_value());
  BOOST_TEST((patient->subject == Subject::patient));
}

BOOST_AUTO_TEST_CASE(a_providers_ssn_is_still_an_ssn) {
  const auto finding = first_in("provider ssn: {{ssn}}", Identifier::ssn);
  BOOST_REQUIRE(finding.has_value());
  BOOST_TEST((finding->outcome == Outcome::block));
}

BOOST_AUTO_TEST_CASE(neighbours_of_one_record_support_each_other) {
  const auto alone = first_in("email: {{email}}", Identifier::email);
  const auto among =
      first_in("mrn: {{mrn}}\ndob: {{dob_iso}}\nemail: {{email}}", Identifier::email);
  BOOST_REQUIRE(among.has_value());
  BOOST_TEST((!alone || alone->confidence < among->confidence));
  std::string far = "mrn: {{mrn}}\ndob: {{dob_iso}}\n";
  for (int i = 0; i < 20; ++i) far += "nothing\n";
  const auto apart = first_in(far + "email: {{email}}", Identifier::email);
  BOOST_TEST((!apart || apart->confidence < among->confidence));
}

BOOST_AUTO_TEST_CASE(a_weak_shape_about_which_nothing_is_known_is_not_reported) {
  std::string text = "the patient list\n";
  for (int i = 0; i < 20; ++i) text += "nothing\n";
  const auto findings = findings_in(filled(text + "call {{phone}} for spare parts\n"));
  BOOST_TEST(findings.empty());
}

BOOST_AUTO_TEST_CASE(authors_and_trailers_never_block) {
  for (const std::string_view text :
       {"Signed-off-by: {{full_name}} <{{email}}>", "Co-authored-by: {{full_name}} <{{email}}>",
        "/* Copyright (c) 2020 patient records team, {{email}}, {{phone}} */",
        "  \"author\": \"{{full_name}} <{{email}}>\", patient portal"}) {
    BOOST_TEST_CONTEXT(text) {
      for (const Finding& finding : findings_in(filled(text), {}, Surface::commit_message)) {
        BOOST_TEST((finding.outcome == Outcome::info));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_identity_never_blocks_for_what_identities_are_made_of) {
  for (const Finding& finding : findings_in(filled("patient {{full_name}} <{{email}}> mrn {{mrn}}"),
                                            {}, Surface::identity)) {
    BOOST_TEST((finding.outcome == Outcome::info || finding.identifier == Identifier::mrn));
  }
}

BOOST_AUTO_TEST_CASE(vendored_text_weighs_less) {
  const std::string text = filled("{{ssn}}");
  const auto own = findings_in(text, "src/a.c");
  const auto vendored = findings_in(text, "vendor/lib/a.c");
  BOOST_REQUIRE(own.size() == 1U);
  BOOST_REQUIRE(vendored.size() == 1U);
  BOOST_TEST(vendored[0].confidence < own[0].confidence);
}

BOOST_AUTO_TEST_CASE(code_is_no_data) {
  for (const std::string_view text :
       {"lastName = person.getName()", "setLastName(Person p)", "first_name: Foo::bar()"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(findings_in(std::string(text)).empty()); }
  }
}

BOOST_AUTO_TEST_CASE(no_byte_is_reported_twice) {
  for (std::uint64_t seed = 1; seed < 30; ++seed) {
    const auto findings = findings_in(
        filled("patient_name={{full_name}} ssn={{ssn_undashed}} phone: {{phone}} fax: {{fax}} "
               "member id {{mbi}} mrn {{mrn}} {{street}} {{zip}} dob {{dob_us}}",
               seed));
    BOOST_TEST(!findings.empty());
    for (std::size_t i = 1; i < findings.size(); ++i) {
      BOOST_TEST(findings[i - 1].byte_end <= findings[i].byte_start);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_column_is_judged_by_its_name) {
  const std::string value = filled("{{ssn_undashed}}");
  const std::string text = "id,ssn\n7," + value + "\n";
  const Field fields[] = {field_of(text, value, "column ssn", "ssn")};
  const auto findings = judge().judge({.text = text, .path = "a.csv"}, {}, fields);
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].rule == "us-ssn");
  BOOST_TEST(findings[0].field == "column ssn");
  BOOST_TEST((findings[0].outcome == Outcome::block));
  BOOST_TEST(findings[0].line == 2U);
}

BOOST_AUTO_TEST_CASE(a_field_whose_name_no_rule_knows_is_no_finding) {
  const std::string value = filled("{{ssn_undashed}}");
  const Field fields[] = {field_of(value, value, "column part_count", "part_count")};
  BOOST_TEST(judge().judge({.text = value, .path = {}}, {}, fields).empty());
}

BOOST_AUTO_TEST_CASE(a_field_and_a_hit_about_the_same_bytes_are_one_finding) {
  const std::string value = filled("{{ssn}}");
  const std::string text = "PID|1||||||||||||||||||" + value;
  Field field = field_of(text, value, "PID-19", "");
  field.identifier = Identifier::ssn;
  const Field fields[] = {field};
  const auto findings = judge().judge({.text = text, .path = {}}, matcher().match(text), fields);
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].field == "PID-19");
}

BOOST_AUTO_TEST_CASE(a_format_that_says_whose_it_is_is_believed) {
  const std::string value = filled("{{phone}}");
  Field field = field_of(value, value, "PV1-7", "");
  field.identifier = Identifier::phone;
  field.subject = Subject::provider;
  const Field provider[] = {field};
  const auto findings = judge().judge({.text = value, .path = {}}, {}, provider);
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST((findings[0].outcome == Outcome::info));
  field.subject = Subject::patient;
  const Field patient[] = {field};
  BOOST_TEST(
      (judge().judge({.text = value, .path = {}}, {}, patient).at(0).outcome == Outcome::block));
}

BOOST_AUTO_TEST_CASE(declared_test_data_never_blocks_whatever_stands_around_it) {
  const std::string phone = filled("{{phone}}");
  const std::string text = filled("patient MRN {{mrn}}, DOB {{dob_us}}, home phone: ") + phone;
  Field field = field_of(text, phone, "Patient.telecom", "phone");
  field.identifier = Identifier::phone;
  for (const Subject subject : {Subject::synthetic, Subject::provider}) {
    BOOST_TEST_CONTEXT(to_string(subject)) {
      field.subject = subject;
      const Field fields[] = {field};
      const auto found =
          first_of(judge().judge({.text = text, .path = {}}, matcher().match(text), fields),
                   Identifier::phone);
      BOOST_REQUIRE(found.has_value());
      BOOST_TEST((found->subject == subject));
      BOOST_TEST((found->outcome == Outcome::info));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_field_outside_its_document_is_an_error) {
  Field field;
  field.begin = 3;
  field.end = 9;
  const Field fields[] = {field};
  BOOST_CHECK_THROW((void)judge().judge({.text = "short", .path = {}}, {}, fields),
                    std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(many_values_on_one_line_take_linear_time) {
  std::string text;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) text += filled("{{ssn}}, ", seed);
  BOOST_TEST(findings_in(text).size() == 20'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
