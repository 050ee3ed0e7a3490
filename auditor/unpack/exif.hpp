// The texts of an EXIF block (JEITA CP-3451), which is a TIFF file: descriptions, owners,
// comments, when and where. Offsets are foreign: checked, and each directory is read once.
#pragma once

#include <string>
#include <string_view>

namespace phiward {

// Lines "Key: value" in UTF-8, appended to `lines`. False if the block contradicts itself; what
// was read before stays.
[[nodiscard]] bool read_exif(std::string_view tiff, std::string& lines);

}  // namespace phiward
