// What a path tells of a file: whatever readers and weights ask of it is part of its context.
#include "auditor/formats/path_context.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "auditor/formats/path_suffix.hpp"

using namespace phiward;

namespace {

const std::vector<std::string> kFolders = {"src",  "vendor",   "node_modules", "locale", "lang",
                                           "docs", "patients", "inpatient",    "Vendor", "lib"};
const std::vector<std::string> kFiles = {"a.txt",         "a.csv",  "patients.csv", "messages_de.c",
                                         "LICENSE",       "go.sum", "Patient.java", "a.min.js",
                                         "physician.tsv", "a",      "x.tar.gz",     "README.md"};

}  // namespace

BOOST_AUTO_TEST_SUITE(path_context)

BOOST_AUTO_TEST_CASE(paths_that_tell_the_same_have_one_context_and_others_do_not) {
  struct Pair {
    std::string_view a, b;
    bool same;
  };
  const Pair pairs[] = {
      {"a/b.txt", "c/d.log", true},
      {"a.csv", "b/c.TSV", true},
      {"a.java", "b/c.py", true},
      {"lib/a.c", "vendor/a.c", false},
      {"a.txt", "docs/license.txt", false},
      {"a.properties", "locale/a.properties", false},
      {"a.csv", "a.dat", false},
      {"a.csv", "patients.csv", false},
      {"physicians.csv", "patients.csv", false},
      {"a.txt", "patients/a.txt", false},
      {"a.txt", "inpatients/a.txt", false},
      {"a.md", "a.sql", false},
      {"", "a.txt", true},
  };
  for (const auto& [a, b, same] : pairs) {
    BOOST_TEST((context_of_path(a) == context_of_path(b)) == same, a << " and " << b);
  }
}

BOOST_AUTO_TEST_CASE(what_folders_tell_holds_for_all_below_them) {
  std::mt19937 random(3);
  const auto any = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
  for (int round = 0; round < 2'000; ++round) {
    const std::string file = any(kFiles);
    std::string path;
    unsigned told = context_of_path(file).words;
    for (auto folders = random() % 4; folders > 0; --folders) {
      const std::string folder = any(kFolders);
      told |= told_by_folder(folder);
      path += folder + '/';
    }
    path += file;
    BOOST_TEST(context_of_path(path).words == told, path);
    BOOST_TEST(context_of_path(path).suffix == context_of_path(file).suffix, path);
  }
}

BOOST_AUTO_TEST_CASE(no_two_sets_of_suffixes_have_one_in_common) {
  for (const auto& set : suffixes::kAll) {
    for (const std::string_view suffix : set) {
      int sets = 0;
      for (const auto& other : suffixes::kAll) sets += has_suffix(suffix, other) ? 1 : 0;
      BOOST_TEST(sets == 1, suffix);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
