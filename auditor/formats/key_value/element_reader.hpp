// Names, values and nesting of XML and HTML of any vocabulary: attributes, elements, and a text
// that names the one behind it (<td>DOB</td><td>…</td>, <key>ssn</key><string>…</string>).
#pragma once

#include <string_view>

#include "auditor/formats/key_value/records.hpp"

namespace phiward::key_value {

void read_elements(std::string_view text, Records& records);

}  // namespace phiward::key_value
