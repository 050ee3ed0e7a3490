#include "auditor/ledger/site_key.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <vector>

#include "rules/vocabulary.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/ledger/child_process.hpp"
#include "tests/unit/ledger/known_key.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

struct KeyPlace {
  test::TemporaryDirectory directory;
  fs::path state = directory.path() / "state";
  fs::path file = state / "keys" / "fingerprint.key";
};

unsigned mode_of(const fs::path& path) {
  return static_cast<unsigned>(fs::status(path).permissions());
}

bool names_the_key(const KeyError& error) {
  const std::string text = error.what();
  return text.find("keys") != std::string::npos && text.find('\n') == std::string::npos;
}

BOOST_AUTO_TEST_CASE(hmac_is_hmac_sha256_of_domain_zero_byte_and_text) {
  const KeyPlace place;
  // printf 'ssn\0Hi There' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b…
  BOOST_TEST(test::known_key(place.state).hmac("ssn", "Hi There") ==
             "14a990a157dab98b6730f3b3ecae468371de5a621c856e6eac80a4e512bda93b");
}

BOOST_AUTO_TEST_CASE(the_same_state_gives_the_same_fingerprints) {
  const KeyPlace place;
  const std::string first = SiteKey::open(place.state).hmac("ssn", "value");
  BOOST_TEST(SiteKey::open(place.state).hmac("ssn", "value") == first);
}

BOOST_AUTO_TEST_CASE(domain_and_text_do_not_run_together) {
  const SiteKey key = SiteKey::ephemeral();
  BOOST_TEST(key.hmac("ab", "c") != key.hmac("a", "bc"));
  BOOST_TEST(key.hmac("ab", "c") == key.hmac("ab", "c"));
}

BOOST_AUTO_TEST_CASE(a_check_value_tells_keys_apart_and_is_no_fingerprint) {
  const SiteKey key = SiteKey::ephemeral();
  BOOST_TEST(key.check_value() != SiteKey::ephemeral().check_value());
  BOOST_TEST(key.check_value() == key.hmac("key check", ""));
  BOOST_TEST(!parse_word<Identifier>("key check").has_value());
}

BOOST_AUTO_TEST_CASE(ephemeral_keys_differ_and_are_not_stored) {
  BOOST_TEST(SiteKey::ephemeral().hmac("a", "b") != SiteKey::ephemeral().hmac("a", "b"));
}

BOOST_AUTO_TEST_CASE(a_new_key_is_private_and_whole_and_leaves_nothing_beside_it) {
  const KeyPlace place;
  SiteKey::open(place.state);
  BOOST_TEST(mode_of(place.file) == 0600U);
  BOOST_TEST(mode_of(place.file.parent_path()) == 0700U);
  BOOST_TEST(fs::file_size(place.file) == 32U);
  const fs::directory_iterator begin(place.file.parent_path());
  BOOST_TEST(std::distance(begin, fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(a_key_of_another_size_is_refused) {
  for (const std::uintmax_t size : {0U, 31U, 33U, 1U << 20U}) {
    const KeyPlace place;
    SiteKey::open(place.state);
    fs::resize_file(place.file, size);
    BOOST_TEST_CONTEXT(size << " bytes") {
      BOOST_CHECK_EXCEPTION(SiteKey::open(place.state), KeyError, names_the_key);
      BOOST_TEST(fs::file_size(place.file) == size);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_key_that_others_may_touch_is_refused) {
  for (const unsigned mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0777U}) {
    const KeyPlace place;
    SiteKey::open(place.state);
    fs::permissions(place.file, static_cast<fs::perms>(mode));
    BOOST_TEST_CONTEXT("mode " << std::oct << mode) {
      BOOST_CHECK_EXCEPTION(SiteKey::open(place.state), KeyError, names_the_key);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_key_directory_that_others_may_touch_is_refused) {
  const KeyPlace place;
  SiteKey::open(place.state);
  fs::permissions(place.file.parent_path(), static_cast<fs::perms>(0730));
  BOOST_CHECK_EXCEPTION(SiteKey::open(place.state), KeyError, names_the_key);
}

BOOST_AUTO_TEST_CASE(a_key_that_is_gone_is_not_made_anew_beside_a_ledger) {
  const KeyPlace place;
  SiteKey::open(place.state);
  fs::remove(place.file);
  std::ofstream(place.state / "ledger.db") << "whatever is in it";
  BOOST_CHECK_EXCEPTION(SiteKey::open(place.state), KeyError, names_the_key);
  BOOST_TEST(!fs::exists(place.file));
}

BOOST_AUTO_TEST_CASE(a_directory_in_place_of_the_key_is_refused) {
  const KeyPlace place;
  SiteKey::open(place.state);
  fs::remove(place.file);
  fs::create_directory(place.file);
  BOOST_CHECK_EXCEPTION(SiteKey::open(place.state), KeyError, names_the_key);
}

BOOST_AUTO_TEST_CASE(a_state_directory_that_cannot_be_made_is_an_error) {
  const KeyPlace place;
  std::ofstream(place.state) << "a file where the directory should be";
  BOOST_CHECK_THROW(SiteKey::open(place.state), KeyError);
  BOOST_CHECK_THROW(SiteKey::open("/proc/phiward"), KeyError);
}

BOOST_AUTO_TEST_CASE(processes_that_make_the_key_at_once_agree) {
  const KeyPlace place;
  std::vector<int> ends;
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i) {
    int pipe_ends[2];
    BOOST_REQUIRE(::pipe(pipe_ends) == 0);
    children.push_back(test::start_child([&] {
      const std::string text = SiteKey::open(place.state).hmac("ssn", "value");
      return ::write(pipe_ends[1], text.data(), text.size()) == 64 ? 0 : 1;
    }));
    ::close(pipe_ends[1]);
    ends.push_back(pipe_ends[0]);
  }
  const std::string expected = SiteKey::open(place.state).hmac("ssn", "value");
  for (std::size_t i = 0; i < children.size(); ++i) {
    char text[64] = {};
    BOOST_TEST(test::wait_for(children[i]) == 0);
    BOOST_TEST(::read(ends[i], text, sizeof text) == 64);
    BOOST_TEST(std::string(text, sizeof text) == expected);
    ::close(ends[i]);
  }
}

}  // namespace
}  // namespace phiward
