#include "rules/reserved_hosts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto npos = std::string_view::npos;

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

bool is_reserved_host(std::string_view host) {
  const std::string folded = lower_case(host);
  return std::ranges::any_of(kReservedHosts, [&](std::string_view reserved) {
    if (!folded.ends_with(reserved)) return false;
    const std::size_t before = folded.size() - reserved.size();
    return before == 0 || folded[before - 1] == '.';
  });
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

}  // namespace

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

std::optional<std::string> ip_reason(std::string_view value) {
  const std::string folded = lower_case(value);
  for (const Network& network : kNetworks) {
    if (folded.starts_with(network.prefix)) return std::string(network.reason);
  }
  if (is_odd_private_network(folded)) return std::string(kPrivate);
  return std::nullopt;
}

}  // namespace phiward
