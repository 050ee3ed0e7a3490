// Numbers objects in the order in which they come, from 0. Made for the millions of a history:
// some 50 bytes each. One thread adds; const methods may be called from several threads while
// none does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <tsl/robin_set.h>
#include <utility>

#include "auditor/git/object_id.hpp"

namespace phiward {

class ObjectNumbers {
 public:
  ObjectNumbers() { numbers_.max_load_factor(kIdLoad); }

  // Its number, and whether it was added: false if it had come before. Fewer than 2^32 come.
  std::pair<std::uint32_t, bool> add(const ObjectId& id) {
    if (const auto known = find(id)) return {*known, false};
    const auto number = static_cast<std::uint32_t>(ids_->size());
    ids_->push_back(id);
    numbers_.insert(number);
    return {number, true};
  }

  [[nodiscard]] std::optional<std::uint32_t> find(const ObjectId& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? std::nullopt : std::optional(*found);
  }

  [[nodiscard]] bool contains(const ObjectId& id) const { return find(id).has_value(); }
  // REQUIRES: number < size().
  [[nodiscard]] const ObjectId& id(std::uint32_t number) const { return (*ids_)[number]; }
  [[nodiscard]] std::size_t size() const { return ids_->size(); }

 private:
  using Ids = std::deque<ObjectId>;  // they stay where they are, while it grows

  // The table holds numbers, which are looked for by id.
  struct Lookup {
    const Ids* ids = nullptr;
    [[nodiscard]] const ObjectId& id(std::uint32_t number) const { return (*ids)[number]; }
    [[nodiscard]] static const ObjectId& id(const ObjectId& id) { return id; }
  };
  struct Hash : Lookup {
    std::size_t operator()(const auto& object) const { return ObjectIdHash{}(this->id(object)); }
  };
  struct Equal : Lookup {
    using is_transparent = void;
    bool operator()(const auto& a, const auto& b) const { return this->id(a) == this->id(b); }
  };
  using Table = tsl::robin_set<std::uint32_t, Hash, Equal>;

  std::unique_ptr<Ids> ids_ = std::make_unique<Ids>();  // its address stays when this is moved
  Table numbers_{0, Hash{{ids_.get()}}, Equal{{ids_.get()}}};
};

}  // namespace phiward
