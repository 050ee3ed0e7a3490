#include "rules/synthetic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto npos = std::string_view::npos;

enum class Form : std::uint8_t { whole, prefix };

// A published or reserved value. `value` is compared with the canonical form of the identifier:
// digits only for numbers, upper-case letters and digits for the rest.
struct Known {
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

constexpr std::array kKnown = {
    Known{Identifier::ssn, Form::whole, "078051120", kWalletCard},
    Known{Identifier::ssn, Form::whole, "219099999", kAdvertised},
    Known{Identifier::ssn, Form::whole, "457555462", kAdvertised},
    Known{Identifier::ssn, Form::prefix, "98765432", kAdvertised},
    Known{Identifier::ssn, Form::prefix, "12345678", kExample},
    Known{Identifier::ssn, Form::whole, "111223333", kExample},
    Known{Identifier::ssn, Form::whole, "222334444", kExample},
    Known{Identifier::ssn, Form::whole, "333445555", kExample},
    Known{Identifier::ssn, Form::prefix, "999", kSynthea},
    Known{Identifier::ssn, Form::whole, "002281852", kMisused},
    Known{Identifier::ssn, Form::whole, "042103580", kMisused},
    Known{Identifier::ssn, Form::whole, "062360749", kMisused},
    Known{Identifier::ssn, Form::whole, "095073645", kMisused},
    Known{Identifier::ssn, Form::whole, "128036045", kMisused},
    Known{Identifier::ssn, Form::whole, "135016629", kMisused},
    Known{Identifier::ssn, Form::whole, "141186941", kMisused},
    Known{Identifier::ssn, Form::whole, "165167999", kMisused},
    Known{Identifier::ssn, Form::whole, "165187999", kMisused},
    Known{Identifier::ssn, Form::whole, "165207999", kMisused},
    Known{Identifier::ssn, Form::whole, "165227999", kMisused},
    Known{Identifier::ssn, Form::whole, "165247999", kMisused},
    Known{Identifier::ssn, Form::whole, "189092294", kMisused},
    Known{Identifier::ssn, Form::whole, "212097694", kMisused},
    Known{Identifier::ssn, Form::whole, "212099999", kMisused},
    Known{Identifier::ssn, Form::whole, "306302348", kMisused},
    Known{Identifier::ssn, Form::whole, "308125070", kMisused},
    Known{Identifier::ssn, Form::whole, "468288779", kMisused},
    Known{Identifier::ssn, Form::whole, "549241889", kMisused},
    Known{Identifier::health_plan, Form::whole, "1EG4TE5MK72", kSampleMbi},
    Known{Identifier::health_plan, Form::whole, "1EG4TE5MK73", kSampleMbi},
    Known{Identifier::account, Form::whole, "4111111111111111", kSampleCard},
    Known{Identifier::account, Form::whole, "4012888888881881", kSampleCard},
    Known{Identifier::account, Form::whole, "4222222222222", kSampleCard},
    Known{Identifier::account, Form::prefix, "42424242", kSampleCard},
    Known{Identifier::account, Form::whole, "4000056655665556", kSampleCard},
    Known{Identifier::account, Form::whole, "5555555555554444", kSampleCard},
    Known{Identifier::account, Form::whole, "5105105105105100", kSampleCard},
    Known{Identifier::account, Form::whole, "2223003122003222", kSampleCard},
    Known{Identifier::account, Form::whole, "378282246310005", kSampleCard},
    Known{Identifier::account, Form::whole, "371449635398431", kSampleCard},
    Known{Identifier::account, Form::whole, "6011111111111117", kSampleCard},
    Known{Identifier::account, Form::whole, "6011000990139424", kSampleCard},
    Known{Identifier::account, Form::whole, "30569309025904", kSampleCard},
    Known{Identifier::account, Form::whole, "38520000023237", kSampleCard},
    Known{Identifier::account, Form::whole, "3530111333300000", kSampleCard},
    Known{Identifier::account, Form::whole, "3566002020360505", kSampleCard},
    Known{Identifier::phone, Form::prefix, "800", kTollFree},
    Known{Identifier::phone, Form::prefix, "833", kTollFree},
    Known{Identifier::phone, Form::prefix, "844", kTollFree},
    Known{Identifier::phone, Form::prefix, "855", kTollFree},
    Known{Identifier::phone, Form::prefix, "866", kTollFree},
    Known{Identifier::phone, Form::prefix, "877", kTollFree},
    Known{Identifier::phone, Form::prefix, "888", kTollFree},
    Known{Identifier::zip, Form::prefix, "00000", kExample},
    Known{Identifier::zip, Form::prefix, "12345", kExample},
    Known{Identifier::zip, Form::whole, "90210", kExample},
    Known{Identifier::zip, Form::prefix, "99999", kExample},
    Known{Identifier::date, Form::whole, "19000101", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "19700101", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "01011900", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "01011970", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "20000101", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "01012000", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "190011", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "197011", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "200011", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "99991231", "a usual stand-in for no date"},
    Known{Identifier::date, Form::whole, "00010101", "a usual stand-in for no date"},
    Known{Identifier::license, Form::prefix, "S999", kSynthea},
    Known{Identifier::license, Form::whole, "AB1234563", kExample},
    Known{Identifier::vehicle, Form::whole, "11111111111111111", kExample},
    Known{Identifier::vehicle, Form::whole, "1M8GDM9AXKP042788", kExample},
    Known{Identifier::vehicle, Form::whole, "1HGCM82633A004352", kExample},
    Known{Identifier::address, Form::whole, "ANYCITY", kExample},
    Known{Identifier::address, Form::whole, "ANYCOUNTY", kExample},
    Known{Identifier::address, Form::prefix, "ANYTOWN", kExample},
    Known{Identifier::address, Form::whole, "ANYWHERE", kExample},
    Known{Identifier::address, Form::whole, "SOMECITY", kExample},
    Known{Identifier::address, Form::whole, "SOMETOWN", kExample},
    Known{Identifier::address, Form::whole, "SOMEWHERE", kExample},
    Known{Identifier::address, Form::prefix, "123MAIN", kExample},
    Known{Identifier::address, Form::prefix, "123ANY", kExample},
    Known{Identifier::address, Form::prefix, "123ELM", kExample},
    Known{Identifier::address, Form::prefix, "123FAKE", kExample},
    Known{Identifier::address, Form::prefix, "123OAK", kExample},
    Known{Identifier::address, Form::prefix, "1MAINST", kExample},
    Known{Identifier::address, Form::prefix, "100MAINST", kExample},
    Known{Identifier::address, Form::prefix, "456OAK", kExample},
    Known{Identifier::address, Form::prefix, "742EVERGREEN", "an address of a television series"},
    Known{Identifier::address, Form::prefix, "1600PENNSYLVANIA", "a public building"},
    Known{Identifier::address, Form::prefix, "1600AMPHITHEATRE", "a public building"},
    Known{Identifier::address, Form::prefix, "1INFINITELOOP", "a public building"},
    Known{Identifier::name, Form::whole, "JOHNQPUBLIC", kExample},
    Known{Identifier::name, Form::whole, "JOEPUBLIC", kExample},
    Known{Identifier::name, Form::whole, "JOHNPUBLIC", kExample},
    Known{Identifier::name, Form::whole, "JOHNSMITH", kExample},
    Known{Identifier::name, Form::whole, "JANESMITH", kExample},
    Known{Identifier::name, Form::whole, "SMITHJOHN", kExample},
    Known{Identifier::name, Form::whole, "SMITHJANE", kExample},
    Known{Identifier::name, Form::whole, "MICKEYMOUSE", kExample},
    Known{Identifier::name, Form::whole, "MINNIEMOUSE", kExample},
    Known{Identifier::name, Form::whole, "DONALDDUCK", kExample},
    Known{Identifier::name, Form::whole, "JOHN", kExample},
    Known{Identifier::name, Form::whole, "JANE", kExample},
    Known{Identifier::name, Form::whole, "ALICE", kExample},
    Known{Identifier::name, Form::whole, "BOB", kExample},
    Known{Identifier::name, Form::whole, "CAROL", kExample},
    Known{Identifier::other, Form::whole, "1234567893", kExample},
    Known{Identifier::other, Form::whole, "1111111112", kExample},
};

// Words of which one makes the whole name a made-up one.
constexpr auto kFakeNameWords = std::to_array<std::string_view>(
    {"anon",         "anonymized", "anonymous",  "anonymised", "bar",    "compressedsamples",
     "deidentified", "phantom",    "baz",        "citizen",    "doe",    "dolor",
     "dummy",        "everyman",   "everywoman", "example",    "fake",   "foo",
     "foobar",       "ipsum",      "lorem",      "qux",        "sample", "synthetic",
     "test",         "tester",     "testing",    "testpatient"});

// IPv4 networks as leading octets of the dotted form, and IPv6 as leading hextets.
struct Network {
  std::string_view prefix;
  std::string_view reason;
};
constexpr std::string_view kDocumentation = "a network reserved for documentation";
constexpr std::string_view kPrivate = "a private or local network";
constexpr std::array kNetworks = {
    Network{"192.0.2.", kDocumentation},
    Network{"198.51.100.", kDocumentation},
    Network{"203.0.113.", kDocumentation},
    Network{"2001:db8:", kDocumentation},
    Network{"3fff:", kDocumentation},
    Network{"10.", kPrivate},
    Network{"192.168.", kPrivate},
    Network{"169.254.", kPrivate},
    Network{"127.", kPrivate},
    Network{"0.", kPrivate},
    Network{"255.", kPrivate},
    Network{"fc", kPrivate},
    Network{"fd", kPrivate},
    Network{"fe80:", kPrivate},
    Network{"::1", kPrivate},
    Network{"8.8.8.8", "a public name server"},
    Network{"8.8.4.4", "a public name server"},
    Network{"1.1.1.1", "a public name server"},
    Network{"1.0.0.1", "a public name server"},
    Network{"9.9.9.9", "a public name server"},
};

// Host names, each matched as the whole host or its last labels (RFC 2606, 6761, 6762).
constexpr auto kReservedHosts = std::to_array<std::string_view>({"example.com",
                                                                 "example.net",
                                                                 "example.org",
                                                                 "example.edu",
                                                                 "example",
                                                                 "test",
                                                                 "invalid",
                                                                 "localhost",
                                                                 "local",
                                                                 "localdomain",
                                                                 "users.noreply.github.com",
                                                                 "w3.org",
                                                                 "github.com",
                                                                 "gitlab.com",
                                                                 "hl7.org",
                                                                 "domain.com",
                                                                 "email.com",
                                                                 "test.com",
                                                                 "foo.com",
                                                                 "bar.com"});
constexpr auto kRoleMailboxes =
    std::to_array<std::string_view>({"noreply", "no-reply", "donotreply", "do-not-reply",
                                     "postmaster", "webmaster", "root", "git"});

bool is_numeric(Identifier identifier) {
  return identifier == Identifier::ssn || identifier == Identifier::phone ||
         identifier == Identifier::fax || identifier == Identifier::zip ||
         identifier == Identifier::date;
}

std::string canonical(Identifier identifier, std::string_view value) {
  if (is_numeric(identifier)) return only(value, is_digit);
  std::string folded = only(value, is_alphanumeric);
  std::ranges::transform(folded, folded.begin(), to_upper);
  return folded;
}

std::optional<std::string> known_reason(Identifier identifier, std::string_view folded) {
  const Identifier like = identifier == Identifier::fax ? Identifier::phone : identifier;
  for (const Known& known : kKnown) {
    if (known.identifier != like) continue;
    const bool fits =
        known.form == Form::whole ? folded == known.value : folded.starts_with(known.value);
    if (fits) return std::string(known.reason);
  }
  return std::nullopt;
}

bool is_one_digit_repeated(std::string_view digits) {
  return digits.size() > 2 && digits.find_first_not_of(digits.front()) == npos;
}

// Each digit one more (or one less) than the one before; 0 follows 9.
bool is_sequential(std::string_view digits) {
  if (digits.size() < 4) return false;
  bool up = true;
  bool down = true;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    const int step = (digits[i] - digits[i - 1] + 10) % 10;
    up = up && step == 1;
    down = down && step == 9;
  }
  return up || down;
}

