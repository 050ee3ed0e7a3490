// A git object as it was read: its type and its content.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace phiward {

enum class ObjectType : std::uint8_t { commit, tree, blob, tag };

// "commit", "tree", "blob" or "tag"; empty for any other text.
[[nodiscard]] std::optional<ObjectType> object_type_named(std::string_view name);

struct ObjectHeader {
  ObjectType type{};
  std::uint64_t size = 0;  // bytes, inflated
};

// An object's content; `bytes` lives as long as this does.
class Object {
 public:
  Object(ObjectType type, std::string_view bytes, std::shared_ptr<const void> owner)
      : type_(type), bytes_(bytes), owner_(std::move(owner)) {}
  [[nodiscard]] ObjectType type() const { return type_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  ObjectType type_;
  std::string_view bytes_;
  std::shared_ptr<const void> owner_;  // of the bytes, whoever made them
};

}  // namespace phiward
