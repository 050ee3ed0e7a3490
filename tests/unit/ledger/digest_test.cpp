#include "auditor/ledger/digest.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace phiward {
namespace {

struct HashRow {
  std::string_view text;
  std::string_view digest;
};

std::ostream& operator<<(std::ostream& out, const HashRow& row) {
  return out << row.text.size() << " bytes";
}

// FIPS 180-4 examples, and RFC 6962's leaf of the empty entry.
const HashRow kHashes[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

BOOST_DATA_TEST_CASE(sha256_gives_the_published_digests, boost::unit_test::data::make(kHashes)) {
  BOOST_TEST(hex(sha256(sample.text)) == sample.digest);
}

BOOST_AUTO_TEST_CASE(a_leaf_is_the_hash_of_a_zero_byte_and_the_body) {
  BOOST_TEST(hex(leaf_hash("")) ==
             "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  BOOST_TEST(hex(leaf_hash("abc")) == hex(sha256(std::string_view("\0abc", 4))));
}

BOOST_AUTO_TEST_CASE(a_chain_hash_covers_what_came_before_and_the_leaf) {
  const Sha256 first = sha256("first");
  const Sha256 second = sha256("second");
  std::string both(first.begin(), first.end());
  both.append(second.begin(), second.end());
  BOOST_TEST(hex(chain_hash(first, second)) == hex(sha256(both)));
  BOOST_TEST(hex(chain_hash(second, first)) != hex(sha256(both)));
}

BOOST_AUTO_TEST_CASE(hex_reads_back) {
  const Sha256 digest = sha256("abc");
  BOOST_TEST((from_hex(hex(digest)) == digest));
}

BOOST_AUTO_TEST_CASE(what_is_not_64_hexadecimal_digits_is_no_hash) {
  const std::string good = hex(sha256("abc"));
  const std::string with_nul = good.substr(0, 63) + '\0';
  for (const std::string& bad : {std::string(), good.substr(1), good + "0", "g" + good.substr(1),
                                 good.substr(0, 63) + ' ', with_nul}) {
    BOOST_TEST_CONTEXT("length " << bad.size()) { BOOST_TEST(!from_hex(bad).has_value()); }
  }
}

}  // namespace
}  // namespace phiward