std::optional<std::string> number_reason(std::string_view value) {
  const std::string digits = only(value, is_digit);
  if (digits.empty()) return std::nullopt;
  if (is_one_digit_repeated(digits)) return "one digit repeated";
  if (is_sequential(digits)) return "digits in sequence";
  return std::nullopt;
}

std::optional<std::string> phone_reason(std::string_view digits) {
  if (digits.size() == 11) digits.remove_prefix(1);
  const bool local = digits.size() == 7 && digits.starts_with("555");
  if (local || (digits.size() == 10 && digits.substr(3, 3) == "555")) {
    return "the 555 exchange, kept for examples";
  }
  return known_reason(Identifier::phone, digits);
}

bool is_reserved_host(std::string_view host) {
  const std::string folded = lower_case(host);
  return std::ranges::any_of(kReservedHosts, [&](std::string_view reserved) {
    if (!folded.ends_with(reserved)) return false;
    const std::size_t before = folded.size() - reserved.size();
    return before == 0 || folded[before - 1] == '.';
  });
}

std::optional<std::string> email_reason(std::string_view value) {
  const std::size_t at = value.find('@');
  if (at == npos) return std::nullopt;
  if (is_reserved_host(value.substr(at + 1))) return "a host name reserved for examples";
  const std::string user = lower_case(value.substr(0, at));
  if (std::ranges::find(kRoleMailboxes, user) != kRoleMailboxes.end()) {
    return "a mailbox that is no person's";
  }
  return std::nullopt;
}

