#include "auditor/formats/sections/section_memory.hpp"

#include <utility>

namespace phiward {
namespace {

const SectionFields kNothing;

}  // namespace

std::size_t SectionMemory::Shown::bytes() const {
  constexpr std::size_t kOfField = sizeof(Field) + 48;  // with its names
  return sizeof *this + found.fields.capacity() * kOfField;
}

const SectionFields* SectionMemory::find(const Key& key) const {
  if (empty_.contains(key)) return &kNothing;
  const auto& shown = shown_[key.low % kShown];
  return shown && shown->key == key ? &shown->found : nullptr;
}

const SectionFields& SectionMemory::keep(const Key& key, SectionFields found) {
  if (found.empty()) {
    empty_.add(key);
    return kNothing;
  }
  auto shown = std::make_unique<Shown>(Shown{key, std::move(found)});
  if (bytes_ + shown->bytes() > kMostBytes) {
    for (auto& slot : shown_) slot.reset();
    bytes_ = 0;
  }
  auto& slot = shown_[key.low % kShown];
  if (slot) bytes_ -= slot->bytes();
  bytes_ += shown->bytes();
  slot = std::move(shown);
  return slot->found;
}

}  // namespace phiward
