// What a name means where it stands: under `patient`, "id" is a patient's number; beside "last",
// "first" is a first name.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

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

// Not to be shared between threads.
class Meanings {
 public:
  // REQUIRES: `keys` outlives this.
  explicit Meanings(const KeyFilter& keys) : keys_(keys) {}

  [[nodiscard]] const Meaning& of(std::string_view key, const Place& place);

  // The name alone tells what stands under it.
  [[nodiscard]] bool tells(std::string_view key);

 private:
  [[nodiscard]] Meaning read(std::string_view key, const Place& place) const;
  [[nodiscard]] std::string known_part(std::string_view key) const;

  using Asked = std::tuple<std::string, std::string, std::string, bool>;

  const KeyFilter& keys_;
  std::map<Asked, Meaning> known_;  // bounded
  std::map<std::string, bool, std::less<>> telling_;
};

// A part of a name: 'f' of a first, 'l' of a last, 'm' of a middle name, 0 of none.
[[nodiscard]] char name_part(std::string_view key);

}  // namespace phiward::key_value
