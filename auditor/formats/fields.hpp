// What the format readers found in one document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/field.hpp"

namespace phiward {

class Fields {
 public:
  static constexpr std::size_t kMost = 300'000;  // of one document; judged, some 700 MB

  // Starts the next individual and returns its number, from 1.
  std::uint32_t new_record() { return ++records_; }
  // Starts as many, and returns the number of the last one before them.
  std::uint32_t new_records(std::uint32_t count) {
    records_ += count;
    return records_ - count;
  }
  [[nodiscard]] std::uint32_t records() const { return records_; }

  void add(Field field) {
    if (all_.size() < kMost) {
      all_.push_back(std::move(field));
    } else {
      cut_off_ = true;
    }
  }

  // Keeps a value that does not stand in the text in one piece; as long as this lives.
  std::string_view keep(std::string value) { return kept_.emplace_back(std::move(value)); }

  // Tells that a part of the document was left out.
  void cut_off_here() { cut_off_ = true; }

  [[nodiscard]] const std::vector<Field>& all() const { return all_; }

  // A part of the document was too large for its reader: not everything was looked at.
  [[nodiscard]] bool cut_off() const { return cut_off_; }

 private:
  std::vector<Field> all_;
  std::deque<std::string> kept_;  // whose elements do not move
  std::uint32_t records_ = 0;
  bool cut_off_ = false;
};

}  // namespace phiward
