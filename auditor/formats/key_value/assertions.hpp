// Assertions of tests, and forms that tests fill in: a name and the value it must have or gets, on
// one line in either order.
#pragma once

#include <string_view>

#include "auditor/formats/key_value/records.hpp"

namespace phiward::key_value {

void read_assertions(std::string_view text, Records& records);

}  // namespace phiward::key_value
