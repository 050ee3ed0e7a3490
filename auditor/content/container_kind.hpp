// Tells by its first bytes whether a file holds other files or texts in a form of its own.
// Cheap, and without the libraries that can open it: those are in auditor/unpack.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace phiward {

enum class ContainerKind : std::uint8_t { archive, compressed, office, sqlite, dicom, image, pdf };

// As people say it: "archive", "SQLite database".
[[nodiscard]] std::string_view words_for(ContainerKind kind);

// What can be unpacked is not all there is: its pictures stay unread.
[[nodiscard]] bool holds_pictures(ContainerKind kind);

// Empty for everything that is text or that no kind of container begins like.
[[nodiscard]] std::optional<ContainerKind> container_kind(std::string_view bytes);

}  // namespace phiward
