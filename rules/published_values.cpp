#include "rules/published_values.hpp"

#include <array>
#include <cstdint>

namespace phiward {
namespace {

enum class Form : std::uint8_t { whole, prefix };

// A published or reserved value. `value` is compared with the canonical form of the identifier:
// digits only for numbers, upper-case letters and digits for the rest.
struct Published {
  Identifier identifier;
  Form form;
  std::string_view value;
  std::string_view reason;
};

constexpr std::string_view kWalletCard = "the SSN of a specimen wallet card";
constexpr std::string_view kAdvertised = "an SSN printed in advertising or a form's example";
constexpr std::string_view kMisused = "on the list of SSNs misused as examples";
constexpr std::string_view kSynthea = "the form Synthea gives its generated patients";
constexpr std::string_view kSampleMbi = "a sample MBI published by CMS";
constexpr std::string_view kSampleCard = "a payment provider's test card number";
constexpr std::string_view kExample = "a usual example value";
constexpr std::string_view kTollFree = "a toll-free number, nobody's own";

constexpr std::array kPublished = {
    Published{Identifier::ssn, Form::whole, "078051120", kWalletCard},
    Published{Identifier::ssn, Form::whole, "219099999", kAdvertised},
    Published{Identifier::ssn, Form::whole, "457555462", kAdvertised},
    Published{Identifier::ssn, Form::prefix, "98765432", kAdvertised},
    Published{Identifier::ssn, Form::prefix, "12345678", kExample},
    Published{Identifier::ssn, Form::whole, "111223333", kExample},
    Published{Identifier::ssn, Form::whole, "222334444", kExample},
    Published{Identifier::ssn, Form::whole, "333445555", kExample},
    Published{Identifier::ssn, Form::prefix, "999", kSynthea},
    Published{Identifier::ssn, Form::whole, "002281852", kMisused},
    Published{Identifier::ssn, Form::whole, "042103580", kMisused},
    Published{Identifier::ssn, Form::whole, "062360749", kMisused},
    Published{Identifier::ssn, Form::whole, "095073645", kMisused},
    Published{Identifier::ssn, Form::whole, "128036045", kMisused},
    Published{Identifier::ssn, Form::whole, "135016629", kMisused},
    Published{Identifier::ssn, Form::whole, "141186941", kMisused},
    Published{Identifier::ssn, Form::whole, "165167999", kMisused},
    Published{Identifier::ssn, Form::whole, "165187999", kMisused},
    Published{Identifier::ssn, Form::whole, "165207999", kMisused},
    Published{Identifier::ssn, Form::whole, "165227999", kMisused},
    Published{Identifier::ssn, Form::whole, "165247999", kMisused},
    Published{Identifier::ssn, Form::whole, "189092294", kMisused},
    Published{Identifier::ssn, Form::whole, "212097694", kMisused},
    Published{Identifier::ssn, Form::whole, "212099999", kMisused},
    Published{Identifier::ssn, Form::whole, "306302348", kMisused},
    Published{Identifier::ssn, Form::whole, "308125070", kMisused},
    Published{Identifier::ssn, Form::whole, "468288779", kMisused},
    Published{Identifier::ssn, Form::whole, "549241889", kMisused},
    Published{Identifier::health_plan, Form::whole, "1EG4TE5MK72", kSampleMbi},
    Published{Identifier::health_plan, Form::whole, "1EG4TE5MK73", kSampleMbi},
    Published{Identifier::account, Form::whole, "4111111111111111", kSampleCard},
    Published{Identifier::account, Form::whole, "4012888888881881", kSampleCard},
    Published{Identifier::account, Form::whole, "4222222222222", kSampleCard},
    Published{Identifier::account, Form::prefix, "42424242", kSampleCard},
    Published{Identifier::account, Form::whole, "4000056655665556", kSampleCard},
    Published{Identifier::account, Form::whole, "5555555555554444", kSampleCard},
    Published{Identifier::account, Form::whole, "5105105105105100", kSampleCard},
    Published{Identifier::account, Form::whole, "2223003122003222", kSampleCard},
    Published{Identifier::account, Form::whole, "378282246310005", kSampleCard},
    Published{Identifier::account, Form::whole, "371449635398431", kSampleCard},
    Published{Identifier::account, Form::whole, "6011111111111117", kSampleCard},
    Published{Identifier::account, Form::whole, "6011000990139424", kSampleCard},
    Published{Identifier::account, Form::whole, "30569309025904", kSampleCard},
    Published{Identifier::account, Form::whole, "38520000023237", kSampleCard},
    Published{Identifier::account, Form::whole, "3530111333300000", kSampleCard},
    Published{Identifier::account, Form::whole, "3566002020360505", kSampleCard},
    Published{Identifier::phone, Form::prefix, "800", kTollFree},
    Published{Identifier::phone, Form::prefix, "833", kTollFree},
    Published{Identifier::phone, Form::prefix, "844", kTollFree},
    Published{Identifier::phone, Form::prefix, "855", kTollFree},
    Published{Identifier::phone, Form::prefix, "866", kTollFree},
    Published{Identifier::phone, Form::prefix, "877", kTollFree},
    Published{Identifier::phone, Form::prefix, "888", kTollFree},
    Published{Identifier::zip, Form::prefix, "00000", kExample},
    Published{Identifier::zip, Form::prefix, "12345", kExample},
    Published{Identifier::zip, Form::whole, "90210", kExample},
    Published{Identifier::zip, Form::prefix, "99999", kExample},
    Published{Identifier::date, Form::whole, "19000101", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "19700101", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "01011900", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "01011970", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "20000101", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "01012000", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "190011", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "197011", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "200011", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "99991231", "a usual stand-in for no date"},
    Published{Identifier::date, Form::whole, "00010101", "a usual stand-in for no date"},
    Published{Identifier::license, Form::prefix, "S999", kSynthea},
    Published{Identifier::license, Form::whole, "AB1234563", kExample},
    Published{Identifier::vehicle, Form::whole, "11111111111111111", kExample},
    Published{Identifier::vehicle, Form::whole, "1M8GDM9AXKP042788", kExample},
    Published{Identifier::vehicle, Form::whole, "1HGCM82633A004352", kExample},
    Published{Identifier::address, Form::whole, "ANYCITY", kExample},
    Published{Identifier::address, Form::whole, "ANYCOUNTY", kExample},
    Published{Identifier::address, Form::prefix, "ANYTOWN", kExample},
    Published{Identifier::address, Form::whole, "ANYWHERE", kExample},
    Published{Identifier::address, Form::whole, "SOMECITY", kExample},
    Published{Identifier::address, Form::whole, "SOMETOWN", kExample},
    Published{Identifier::address, Form::whole, "SOMEWHERE", kExample},
    Published{Identifier::address, Form::prefix, "123MAIN", kExample},
    Published{Identifier::address, Form::prefix, "123ANY", kExample},
    Published{Identifier::address, Form::prefix, "123ELM", kExample},
    Published{Identifier::address, Form::prefix, "123FAKE", kExample},
    Published{Identifier::address, Form::prefix, "123OAK", kExample},
    Published{Identifier::address, Form::prefix, "1MAINST", kExample},
    Published{Identifier::address, Form::prefix, "100MAINST", kExample},
    Published{Identifier::address, Form::prefix, "456OAK", kExample},
    Published{Identifier::address, Form::prefix, "742EVERGREEN",
              "an address of a television series"},
    Published{Identifier::address, Form::prefix, "1600PENNSYLVANIA", "a public building"},
    Published{Identifier::address, Form::prefix, "1600AMPHITHEATRE", "a public building"},
    Published{Identifier::address, Form::prefix, "1INFINITELOOP", "a public building"},
    Published{Identifier::name, Form::whole, "JOHNQPUBLIC", kExample},
    Published{Identifier::name, Form::whole, "JOEPUBLIC", kExample},
    Published{Identifier::name, Form::whole, "JOHNPUBLIC", kExample},
    Published{Identifier::name, Form::whole, "JOHNSMITH", kExample},
    Published{Identifier::name, Form::whole, "JANESMITH", kExample},
    Published{Identifier::name, Form::whole, "SMITHJOHN", kExample},
    Published{Identifier::name, Form::whole, "SMITHJANE", kExample},
    Published{Identifier::name, Form::whole, "MICKEYMOUSE", kExample},
    Published{Identifier::name, Form::whole, "MINNIEMOUSE", kExample},
    Published{Identifier::name, Form::whole, "DONALDDUCK", kExample},
    Published{Identifier::name, Form::whole, "JOHN", kExample},
    Published{Identifier::name, Form::whole, "JANE", kExample},
    Published{Identifier::name, Form::whole, "ALICE", kExample},
    Published{Identifier::name, Form::whole, "BOB", kExample},
    Published{Identifier::name, Form::whole, "CAROL", kExample},
    Published{Identifier::other, Form::whole, "1234567893", kExample},
    Published{Identifier::other, Form::whole, "1111111112", kExample},
};

}  // namespace

std::optional<std::string> published_reason(Identifier identifier, std::string_view canonical) {
  const Identifier like = identifier == Identifier::fax ? Identifier::phone : identifier;
  for (const Published& known : kPublished) {
    if (known.identifier != like) continue;
    const bool fits =
        known.form == Form::whole ? canonical == known.value : canonical.starts_with(known.value);
    if (fits) return std::string(known.reason);
  }
  return std::nullopt;
}

}  // namespace phiward
