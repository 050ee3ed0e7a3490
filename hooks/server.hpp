// Which git server runs the hook, and what it tells in the environment. Servers filter the
// environment differently, so every variable is optional; nothing here decides whether a
// push passes.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace phiward {

// A variable's value, or empty if it is not set; getenv in the program.
using Environment = std::function<std::optional<std::string>(const char* name)>;

[[nodiscard]] Environment process_environment();

struct Server {
  std::string name = "git";                      // "gitea", "gitlab", "git"
  std::string pusher;                            // as the server names them; may be empty
  std::string message_prefix;                    // of every line that its users are to see
  bool one_line = false;                         // its web interface shows a single line
  std::optional<std::chrono::seconds> patience;  // it gives up after this long
};

[[nodiscard]] Server detect_server(const Environment& environment);

}  // namespace phiward
