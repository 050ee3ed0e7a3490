// What a name means where it stands: under `patient`, "id" is a patient's number; beside "last",
// "first" is a first name.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tsl/robin_map.h>

#include "auditor/formats/key_filter.hpp"
#include "auditor/formats/key_value/roles.hpp"

namespace phiward::key_value {

struct Meaning {
  std::string key;   // for Field::key; empty if no rule wants it
  std::string name;  // for Field::name
  bool provider = false;
};

// Where a name stands.
struct Place {
  Role owner;               // whose data surrounds it
  std::string_view parent;  // the name of what it stands in
  bool name_parts = false;  // beside it stands the other part of a name
};

// What a name says by itself.
struct Leaf {
  bool wanted = false;  // somewhere it could mean something
  bool tells = false;   // anywhere it does
  bool person = false;  // it is the role of a person, nothing else: a name may stand there
  char part = 0;        // 'f' of a first, 'l' of a last, 'm' of a middle name
};

// Remembers what it was asked. Not to be shared between threads.
class Meanings {
 public:
  // REQUIRES: `keys` outlives this.
  explicit Meanings(const KeyFilter& keys) : keys_(keys) {}

  // Valid until the next call.
  [[nodiscard]] const Meaning& of(std::string_view key, const Place& place);
  [[nodiscard]] const Leaf& leaf(std::string_view key);
  [[nodiscard]] Role role(std::string_view name);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>{}(name);
    }
  };
  template <class Value>
  using Known = tsl::robin_map<std::string, Value, Hash, std::equal_to<>>;

  [[nodiscard]] Meaning read(std::string_view key, const Place& place) const;
  [[nodiscard]] Leaf read_leaf(std::string_view key) const;
  [[nodiscard]] std::string known_part(std::string_view key) const;

  const KeyFilter& keys_;
  Known<Meaning> meanings_;  // by all that was asked
  Known<Leaf> leaves_;
  Known<Role> roles_;
  std::string asked_;
};

}  // namespace phiward::key_value
