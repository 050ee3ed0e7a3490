// Runs one format reader over a document and requires what every reader promises.
#pragma once

#include <algorithm>
#include <string_view>

#include "auditor/formats/reader.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/unit/formats/example_catalog.hpp"

namespace phiward::test {

inline void require_whole_fields(const Fields& fields, std::string_view text) {
  for (const Field& field : fields.all()) {
    require(!field.value.empty(), "no field is without a value");
    require(field.begin < field.end && field.end <= text.size(), "offsets lie in the text");
    const bool in_one_piece = borrows_from(field.value, text);
    require(!in_one_piece || text.substr(field.begin, field.end - field.begin) == field.value,
            "offsets lead to the value");
    require(std::ranges::none_of(field.name, [](char c) { return c >= 0 && c < ' '; }),
            "no control byte is in a name");
  }
}

// `suffix` is what a path of this format ends with; the text alone must do as well.
inline void run_reader(std::string_view name, std::string_view text, std::string_view suffix) {
  static const KeyFilter keys(example_catalog());
  const auto all = readers();
  const auto reader = std::ranges::find(all, name, &Reader::name);
  require(reader != all.end(), "the reader is in the table");
  for (const std::string_view path : {std::string_view(), suffix}) {
    const Document document{text, path};
    const bool wanted = reader->wanted(document, {});
    require(wanted || path.empty(), "a path of the format is always wanted");
    Fields fields;
    reader->read(document, keys, fields);
    require_whole_fields(fields, text);
  }
}

}  // namespace phiward::test
