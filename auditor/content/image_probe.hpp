// Which images can hold text beside their picture, told without reading the picture: most
// cannot, and a repository may have thousands of them.
#pragma once

#include <string_view>

namespace phiward {

// True for a JPEG file with a segment of comments or metadata, a PNG file with a chunk of text
// or EXIF, every TIFF file, and whatever contradicts its format.
[[nodiscard]] bool image_may_hold_text(std::string_view bytes);

}  // namespace phiward
