// A value that stands without quotes behind its name: in YAML and INI, logs, dumps and URLs.
#pragma once

#include <cstddef>
#include <string_view>

namespace phiward::key_value {

// Length in bytes of the value at the beginning of `text`. It ends with its line, at punctuation,
// or before the next name: in "Ann dob=…" it is "Ann". A comma ends it unless `lines`, where a
// value has its line for itself.
[[nodiscard]] std::size_t bare_value_size(std::string_view text, bool lines);

}  // namespace phiward::key_value
