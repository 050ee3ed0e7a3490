// Why a container could not be read to its end. A number and never a text of the library that
// read it: such texts may quote the content.
#pragma once

#include <cstdint>
#include <string>

#include "auditor/content/container_kind.hpp"

namespace phiward {

enum class UnpackFailure : std::uint8_t {
  damaged,      // ends too early, or contradicts its format
  encrypted,    // a password would be needed
  unsupported,  // a form or a method that cannot be read
  too_large,    // more bytes than are unpacked of one file
  too_many,     // more members than are unpacked of one file
  too_deep,     // containers in containers
  out_of_time,
  crashed,     // the unpacking program ended
  no_program,  // it could not be started
};

// "the archive is encrypted"; one line.
[[nodiscard]] std::string reason_for(UnpackFailure failure, ContainerKind kind);

}  // namespace phiward
