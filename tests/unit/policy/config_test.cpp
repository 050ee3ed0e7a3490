#include "auditor/policy/config.hpp"

#include <boost/test/unit_test.hpp>

using namespace phiward;

namespace {

std::string error_of(const std::string& text) {
  try {
    (void)parse_config(text, "site.toml");
  } catch (const TomlError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(everything_a_site_may_decide_is_read) {
  const Config config = parse_config(R"(
[policy]
block = 0.9
warn = 0.6
info = 0.3
fail_on = "warn"
refuse_binary = true
[rules]
directory = "/etc/phiward/rules"
disable = ["us-ssn"]
[state]
directory = "/srv/phiward"
[limits]
max_blob_mib = 8
threads = 3
gate_seconds = 20
[message]
help_url = "https://phi.clinic.example/"
)",
                                     "site.toml");
  BOOST_TEST(config.thresholds.block == 0.9);
  BOOST_TEST(config.thresholds.warn == 0.6);
  BOOST_TEST(config.thresholds.info == 0.3);
  BOOST_TEST((config.fail_on == Outcome::warn));
  BOOST_TEST(config.refuse_binary);
  BOOST_TEST(config.site_rules->string() == "/etc/phiward/rules");
  BOOST_REQUIRE(config.disabled_rules.size() == 1U);
  BOOST_TEST(config.disabled_rules.front() == "us-ssn");
  BOOST_TEST(config.state_directory.string() == "/srv/phiward");
  BOOST_TEST(config.max_blob_bytes == std::uint64_t{8} << 20);
  BOOST_TEST(config.threads == 3U);
  BOOST_TEST(config.gate_time.count() == 20);
  BOOST_TEST(config.help_url == "https://phi.clinic.example/");
}

BOOST_AUTO_TEST_CASE(an_empty_file_means_the_defaults) {
  const Config config = parse_config("", "site.toml");
  BOOST_TEST((config.fail_on == Outcome::block));
  BOOST_TEST(!config.refuse_binary);
  BOOST_TEST(!config.site_rules.has_value());
}

BOOST_AUTO_TEST_CASE(every_mistake_is_an_error_with_file_and_line) {
  struct Row {
    const char* text;
    const char* where;
  };
  const Row rows[] = {
      {"[policy]\nblok = 0.9\n", "site.toml:2: "},
      {"[polcy]\n", "site.toml:1: "},
      {"[policy]\nblock = \"high\"\n", "site.toml:2: "},
      {"[policy]\nblock = 1.5\n", "site.toml:2: "},
      {"[policy]\nblock = 0.3\n", "site.toml:1: "},
      {"[policy]\n\nfail_on = \"never\"\n", "site.toml:3: "},
      {"[rules]\ndirectory = \"rules\"\n", "site.toml:2: "},
      {"[limits]\nmax_blob_mib = 0\n", "site.toml:2: "},
      {"[limits]\nthreads = -1\n", "site.toml:2: "},
      {"[limits\n", "site.toml:1: "},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(error_of(row.text).starts_with(row.where)); }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_was_named_must_be_there) {
  BOOST_CHECK_THROW((void)load_config("/nowhere/phiward.toml"), ConfigError);
  BOOST_CHECK_THROW((void)load_config("/etc"), ConfigError);
}

BOOST_AUTO_TEST_SUITE_END()
