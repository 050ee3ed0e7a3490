// Which program this is: two texts that are the same stand for programs that find the same.
#pragma once

#include <string>

namespace phiward {

// The build ids of this program and of the libraries it has loaded, which the linker makes of
// their content; it and phiward-unpack by their files, and the libraries that phiward-unpack
// would load by the index of the dynamic linker, which every installed or upgraded library renews.
[[nodiscard]] std::string program_identity();

}  // namespace phiward
