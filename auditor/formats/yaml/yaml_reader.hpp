// Pulls named values out of YAML 1.2 as people write data in it: mappings and sequences in block
// style, plain and quoted scalars, short flow collections. Arrays are transparent: what stands in
// one has the array's name. Tags, anchors and the text of block scalars are stepped over. Never
// fails: what makes no sense is stepped over. Linear, bounded memory, any bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "auditor/formats/json/json_reader.hpp"

namespace phiward {

class YamlReader {
 public:
  static constexpr std::size_t kMostDepth = 128;

  explicit YamlReader(std::string_view text) : text_(text) {}

  // The events of JSON; false at the end of the text. They borrow from it; opens and closes
  // balance.
  bool next(JsonEvent& event);

 private:
  struct Mapping {
    std::size_t column;  // of its keys
    std::string_view name;
    std::string_view last_key;  // without a value: what stands deeper is its
  };

  void read_line(std::string_view line);
  void read_entry(std::string_view entry, std::size_t column);
  void read_value(std::string_view name, std::string_view value);
  void read_flow(std::string_view name, std::string_view flow);
  void open(std::string_view name, std::size_t column);
  void close_from(std::size_t column);

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Mapping> mappings_;
  std::vector<JsonEvent> waiting_;  // events of one line, last first once the line is read
};

}  // namespace phiward
