// The one place that starts libsodium.
#pragma once

#include <sodium.h>
#include <stdexcept>

namespace phiward {

// Throws std::runtime_error if the library cannot work here. Callable from any thread.
inline void require_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium cannot start; is /dev/urandom readable?");
}

}  // namespace phiward