std::optional<std::string> url_reason(std::string_view value) {
  const std::size_t scheme = value.find("://");
  if (scheme == npos) return std::nullopt;
  std::string_view host = value.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != npos) host.remove_prefix(at + 1);
  if (is_reserved_host(host.substr(0, host.find(':')))) return "a host name reserved for examples";
  return std::nullopt;
}

// 172.16/12, 100.64/10 and everything from 224 up have no boundary at a dot.
bool is_odd_private_network(std::string_view address) {
  const auto octet = [](std::string_view text) {
    int value = 0;
    for (const char c : text.substr(0, 3)) value = is_digit(c) ? value * 10 + (c - '0') : value;
    return value;
  };
  const std::size_t dot = address.find('.');
  if (dot == npos) return false;
  const int first = octet(address.substr(0, dot));
  const std::string_view rest = address.substr(dot + 1);
  const int second = octet(rest.substr(0, rest.find('.')));
  return first >= 224 || (first == 172 && second >= 16 && second < 32) ||
         (first == 100 && second >= 64 && second < 128);
}

std::optional<std::string> ip_reason(std::string_view value) {
  const std::string folded = lower_case(value);
  for (const Network& network : kNetworks) {
    if (folded.starts_with(network.prefix)) return std::string(network.reason);
  }
  if (is_odd_private_network(folded)) return std::string(kPrivate);
  return std::nullopt;
}

