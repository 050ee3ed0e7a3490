// What was found in sections that were read before, so that the next version of a file costs what
// changed in it. Holds the sections themselves: what is not the same to the byte is not known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/field.hpp"

namespace phiward {

// Values are not borrowed: they are told by their ranges in the section as it was read.
struct SectionFields {
  std::vector<Field> fields;
  std::uint32_t records = 0;  // numbers given to them, from 1
  bool cut_off = false;
};

// Not to be shared between threads.
class SectionMemory {
 public:
  static constexpr std::size_t kMostBytes = 32 * 1024 * 1024;  // then all is forgotten
  static constexpr std::size_t kSlots = 16 * 1024;             // sections; newer ones take the
                                                               // place of older ones

  // `context` is all besides the text that reading depends on. Null if it is not known. Valid
  // until the next call of keep.
  [[nodiscard]] const SectionFields* find(std::string_view context, std::string_view text) const;
  const SectionFields& keep(std::string_view context, std::string_view text, SectionFields found);

 private:
  struct Known {
    std::string context;
    std::string text;
    SectionFields found;
    [[nodiscard]] std::size_t bytes() const;
  };

  std::vector<std::unique_ptr<Known>> slots_;
  std::size_t bytes_ = 0;
};

}  // namespace phiward
