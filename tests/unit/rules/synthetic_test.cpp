#include "rules/synthetic.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "rules/specimens.hpp"

namespace phiward {
namespace {

struct Value {
  Identifier identifier;
  std::string_view text;
};

BOOST_AUTO_TEST_SUITE(synthetic_suite)

BOOST_AUTO_TEST_CASE(known_fakes_are_known_however_they_are_written) {
  for (const Value& value : {
           Value{Identifier::ssn, "078-05-1120"},
           Value{Identifier::ssn, "078051120"},
           Value{Identifier::ssn, "078 05 1120"},
           Value{Identifier::ssn, "987-65-4325"},
           Value{Identifier::ssn, "123-45-6780"},
           Value{Identifier::ssn, "999-12-3456"},
           Value{Identifier::ssn, "222-22-2222"},
           Value{Identifier::health_plan, "1EG4-TE5-MK72"},
           Value{Identifier::health_plan, "1S00EU8FA10"},
           Value{Identifier::health_plan, "123456789"},
           Value{Identifier::account, "4111 1111 1111 1111"},
           Value{Identifier::account, "4242-4242-4242-4242"},
           Value{Identifier::phone, "(212) 555-0123"},
           Value{Identifier::phone, "+1 212 555 0123"},
           Value{Identifier::phone, "555-0123"},
           Value{Identifier::phone, "800-221-4567"},
           Value{Identifier::fax, "212-555-0199"},
           Value{Identifier::fax, "123-456-7890"},
           Value{Identifier::email, "someone@example.com"},
           Value{Identifier::email, "someone@mail.example.org"},
           Value{Identifier::email, "someone@host.invalid"},
           Value{Identifier::email, "noreply@hospital.org"},
           Value{Identifier::email, "someone@users.noreply.github.com"},
           Value{Identifier::zip, "12345"},
           Value{Identifier::zip, "00000"},
           Value{Identifier::date, "1970-01-01"},
           Value{Identifier::date, "01/01/1900"},
           Value{Identifier::mrn, "12345678"},
           Value{Identifier::mrn, "0000000"},
           Value{Identifier::mrn, "Q1234"},
           Value{Identifier::mrn, "TEST0042"},
           Value{Identifier::license, "S99912345"},
           Value{Identifier::vehicle, "11111111111111111"},
           Value{Identifier::address, "123 Main St"},
           Value{Identifier::address, "1600 Pennsylvania Ave NW"},
           Value{Identifier::name, "John Doe"},
           Value{Identifier::name, "DOE^JANE"},
           Value{Identifier::name, "Test, Patient"},
           Value{Identifier::name, "ZZTEST"},
           Value{Identifier::name, "Posada6"},
           Value{Identifier::name, "John Q. Public"},
           Value{Identifier::name, "Alice"},
           Value{Identifier::ip, "192.0.2.7"},
           Value{Identifier::ip, "10.1.2.3"},
           Value{Identifier::ip, "172.20.0.1"},
           Value{Identifier::ip, "100.64.0.1"},
           Value{Identifier::ip, "239.1.1.1"},
           Value{Identifier::ip, "2001:DB8::1:2:3"},
           Value{Identifier::url, "https://www.example.com/patients/1"},
           Value{Identifier::url, "http://localhost:8080/patients/1"},
       }) {
    const auto reason = synthetic_reason(value.identifier, value.text);
    BOOST_TEST((reason && !reason->empty()), value.text);
  }
}

BOOST_AUTO_TEST_CASE(near_neighbours_of_fakes_are_not_fakes) {
  for (const Value& value : {
           Value{Identifier::email, "someone@notexample.com"},
           Value{Identifier::ip, "192.0.3.7"},
           Value{Identifier::ip, "172.32.0.1"},
           Value{Identifier::name, "Alice Walker"},
           Value{Identifier::name, "Doering"},
           Value{Identifier::url, "https://clinic.org/patients/1"},
           Value{Identifier::date, "1970-01-02"},
       }) {
    BOOST_TEST(!synthetic_reason(value.identifier, value.text), value.text);
  }
}

BOOST_AUTO_TEST_CASE(drawn_values_are_not_fakes_unless_their_kind_says_so) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Specimens specimens(seed);
    BOOST_TEST(!synthetic_reason(Identifier::ssn, specimens.draw("ssn")));
    BOOST_TEST(!synthetic_reason(Identifier::health_plan, specimens.draw("mbi")));
    BOOST_TEST(!synthetic_reason(Identifier::phone, specimens.draw("phone")));
    BOOST_TEST(!synthetic_reason(Identifier::name, specimens.draw("full_name")));
    BOOST_TEST(!synthetic_reason(Identifier::email, specimens.draw("email")));
    BOOST_TEST(synthetic_reason(Identifier::phone, specimens.draw("phone_555")).has_value());
    BOOST_TEST(synthetic_reason(Identifier::email, specimens.draw("email_example")).has_value());
    BOOST_TEST(synthetic_reason(Identifier::ip, specimens.draw("ip_private")).has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_reason_never_holds_the_value) {
  const std::string value = "4111111111111111";
  const auto reason = synthetic_reason(Identifier::account, value);
  BOOST_TEST_REQUIRE(reason.has_value());
  BOOST_TEST(reason->find_first_of("0123456789") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_that_stands_for_a_value_is_a_placeholder) {
  for (const std::string_view text :
       {"${ssn}",          "{{ssn}}",       "{ssn}",         "<SSN>",       "%s",
        "%(name)s",        "$ssn",          "#{ssn}",        ":ssn",        "@ssn",
        "xxx-xx-xxxx",     "XXX-XX-XXXX",   "Xxxxx Xxxxxxx", "###-##-####", "***-**-****",
        "YYYY-MM-DD",      "null",          "None",          "N/A",         "changeme",
        "[REDACTED]",      "your-ssn-here", "__SSN__",       "--",          "",
        "${area}-45-6789", "HL70203"}) {
    BOOST_TEST(is_placeholder(text), text);
  }
}

BOOST_AUTO_TEST_CASE(values_are_no_placeholders) {
  Specimens specimens(7);
  for (const std::string_view kind :
       {"ssn", "mbi", "phone", "phone_compact", "email", "full_name", "name_last_first", "dob_iso",
        "dob_us", "udi", "url_patient", "mrn", "street", "first_name", "last_name"}) {
    BOOST_TEST(!is_placeholder(specimens.draw(kind)), kind);
  }
  BOOST_TEST(!is_placeholder("Otto"));
  BOOST_TEST(!is_placeholder("xyz-12"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
