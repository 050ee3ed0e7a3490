// Telling the blocks of a program from records.
#pragma once

#include <string_view>

namespace phiward::key_value {

// What such words open is a block of a program, nobody's data.
[[nodiscard]] bool is_program_block(std::string_view name);

}  // namespace phiward::key_value
