// What is found in a commit or tag besides its identities: in the message, told by its place in the
// message, and in headers that are not the usual ones, told by its place in the object.
#pragma once

#include <string_view>

#include "auditor/engine/inspector.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

// Throws MatchError.
[[nodiscard]] Inspection inspect_headed(const Inspector& inspector, const HeadedText& text,
                                        Surface surface, std::string_view path);

}  // namespace phiward
