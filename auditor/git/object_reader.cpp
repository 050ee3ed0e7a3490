#include "auditor/git/object_reader.hpp"

namespace phiward {
namespace {

constexpr std::uint64_t kMostKeptBytes = std::uint64_t{8} << 20;  // of all packs of a reader

}  // namespace

ReadObject object_reader(const ObjectStore& store, const OpenPacks& packs) {
  const auto readers = std::make_shared<std::vector<PackReader>>();
  for (const OpenPack& pack : packs) {
    readers->emplace_back(pack, kMostMetadataBytes, kMostKeptBytes / packs.size());
  }
  return [&store, readers](const ObjectId& id) -> std::optional<Object> {
    for (PackReader& reader : *readers) {
      if (auto object = reader.read(id)) return object;
    }
    return store.read(id, kMostMetadataBytes);
  };
}

}  // namespace phiward
