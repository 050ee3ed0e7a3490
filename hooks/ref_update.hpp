// The lines receive-pack gives a pre-receive hook: "<old> SP <new> SP <ref> LF", one a ref
// (githooks(5)). Ids have 40 digits, or 64 in a SHA-256 repository; all zeros stand for "no
// such ref".
#pragma once

#include <istream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

// The push cannot be judged. what() is one line without foreign bytes.
class GateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct RefUpdate {
  std::string old_id;  // hex, lower case, 40 or 64 digits
  std::string new_id;  // likewise
  std::string ref;     // any bytes

  [[nodiscard]] bool deletes() const;
};

// Every line, at least one; blank ones are skipped (Gitea's wrapper sends one for empty input).
// Throws GateError for a line of another form, for input over 64 MiB, and for none: git starts no
// hook without a ref update, so something else has read them.
[[nodiscard]] std::vector<RefUpdate> read_ref_updates(std::istream& in);

}  // namespace phiward
