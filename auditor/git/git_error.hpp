// What cannot go on while reading git: no repository, a format phiward cannot read, a
// corrupt object. what() is one line without foreign control bytes.
#pragma once

#include <stdexcept>

namespace phiward {

class GitError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace phiward
