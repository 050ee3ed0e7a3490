// Sources: Gitea modules/repository/env.go; Gitaly internal/gitaly/hook/custom.go
// (customHooksEnv) and https://docs.gitlab.com/administration/server_hooks/ for GL-HOOK-ERR.
#include "hooks/server.hpp"

#include <cstdlib>

namespace phiward {
namespace {

struct Known {
  const char* name;
  const char* sign;       // a variable that only this server sets
  const char* pusher[2];  // variables that name the pusher, best first
  const char* message_prefix;
};
constexpr Known kKnown[] = {
    {"gitea", "GITEA_REPO_ID", {"GITEA_PUSHER_NAME", "GITEA_PUSHER_ID"}, ""},
    {"gitlab", "GL_ID", {"GL_USERNAME", "GL_ID"}, "GL-HOOK-ERR: "},
};

// GitLab's web requests end after 55 s (Gitaly's "Default" timeout).
constexpr std::chrono::seconds kGitLabWeb{45};

}  // namespace

Environment process_environment() {
  return [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

Server detect_server(const Environment& environment) {
  Server server;
  for (const Known& known : kKnown) {
    if (!environment(known.sign)) continue;
    server.name = known.name;
    server.message_prefix = known.message_prefix;
    for (const char* variable : known.pusher) {
      if (server.pusher.empty()) server.pusher = environment(variable).value_or("");
    }
  }
  if (environment("GL_PROTOCOL") == "web") {
    server.one_line = true;
    server.patience = kGitLabWeb;
  }
  return server;
}

}  // namespace phiward
