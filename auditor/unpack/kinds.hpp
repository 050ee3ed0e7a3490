// Every kind of container and what opens it. A new kind is one file here, one row in
// kinds.cpp, and one in auditor/content/container_kind.cpp that tells how it begins.
#pragma once

#include <optional>
#include <string_view>

#include "auditor/content/container_kind.hpp"
#include "auditor/unpack/parts.hpp"

namespace phiward {

// Why it could not be read to its end; empty if it was. Whatever happens, the parts added
// before were given to the sink. Throws only what the sink throws.
std::optional<UnpackFailure> unpack(ContainerKind kind, std::string_view bytes, Parts& parts);

}  // namespace phiward
