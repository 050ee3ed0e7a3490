// SHA-1 objects. Loose ones are read by our own code: libgit2 1.5 may inflate a damaged one for
// ever. Packed ones by libgit2; where few are wanted by our own code as well, and what that does
// not find, or not in order, is libgit2's to read, or to say what is wrong. Ids of the other kind
// name nothing here.
#include <algorithm>

#include "auditor/git/alternates.hpp"
#include "auditor/git/git_error.hpp"
#include "auditor/git/loose_object.hpp"
#include "auditor/git/object_source.hpp"
#include "auditor/git/pack/pack_file.hpp"
#include "auditor/git/pack/packed_objects.hpp"
#include "auditor/git/pack_check.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostPackedBytes = std::uint64_t{256} << 20;  // larger ones are libgit2's

// As libgit2 has them: those that the first borrows from, and the others as they are.
ObjectDirectoryList all_of(const ObjectDirectoryList& given) {
  ObjectDirectoryList all = with_alternates(given.front());
  all.insert(all.end(), given.begin() + 1, given.end());
  return all;
}

class Packs {
 public:
  explicit Packs(const ObjectDirectoryList& directories) {
    for (const fs::path& directory : directories) {
      for (const fs::path& index : pack_indexes(directory)) open(index);
    }
  }

  // The first answer that one of them gives.
  template <class Told, class Answer>
  [[nodiscard]] std::optional<Told> first(const Answer& answer) {
    for (Opened& pack : packs_) {
      if (auto found = answer(pack.objects)) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool contain(const ObjectId& id) const {
    return std::ranges::any_of(packs_,
                               [&](const Opened& pack) { return pack.objects.contains(id); });
  }

  void for_each_id(const std::function<void(const ObjectId&)>& visit) const {
    for (const Opened& pack : packs_) std::ranges::for_each(pack.objects.ids(), visit);
  }

  [[nodiscard]] bool are_complete() const { return complete_; }

 private:
  void open(const fs::path& index) {
    try {
      PackFile file(index);
      PackedObjects objects(file.pack(), file.index(), kMostPackedBytes);
      packs_.push_back({std::move(file), std::move(objects)});
    } catch (const GitError&) {
      complete_ = false;
    }
  }

  struct Opened {
    PackFile file;  // whose bytes stay where they are when this moves
    PackedObjects objects;
  };
  std::vector<Opened> packs_;
  bool complete_ = true;  // no pack is left to libgit2
};

class Sha1Objects : public ObjectSource {
 public:
  Sha1Objects(const ObjectDirectoryList& directories, bool few)
      : given_(directories), directories_(all_of(directories)), few_(few) {}

  std::optional<ObjectHeader> header(const ObjectId& id) override {
    return ask<ObjectHeader>(
        id, [&](const PackedObjects& pack) { return pack.header(id); },
        [](const LooseObject& loose) { return loose.header(); },
        [&](ObjectSource& library) { return library.header(id); });
  }

  std::optional<Object> read(const ObjectId& id) override {
    return ask<Object>(
        id, [&](PackedObjects& pack) { return pack.read(id, inflater_); },
        [&](const LooseObject& loose) { return loose.read(inflater_); },
        [&](ObjectSource& library) { return library.read(id); });
  }

  bool contains(const ObjectId& id) override {
    if (id.is_sha256()) return false;
    if (!few_ || !packs().are_complete()) return library().contains(id);
    return packs().contain(id) || std::ranges::any_of(directories_, [&](const fs::path& directory) {
             std::error_code error;
             return fs::exists(loose_object_path(directory, id), error);
           });
  }

  void for_each_id(const std::function<void(const ObjectId&)>& visit) override {
    if (!few_ || !packs().are_complete()) return library().for_each_id(visit);
    packs().for_each_id(visit);
    for (const fs::path& directory : directories_) {
      std::ranges::for_each(loose_object_ids(directory), visit);
    }
  }

 private:
  template <class Told, class FromPack, class FromLoose, class FromLibrary>
  std::optional<Told> ask(const ObjectId& id, const FromPack& from_pack,
                          const FromLoose& from_loose, const FromLibrary& from_library) {
    if (id.is_sha256()) return std::nullopt;
    // Those of a small push are loose: the packs, which may be many, are opened when one is not.
    const bool packs_were_open = packs_.has_value();
    if (packs_were_open) {
      if (auto told = packs_->first<Told>(from_pack)) return told;
    }
    try {
      for (const fs::path& directory : directories_) {
        if (const auto file = open_loose_object(directory, id)) {
          return from_loose(LooseObject(file->bytes()));
        }
      }
    } catch (const GitError&) {
      if (auto told = packs().first<Told>(from_pack)) return told;
      throw;
    }
    if (few_ && !packs_were_open) {
      if (auto told = packs().first<Told>(from_pack)) return told;
    }
    return from_library(library());
  }

  Packs& packs() {
    if (!packs_) packs_.emplace(directories_);
    return *packs_;
  }

  ObjectSource& library() {
    if (!library_) {
      std::ranges::for_each(directories_, check_pack_indexes);
      library_ = library_objects(given_);
    }
    return *library_;
  }

  ObjectDirectoryList given_, directories_;
  bool few_;
  Inflater inflater_;
  std::optional<Packs> packs_;
  std::unique_ptr<ObjectSource> library_;
};

}  // namespace

std::unique_ptr<ObjectSource> sha1_objects(const ObjectDirectoryList& directories, bool few) {
  return std::make_unique<Sha1Objects>(directories, few);
}

}  // namespace phiward
