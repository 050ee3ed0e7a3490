#include "auditor/formats/sections/section_memory.hpp"

#include <functional>
#include <utility>

namespace phiward {
namespace {

std::size_t slot_of(std::string_view text) {
  return std::hash<std::string_view>{}(text) % SectionMemory::kSlots;
}

}  // namespace

std::size_t SectionMemory::Known::bytes() const {
  constexpr std::size_t kOfField = sizeof(Field) + 48;  // with its names
  return sizeof *this + context.size() + text.size() + found.fields.size() * kOfField;
}

const SectionFields* SectionMemory::find(std::string_view context, std::string_view text) const {
  if (slots_.empty()) return nullptr;
  const auto& known = slots_[slot_of(text)];
  return known && known->text == text && known->context == context ? &known->found : nullptr;
}

const SectionFields& SectionMemory::keep(std::string_view context, std::string_view text,
                                         SectionFields found) {
  auto known =
      std::make_unique<Known>(Known{std::string(context), std::string(text), std::move(found)});
  if (slots_.empty() || bytes_ + known->bytes() > kMostBytes) {
    slots_.clear();
    slots_.resize(kSlots);
    bytes_ = 0;
  }
  auto& slot = slots_[slot_of(text)];
  if (slot) bytes_ -= slot->bytes();
  bytes_ += known->bytes();
  slot = std::move(known);
  return slot->found;
}

}  // namespace phiward
