#include "auditor/git/object.hpp"

#include <array>

namespace phiward {

std::optional<ObjectType> object_type_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, ObjectType>, 4> kTypes = {
      {{"commit", ObjectType::commit},
       {"tree", ObjectType::tree},
       {"blob", ObjectType::blob},
       {"tag", ObjectType::tag}}};
  for (const auto& [known, type] : kTypes) {
    if (name == known) return type;
  }
  return std::nullopt;
}

}  // namespace phiward
