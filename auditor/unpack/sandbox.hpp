// Takes away what a program that only reads one stream and answers does not need.
#pragma once

namespace phiward {

// For good: no new privileges, little memory and time, no file, no process, no network.
// Throws std::system_error if the kernel refuses: then nothing should be read.
void enter_sandbox();

}  // namespace phiward