std::optional<std::string> name_word_reason(std::string_view word) {
  const std::string letters = lower_case(only(word, is_letter));
  if (std::ranges::find(kFakeNameWords, letters) != kFakeNameWords.end()) {
    return "a made-up person's name";
  }
  if (letters.starts_with("zz")) return "a name beginning with ZZ, the usual test patient";
  if (is_letter(word.front()) && is_digit(word.back())) {
    return "a name ending in digits, as Synthea generates";
  }
  return std::nullopt;
}

std::optional<std::string> name_reason(std::string_view value) {
  constexpr std::string_view kSeparators = " ,^*|&~\t";
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(kSeparators, at), value.size());
    const std::string_view word = value.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (auto reason = name_word_reason(word)) return reason;
  }
  return std::nullopt;
}

std::optional<std::string> test_word_reason(std::string_view folded) {
  for (const std::string_view word : {"TEST", "DEMO", "SAMPLE", "EXAMPLE", "FAKE", "DUMMY"}) {
    if (folded.starts_with(word)) return "marked as a test value";
  }
  return std::nullopt;
}

std::optional<std::string> health_plan_reason(std::string_view folded) {
  // The letter S is not used in real MBIs; CMS and Synthea put it there on purpose.
  if (folded.size() == 11 && is_digit(folded[0]) && folded[1] == 'S') {
    return "an MBI with the letter of synthetic beneficiaries";
  }
  return test_word_reason(folded);
}

std::optional<std::string> special_reason(Identifier identifier, std::string_view value,
                                          std::string_view folded) {
  switch (identifier) {
    case Identifier::phone:
    case Identifier::fax:
      return phone_reason(folded);
    case Identifier::email:
      return email_reason(value);
    case Identifier::url:
      return url_reason(value);
    case Identifier::ip:
      return ip_reason(value);
    case Identifier::name:
      return name_reason(value);
    case Identifier::health_plan:
      return health_plan_reason(folded);
    case Identifier::mrn:
    case Identifier::account:
    case Identifier::license:
    case Identifier::device:
    case Identifier::other:
      return test_word_reason(folded);
    default:
      return std::nullopt;
  }
}

bool has_telling_digits(Identifier identifier) {
  static constexpr std::array kWithout = {
      Identifier::name,  Identifier::address, Identifier::date,  Identifier::age,
      Identifier::url,   Identifier::ip,      Identifier::email, Identifier::biometric,
      Identifier::photo, Identifier::schema};
  return std::ranges::find(kWithout, identifier) == kWithout.end();
}

}  // namespace

std::optional<std::string> synthetic_reason(Identifier identifier, std::string_view value) {
  const std::string folded = canonical(identifier, value);
  if (auto reason = known_reason(identifier, folded)) return reason;
  if (auto reason = special_reason(identifier, value, folded)) return reason;
  if (has_telling_digits(identifier)) return number_reason(value);
  return std::nullopt;
}

}  // namespace phiward
