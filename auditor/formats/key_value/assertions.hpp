// Assertions of tests: a name and the value it must have, on one line in either order.
#pragma once

#include <string_view>

#include "auditor/formats/key_value/records.hpp"

namespace phiward::key_value {

void read_assertions(std::string_view text, Records& records);

}  // namespace phiward::key_value
