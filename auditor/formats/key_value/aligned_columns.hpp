// Tables whose columns are parted by blanks alone: what data frames, database clients and `column`
// print, in logs, comments and the outputs of notebooks.
#pragma once

#include <string_view>

#include "auditor/formats/key_value/records.hpp"

namespace phiward::key_value {

void read_aligned_columns(std::string_view text, Records& records);

}  // namespace phiward::key_value
