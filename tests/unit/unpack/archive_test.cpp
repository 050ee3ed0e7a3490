#include "auditor/unpack/archive.hpp"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "auditor/unpack/utf8_locale.hpp"
#include "tests/support/archive_builder.hpp"
#include "tests/unit/unpack/unpacked.hpp"

namespace phiward::test {
namespace {

namespace data = boost::unit_test::data;

const std::string kRow = "id,note\n1,fine\n";

bool failed_with(const Unpacked& unpacked, UnpackFailure failure) {
  return unpacked.failure == failure;
}

BOOST_AUTO_TEST_SUITE(archives)

struct Form {
  const char* format;
  const char* filter;
};
std::ostream& operator<<(std::ostream& out, const Form& form) {
  return out << form.format << '.' << form.filter;
}
constexpr Form kForms[] = {
    {"zip", "none"},    {"7zip", "none"}, {"ustar", "none"},   {"gnutar", "none"}, {"pax", "none"},
    {"gnutar", "gzip"}, {"gnutar", "xz"}, {"gnutar", "bzip2"}, {"gnutar", "zstd"},
};

BOOST_DATA_TEST_CASE(every_form_gives_its_members_by_name, data::make(kForms), form) {
  const Unpacked all = unpacked(
      archive_of(form.format, {{"a/patients.csv", kRow}, {"b.txt", "second"}}, form.filter));
  BOOST_TEST(!all.failure);
  BOOST_TEST(all.parts.size() == 2U);
  BOOST_TEST(all.part("a/patients.csv") == kRow);
  BOOST_TEST(all.part("b.txt") == "second");
}

constexpr const char* kFilters[] = {"gzip", "bzip2", "xz", "zstd", "lz4", "lzip", "compress"};

BOOST_DATA_TEST_CASE(a_compressed_file_gives_one_part_without_a_name, data::make(kFilters),
                     filter) {
  const Unpacked all = unpacked(compressed(kRow, filter));
  BOOST_TEST(!all.failure);
  BOOST_REQUIRE_EQUAL(all.parts.size(), 1U);
  BOOST_TEST(all.parts[0].name.empty());
  BOOST_TEST(all.parts[0].bytes == kRow);
}

BOOST_AUTO_TEST_CASE(nothing_compressed_is_complete) {
  for (const char* filter : {"gzip", "bzip2", "xz"}) {
    BOOST_TEST(!unpacked(compressed("", filter)).failure, filter);
  }
  BOOST_TEST(!unpacked(zip_of({})).failure);
}

BOOST_AUTO_TEST_CASE(names_are_utf8_whatever_the_locale) {
  const Utf8Locale locale;  // the builder's
  const std::string name = "M\xC3\xBCller/\xE2\x82\xAC.txt";
  for (const char* format : {"zip", "7zip", "pax", "gnutar"}) {
    BOOST_TEST(unpacked(archive_of(format, {{name, kRow}})).part(name) == kRow);
  }
}

BOOST_AUTO_TEST_CASE(directories_are_names_and_links_are_texts) {
  ArchiveBuilder builder("gnutar");
  builder.add("ward/", "", AE_IFDIR);
  builder.add("link", "where/it/leads", AE_IFLNK);
  const Unpacked all = unpacked(builder.finish());
  BOOST_REQUIRE_EQUAL(all.parts.size(), 2U);
  BOOST_TEST(all.parts[0].name == "ward/");
  BOOST_TEST(all.part("link") == "where/it/leads");
}

BOOST_AUTO_TEST_CASE(an_archive_cut_off_anywhere_is_never_complete) {
  for (const Form& form : kForms) {
    const std::string whole =
        archive_of(form.format, {{"a.csv", kRow}, {"b.csv", kRow + kRow}}, form.filter);
    // Of a tar archive that is not compressed: from the first whole block on, and up to the
    // padding at its end.
    const bool tar = form.format[0] != 'z' && form.format[0] != '7' && form.filter[0] == 'n';
    const std::size_t most = tar ? 600 : whole.size();
    for (std::size_t size = tar ? 513 : 20; size < most; ++size) {
      const Unpacked cut = unpacked(whole.substr(0, size));
      if (!cut.failure) BOOST_FAIL(form << " reads as complete after " << size << " bytes");
    }
  }
}

BOOST_AUTO_TEST_CASE(members_before_the_damage_are_kept) {
  const std::string whole = zip_of({{"a.csv", kRow}, {"b.csv", std::string(5000, 'x')}});
  const Unpacked cut = unpacked(whole.substr(0, 100));
  BOOST_TEST(failed_with(cut, UnpackFailure::damaged));
  BOOST_TEST(cut.part("a.csv") == kRow);
}

BOOST_AUTO_TEST_CASE(what_stands_after_the_end_of_a_tar_archive_is_read_or_told) {
  const std::string first = archive_of("gnutar", {{"a.csv", kRow}});
  const Unpacked both = unpacked(first + archive_of("gnutar", {{"b.csv", kRow}}));
  BOOST_TEST(!both.failure);
  BOOST_TEST(both.part("b.csv") == kRow);
  const std::string hidden = first + std::string(600, 'x');
  BOOST_TEST(unpacked(hidden).failure.has_value());
  BOOST_TEST(unpacked(compressed(std::string(1024, '\0') + std::string(600, 'x'), "gzip"))
                 .failure.has_value());
}

BOOST_AUTO_TEST_CASE(an_encrypted_member_is_a_failure_and_the_others_are_read) {
  ArchiveBuilder builder("zip", "none", "secret");
  builder.add("a.csv", kRow);
  const Unpacked all = unpacked(builder.finish());
  BOOST_TEST(failed_with(all, UnpackFailure::encrypted));
  BOOST_TEST(all.part("a.csv").empty());
}

BOOST_AUTO_TEST_CASE(a_bomb_stops_at_the_limit) {
  UnpackLimits limits;
  limits.bytes = 4 << 20;
  limits.part_bytes = 1 << 20;
  const std::string much(3 << 20, 'a');
  const std::string gz = compressed(much + much, "gzip");
  BOOST_TEST(gz.size() < 64'000U);
  BOOST_TEST(failed_with(unpacked(gz, limits), UnpackFailure::too_large));
  const std::string zip = zip_of({{"big", much}, {"small", kRow}});
  const Unpacked all = unpacked(zip, limits);
  BOOST_TEST(failed_with(all, UnpackFailure::too_large));
  BOOST_TEST(all.part("small") == kRow, "what fits is read all the same");
}

BOOST_AUTO_TEST_CASE(more_members_than_allowed_are_not_read) {
  UnpackLimits limits;
  limits.parts = 10;
  ArchiveBuilder builder("gnutar", "gzip");
  for (int i = 0; i < 11; ++i) builder.add("f" + std::to_string(i), "");
  const Unpacked all = unpacked(builder.finish(), limits);
  BOOST_TEST(failed_with(all, UnpackFailure::too_many));
  BOOST_TEST(all.parts.size() == 10U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
