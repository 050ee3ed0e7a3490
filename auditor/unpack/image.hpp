// JPEG, PNG and TIFF images: one part "metadata" with the texts that cameras and people put into
// them, as lines "Key: value". Pixels are not looked at.
#pragma once

#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

// Throws UnpackError.
void unpack_image(std::string_view bytes, Parts& parts);

}  // namespace phiward
