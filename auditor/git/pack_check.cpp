#include "auditor/git/pack_check.hpp"

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/mapped_file.hpp"
#include "auditor/git/pack/multi_pack_index.hpp"
#include "auditor/git/pack/pack_index.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kHeaderBytes = 12;  // of a pack

bool stays_inside(const PackIndex& index, std::uint64_t pack_bytes) {
  for (std::uint32_t row = 0; row < index.count(); ++row) {
    const auto offset = index.offset(row);
    if (!offset || *offset < kHeaderBytes || *offset + ObjectId::kBytes >= pack_bytes) return false;
  }
  return true;
}

void check(const fs::path& index_file, const fs::path& pack_file) {
  const MappedFile bytes(index_file);
  if (!stays_inside(PackIndex(bytes.bytes()), fs::file_size(pack_file))) {
    throw GitError("damaged pack index: it leads out of its pack");
  }
}

// Names the file in what `check_it` throws.
template <class Check>
void check_named(const fs::path& path, const Check& check_it) {
  try {
    check_it();
  } catch (const std::exception& failure) {
    throw GitError("cannot read " + printable(path.string()) + ": " + failure.what());
  }
}

}  // namespace

void check_pack_indexes(const fs::path& object_directory) {
  std::error_code error;
  for (fs::directory_iterator at(object_directory / "pack", error), end; !error && at != end;
       at.increment(error)) {
    const fs::path pack = fs::path(at->path()).replace_extension(".pack");
    if (at->path().extension() != ".idx" || !fs::exists(pack)) continue;
    check_named(at->path(), [&] { check(at->path(), pack); });
  }
  const fs::path packs = object_directory / "pack";
  check_named(packs / "multi-pack-index", [&] { check_multi_pack_index(packs); });
}

}  // namespace phiward
