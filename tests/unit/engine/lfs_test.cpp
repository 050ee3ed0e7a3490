#include "auditor/engine/lfs.hpp"

#include <boost/test/unit_test.hpp>

using namespace phiward;

namespace {

const std::string kVersion = "version https://git-lfs.github.com/spec/v1\n";
const std::string kOid = "oid sha256:" + std::string(64, 'a') + '\n';
const std::string kSize = "size 12345\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(lfs)

BOOST_AUTO_TEST_CASE(a_pointer_leads_to_its_content) {
  const auto pointer = parse_lfs_pointer(kVersion + kOid + kSize);
  BOOST_TEST_REQUIRE(pointer.has_value());
  BOOST_TEST(pointer->size == 12345U);
  BOOST_TEST(lfs_object("/r.git", *pointer) == "/r.git/lfs/objects/aa/aa/" + std::string(64, 'a'));
}

BOOST_AUTO_TEST_CASE(extensions_and_older_names_are_read) {
  const std::string extension = "ext-0-case sha256:" + std::string(64, 'b') + '\n';
  BOOST_TEST(parse_lfs_pointer(kVersion + extension + kOid + kSize).has_value());
  BOOST_TEST(
      parse_lfs_pointer("version https://hawser.github.com/spec/v1\n" + kOid + kSize).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_pointer_leads_nowhere) {
  const std::string outside = "oid sha256:../../" + std::string(58, 'a') + '\n';
  const std::string slashes = "oid sha256:" + std::string(64, '/') + '\n';
  for (const std::string& text :
       {std::string(), kVersion, kVersion + kOid, kVersion + kSize, kOid + kSize,
        kVersion + outside + kSize, kVersion + slashes + kSize, kVersion + kOid + "size -1\n",
        kVersion + kOid + "size 99999999999999999999\n", kVersion + kOid + "size 1 2\n",
        kVersion + kOid + kSize + std::string(1024, ' ')}) {
    BOOST_TEST(!parse_lfs_pointer(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
