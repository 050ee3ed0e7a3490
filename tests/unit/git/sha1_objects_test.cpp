// What our own code reads of single objects against libgit2, the oracle.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <set>

#include "auditor/git/git_error.hpp"
#include "auditor/git/object_source.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_files.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_bytes;
using phiward::test::file_text;
using phiward::test::GitRepository;
using phiward::test::PackFiles;
using phiward::test::write_bytes;

namespace {

using Paths = std::vector<std::filesystem::path>;

std::string history(int first, int last) {
  std::string stream;
  for (int i = first; i <= last; ++i) {
    std::string text;
    for (int line = 1; line <= 40 + i; ++line) {
      text += "line " + std::to_string(line * (line % 30 == i % 30 ? i : 1)) + '\n';
    }
    stream +=
        commit_text("main", i, 1000 * i, "Commit " + std::to_string(i),
                    (i > first ? "from :" + std::to_string(i - 1) + "\n"
                     : i > 1   ? std::string("from refs/heads/main^0\n")
                               : std::string()) +
                        file_text("changes.txt", text) +
                        file_text("d" + std::to_string(i % 5) + "/" + std::to_string(i), text) +
                        file_text("empty", ""));
  }
  return stream + "tag v" + std::to_string(last) + "\nfrom :" + std::to_string(last) +
         "\ntagger T <t@x> 1 +0000\ndata 3\nTag\n";
}

using Source = std::unique_ptr<ObjectSource>;

Source by_library(const Paths& paths) { return library_objects(paths); }
Source by_files(const Paths& paths) { return sha1_objects(paths, true); }

std::set<ObjectId> ids(const Source& store) {
  std::set<ObjectId> ids;
  store->for_each_id([&](const ObjectId& id) { ids.insert(id); });
  return ids;
}

// The type and bytes, or why there are none.
std::string told(const Source& store, const ObjectId& id) {
  try {
    const auto object = store->read(id);
    return object ? std::to_string(static_cast<int>(object->type())) + std::string(object->bytes())
                  : "absent";
  } catch (const GitError&) {
    return "damaged";
  }
}

std::map<ObjectId, std::string> all_told(const Paths& paths) {
  const Source store = by_files(paths);
  std::map<ObjectId, std::string> all;
  for (const ObjectId& id : ids(store)) all[id] = told(store, id);
  return all;
}

void check_same(const Paths& paths, std::size_t at_least) {
  const Source library = by_library(paths), files = by_files(paths);
  const std::set<ObjectId> all = ids(library);
  BOOST_TEST(all.size() >= at_least);
  BOOST_TEST((ids(files) == all));
  for (const ObjectId& id : all) {
    BOOST_TEST_CONTEXT(id.hex()) {
      BOOST_TEST(files->contains(id));
      BOOST_TEST((told(files, id) == told(library, id)));
      BOOST_TEST((files->header(id)->type == library->header(id)->type));
      BOOST_TEST(files->header(id)->size == library->header(id)->size);
    }
  }
  const ObjectId absent = *ObjectId::parse(std::string(ObjectId::kHexDigits, '7'));
  BOOST_TEST(!files->contains(absent));
  BOOST_TEST(!files->header(absent).has_value());
  BOOST_TEST(!files->read(absent).has_value());
}

std::filesystem::path objects(const GitRepository& made) { return made.path() / "objects"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(sha1_objects)

BOOST_AUTO_TEST_CASE(every_object_of_every_layout_reads_as_libgit2_reads_it) {
  const char* layouts[] = {
      "repack -adfq --depth=200 --window=50",
      "-c repack.useDeltaBaseOffset=false repack -adfq",
      "-c pack.indexVersion=1 repack -adfq",
      "-c pack.compression=0 repack -adfq --depth=0",
      "repack -adfq --write-midx",
  };
  const GitRepository made;
  made.import(history(1, 60));
  for (const char* layout : layouts) {
    BOOST_TEST_CONTEXT(layout) {
      made.git(layout);
      check_same({objects(made)}, 200);
    }
  }
}

BOOST_AUTO_TEST_CASE(loose_objects_and_several_packs_are_read_alike) {
  const GitRepository made;
  made.import(history(1, 5));
  made.git("repack -adq");
  made.import(history(6, 9));
  made.git("repack -dq");
  made.git("hash-object -w -t blob --stdin < /dev/null");
  made.git("hash-object -w -t blob --stdin < /etc/os-release");
  const GitRepository other;
  other.import(history(1, 4));
  other.git("repack -adq");
  for (const char* compression : {"9", "0"}) {
    const GitRepository loose;
    loose.git("-c core.looseCompression=" + std::string(compression) + " unpack-objects -q < " +
              PackFiles(other).pack.string());
    check_same({objects(loose)}, 10);
  }
  check_same({objects(made)}, 30);
}

BOOST_AUTO_TEST_CASE(packs_over_four_gibibytes_are_read_as_small_ones) {
  const GitRepository made;
  made.import(history(1, 10));
  made.git("repack -adfq");
  const auto truth = all_told({objects(made)});
  test::stretch_pack(made, std::uint64_t{5} << 30);
  BOOST_TEST((all_told({objects(made)}) == truth));
}

BOOST_AUTO_TEST_CASE(what_is_borrowed_is_read_as_libgit2_reads_it) {
  const GitRepository pool, made, other;
  pool.import(history(1, 8));
  other.import(history(1, 3));
  std::ofstream(objects(made) / "info/alternates") << objects(pool).string() << '\n';
  check_same({objects(made), objects(other)}, 20);
}

BOOST_AUTO_TEST_CASE(no_single_damaged_byte_makes_another_object) {
  const GitRepository made;
  made.import(history(1, 4));
  made.git("repack -adfq");
  const auto truth = all_told({objects(made)});
  std::set<std::string> contents;
  for (const auto& [id, content] : truth) contents.insert(content);
  const PackFiles files(made);
  for (const auto& path : {files.pack, files.index}) {
    const std::string whole = file_bytes(path);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
      write_bytes(path, damaged);
      const Source store = by_files({objects(made)});
      for (const auto& [id, content] : truth) {
        const std::string seen = told(store, id);
        if (seen == content || seen == "damaged" || seen == "absent") continue;
        // An index that leads to another object is believed, as by libgit2; so is a type.
        const bool believed = contents.contains(seen) || seen.substr(1) == content.substr(1);
        BOOST_TEST(believed, id.hex() << " with byte " << at << " changed");
      }
    }
    write_bytes(path, whole);
  }
}

BOOST_AUTO_TEST_CASE(no_single_damaged_byte_of_a_loose_object_makes_another) {
  const GitRepository made;
  const std::string id = made.git("hash-object -w -t blob --stdin < /etc/os-release");
  const auto file = objects(made) / id.substr(0, 2) / id.substr(2);
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  const std::string whole = file_bytes(file);
  const std::string truth = told(by_library({objects(made)}), *ObjectId::parse(id));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
    write_bytes(file, damaged);
    const std::string seen = told(by_files({objects(made)}), *ObjectId::parse(id));
    BOOST_TEST((seen == truth || seen == "damaged"), at);
    if (seen == "damaged") ++refused;
  }
  BOOST_TEST(refused > whole.size() / 2);
}

BOOST_AUTO_TEST_SUITE_END()
