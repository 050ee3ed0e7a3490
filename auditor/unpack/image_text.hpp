// The lines that texts inside images become.
#pragma once

#include <string>
#include <string_view>

namespace phiward {

// Appends "Key: value", with later lines of the value as lines of their own; nothing if the value
// is blank. Control characters become blanks, a NUL ends the value.
void add_image_text(std::string_view key, std::string_view value, std::string& lines);

// UTF-8 of UTF-16 text, up to its NUL.
[[nodiscard]] std::string from_utf16(std::string_view bytes, bool little_endian);

// The texts of an XMP packet (ISO 16684-1): the content of its elements and attributes under
// their names. Markup that makes no sense is stepped over.
void add_xmp(std::string_view packet, std::string& lines);

// The texts of an IPTC-IIM record 2, as such or inside Photoshop's resource blocks.
void add_iptc(std::string_view bytes, std::string& lines);

}  // namespace phiward
